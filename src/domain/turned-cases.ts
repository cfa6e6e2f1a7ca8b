import type { GroupResult } from './judging.ts';

export type TurnedCase = { readonly group: string; readonly title: string };

/** Tests that pass now and did not the last time that they ran, or never ran; and the other way round. */
export type Turned = { readonly turnedGreen: TurnedCase[]; readonly turnedRed: TurnedCase[] };

/**
 * Compares each run with the last one of the same tests. A run of the samples has only those; hidden tests wait for the
 * next submission.
 *
 * @returns what to ask for each run, the oldest first
 */
export function caseTurns(): (groups: readonly GroupResult[]) => Turned {
  const last = new Map<string, boolean>();
  return (groups) => {
    const turnedGreen: TurnedCase[] = [];
    const turnedRed: TurnedCase[] = [];
    for (const { name: group, cases } of groups) {
      const counts = new Map<string, number>();
      for (const { title, verdict } of cases) {
        // The second test of one title is another one.
        const count = (counts.get(title) ?? 0) + 1;
        counts.set(title, count);
        const key = JSON.stringify([group, title, count]);
        const isGreen = verdict === 'accepted';
        const wasGreen = last.get(key);
        if (isGreen && wasGreen !== true) turnedGreen.push({ group, title });
        if (!isGreen && wasGreen === true) turnedRed.push({ group, title });
        last.set(key, isGreen);
      }
    }
    return { turnedGreen, turnedRed };
  };
}
