import { createInbox, type Inbox, type InboxEntry, type InboxPolicy } from '../../starter/index.ts';
import { SECRET } from './ferrypay.ts';
import { MemoryStore } from './memory-store.ts';
import { TestLedger, type Turn } from './test-ledger.ts';

export const POLICY: InboxPolicy = {
  toleranceMs: 300_000,
  maxBodyBytes: 16_384,
  concurrency: 4,
  timeoutMs: 10_000,
  maxTries: 5,
  baseDelayMs: 1_000,
  maxDelayMs: 60_000,
};

export interface Setup {
  readonly entries?: readonly InboxEntry[];
  readonly turns?: readonly Turn[];
  readonly secrets?: readonly string[];
  readonly policy?: Partial<InboxPolicy>;
}

export interface Rondje {
  readonly store: MemoryStore;
  readonly ledger: TestLedger;
  readonly inbox: Inbox;
  /** From now on these are valid. */
  rotate(secrets: readonly string[]): void;
  /** A new inbox on the same database, as after a crash. */
  restart(): Inbox;
}

/** A database, a ledger, and the inbox under test between them. */
export function openRondje({ entries = [], turns = [], secrets = [SECRET], policy = {} }: Setup = {}): Rondje {
  const store = new MemoryStore(entries);
  const ledger = new TestLedger(turns);
  let valid = secrets;
  const restart = () =>
    createInbox({ store: store.port, ledger: ledger.port, secrets: () => valid, policy: { ...POLICY, ...policy } });
  return {
    store,
    ledger,
    inbox: restart(),
    restart,
    rotate(next) {
      valid = next;
    },
  };
}

/** An entry with believable values wherever none is given, due now. */
export function makeEntry(
  eventId: string,
  {
    update = {},
    ...fields
  }: Partial<Omit<InboxEntry, 'update'>> & { readonly update?: Partial<InboxEntry['update']> } = {},
): InboxEntry {
  return {
    update: { eventId, paymentId: `pr_of_${eventId}`, sequence: 1, state: 'paid', amountCents: 1_250, ...update },
    status: 'waiting',
    tries: 0,
    dueAt: Date.now(),
    ...fields,
  };
}

/** `count` entries of as many payments, named `evt_1` and up. */
export function makeEntries(count: number): InboxEntry[] {
  return Array.from({ length: count }, (_, index) => makeEntry(`evt_${index + 1}`));
}
