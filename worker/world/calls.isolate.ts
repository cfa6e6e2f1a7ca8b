import type { Problems } from './problems.isolate.ts';

/** Something that the program did to the world. */
export type Call = {
  /** Which part of the world it was done to: `http`, `sql`, `queue`, `cache`, … */
  readonly kind: string;
  /** When, in virtual milliseconds since the judging began. */
  readonly at: number;
};

export type Calls = ReturnType<typeof createCalls>;

/** So much may a program do to the world in one test, all kinds together. */
export const CALL_LIMIT = 10_000;
/** So much may it send in one test, in bodies, messages and values: it is all kept. */
export const SENT_LIMIT_BYTES = 64 * 1024 * 1024;

/** What there is to know of a call beside its entry, which tests compare. */
export type CallEnd = {
  /** Virtual milliseconds until it was answered; undefined as long as it is not. */
  readonly tookMs?: number;
  /** What a script had for it. */
  readonly fault?: string;
};

/** The one log of all that the program does to the world, in the order in which it took effect. */
export function createCalls(nowMs: () => number, problems: Problems) {
  let log: Call[] = [];
  let sentBytes = 0;
  const ends = new WeakMap<Call, CallEnd>();

  function refuse(message: string): never {
    problems.add(message);
    throw new RangeError(message);
  }

  return {
    /**
     * Writes an entry, and gives it back: what becomes of the call may be noted in it.
     *
     * @throws RangeError where there are too many: the call is not to be made
     */
    note<Entry extends Call>(entry: Omit<Entry, 'at'>): Entry {
      if (log.length >= CALL_LIMIT) {
        refuse(`the program made more than ${CALL_LIMIT.toLocaleString('en-US')} calls in one test`);
      }
      const noted = { ...entry, at: nowMs() } as Entry;
      log.push(noted);
      return noted;
    },
    noteFault(call: Call, fault: string): void {
      ends.set(call, { ...ends.get(call), fault });
    },
    noteAnswer(call: Call): void {
      ends.set(call, { ...ends.get(call), tookMs: nowMs() - call.at });
    },
    endOf: (call: Call): CallEnd => ends.get(call) ?? {},
    /** Counts what the program sends. @throws RangeError where it is too much */
    weigh(bytes: number): void {
      sentBytes += bytes;
      if (sentBytes > SENT_LIMIT_BYTES) {
        refuse(`the program sent more than ${SENT_LIMIT_BYTES / 1024 / 1024} MB to the world in one test`);
      }
    },
    read: (): readonly Call[] => log,
    checkpoint: () => ({ log: [...log], sentBytes }),
    restore(checkpoint: unknown): void {
      const before = checkpoint as { readonly log: readonly Call[]; readonly sentBytes: number };
      log = [...before.log];
      ({ sentBytes } = before);
    },
  };
}
