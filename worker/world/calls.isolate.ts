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

/** The one log of all that the program does to the world, in the order in which it took effect. */
export function createCalls(nowMs: () => number, problems: Problems) {
  let log: Call[] = [];

  return {
    /**
     * Writes an entry, and gives it back: what becomes of the call may be noted in it.
     *
     * @throws RangeError where there are too many: the call is not to be made
     */
    note<Entry extends Call>(entry: Omit<Entry, 'at'>): Entry {
      if (log.length >= CALL_LIMIT) {
        const message = `the program made more than ${CALL_LIMIT.toLocaleString('en-US')} calls in one test`;
        problems.add(message);
        throw new RangeError(message);
      }
      const noted = { ...entry, at: nowMs() } as Entry;
      log.push(noted);
      return noted;
    },
    read: (): readonly Call[] => log,
    checkpoint: (): readonly Call[] => [...log],
    restore(checkpoint: unknown): void {
      log = [...(checkpoint as readonly Call[])];
    },
  };
}
