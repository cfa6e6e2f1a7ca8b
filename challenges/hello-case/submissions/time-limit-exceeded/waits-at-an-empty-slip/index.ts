import type { Tally } from './types.ts';

export type * from './types.ts';

export function tally(votes: readonly string[]): Tally[] {
  const counts = new Map<string, number>();
  let index = 0;
  while (index < votes.length) {
    const name = (votes[index] ?? '').trim().toLowerCase();
    if (name === '') continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
    index += 1;
  }
  return Array.from(counts, ([name, votes]) => ({ name, votes })).sort(
    (a, b) => b.votes - a.votes || (a.name < b.name ? -1 : 1),
  );
}
