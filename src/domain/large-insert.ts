/** Fewer are a function that was thought out and typed in one go, or a snippet that an editor fills in. */
export const LARGE_FROM_LINES = 25;

/**
 * Nobody types code faster for long: 120 words of five characters a minute, which 1 in 100 reaches with plain sentences.
 * V. Dhakal et al., "Observations on Typing from 136 Million Keystrokes", CHI 2018: 52 words a minute on average.
 */
export const TYPED_CHARS_PER_SECOND = 10;

/** Tells whether so much came in so little time that it was hardly typed. Asked for each save, the oldest first. */
export type LargeInserts = {
  /** @param sinceBeforeMs - real time since the save before, or since the work was begun */
  readonly isLarge: (added: readonly string[], sinceBeforeMs: number) => boolean;
};

/**
 * Lines that were there before, in the starter or in any earlier save, are no news: bringing back what was deleted is
 * quick work. Indentation is not counted, since editors put it in.
 *
 * @param starter - the lines that everybody begins with
 */
export function largeInserts(starter: readonly string[]): LargeInserts {
  const known = new Set(starter.map((line) => line.trim()));
  return {
    isLarge: (added, sinceBeforeMs) => {
      const fresh = added.map((line) => line.trim()).filter((line) => line !== '' && !known.has(line));
      for (const line of fresh) known.add(line);
      const chars = fresh.reduce((sum, { length }) => sum + length + 1, 0);
      return fresh.length >= LARGE_FROM_LINES && chars > (TYPED_CHARS_PER_SECOND * sinceBeforeMs) / 1_000;
    },
  };
}
