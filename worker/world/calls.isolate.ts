/** Something that the program did to the world. */
export type Call = {
  /** Which part of the world it was done to: `http`, `sql`, `queue`, `cache`, … */
  readonly kind: string;
  /** When, in virtual milliseconds since the judging began. */
  readonly at: number;
};

export type Calls = ReturnType<typeof createCalls>;

/** The one log of all that the program does to the world, in the order in which it took effect. */
export function createCalls(nowMs: () => number) {
  let log: Call[] = [];

  return {
    /** Writes an entry, and gives it back: what becomes of the call may be noted in it. */
    note<Entry extends Call>(entry: Omit<Entry, 'at'>): Entry {
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
