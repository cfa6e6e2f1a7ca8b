/** The contract between your code, Ferrypay, the database and the ledger. Add types of your own elsewhere. */

export type PaymentState = 'open' | 'paid' | 'refunded' | 'expired';

/** What the body of a webhook of the type `payment.updated` holds, as JSON. There may be more in it. */
export interface PaymentEvent {
  /** Opaque, such as `evt_8Kq2`. The same event comes with the same id, however often it comes. */
  readonly id: string;
  readonly type: 'payment.updated';
  readonly payment: {
    /** Opaque, such as `pr_20417`. */
    readonly id: string;
    /** 1, 2, 3 …: grows with every change of this payment. */
    readonly sequence: number;
    readonly state: PaymentState;
    /** A whole number, from 0. */
    readonly amountCents: number;
  };
}

/** What the ledger is told: these five fields and nothing else. */
export interface PaymentUpdate {
  readonly eventId: string;
  readonly paymentId: string;
  readonly sequence: number;
  readonly state: PaymentState;
  readonly amountCents: number;
}

/** `superseded`: there was something newer of the same payment. `dead`: given up, until somebody looks at it. */
export type EntryStatus = 'waiting' | 'delivered' | 'superseded' | 'dead';

/** An event as the database keeps it. A new one is waiting, with 0 tries, and due at once. */
export interface InboxEntry {
  readonly update: PaymentUpdate;
  readonly status: EntryStatus;
  /** How often the ledger was given it so far. */
  readonly tries: number;
  /** When the ledger is to be given it next, in milliseconds since 1970. Means nothing unless waiting. */
  readonly dueAt: number;
}

/** The database. Every method may reject; a write that rejects may or may not have happened, but never in part. */
export interface InboxStore {
  /** Inserts an entry. If its event id is known already nothing changes, and the answer is `false`. */
  add(entry: InboxEntry): Promise<boolean>;
  /** Waiting entries with `dueAt <= now`, those that are due longest first. `limit` is from 1 to 100. */
  findDue(now: number, limit: number): Promise<InboxEntry[]>;
  /** The highest sequence of all entries of a payment, whatever their status; 0 if there is none. */
  newestSequence(paymentId: string): Promise<number>;
  /** Replaces the entry with the same event id. Rejects if there is none. */
  save(entry: InboxEntry): Promise<void>;
}

/** The bookkeeping system. It knows event ids, and takes it calmly when the same one comes again after a crash. */
export interface Ledger {
  apply(update: PaymentUpdate): Promise<void>;
}

export interface InboxPolicy {
  /** How far the time of a signature may be from now, in either direction. */
  readonly toleranceMs: number;
  readonly maxBodyBytes: number;
  /** How many calls of the ledger may be open at once. From 1 to 100. */
  readonly concurrency: number;
  /** A call of the ledger that has not ended within this has failed. */
  readonly timeoutMs: number;
  /** How often the ledger is given one event, the first time included. */
  readonly maxTries: number;
  /** The wait after the first failed try. It doubles with each further one. */
  readonly baseDelayMs: number;
  /** The longest wait between two tries. */
  readonly maxDelayMs: number;
}

export interface InboxOptions {
  readonly store: InboxStore;
  readonly ledger: Ledger;
  /** The secrets that are valid now. They change while the process runs; to ask costs nothing. */
  readonly secrets: () => readonly string[];
  readonly policy: InboxPolicy;
}

/** What became of the entries that one `work()` has dealt with. `waiting`: tried in vain, and to be tried again. */
export type WorkReport = Readonly<Record<EntryStatus, number>>;

/** What the body of an answer with a status of 400 or above holds, as JSON. */
export interface ApiError {
  readonly error: string;
}

/** What the body of a 200 or 202 holds, as JSON. */
export interface Receipt {
  readonly result: 'stored' | 'duplicate' | 'ignored';
}

export interface Inbox {
  /** Answers Ferrypay. */
  fetch(request: Request): Promise<Response>;
  /** Gives the ledger all that is due. A timer calls it every second. */
  work(): Promise<WorkReport>;
}
