import type { Tally } from './types.ts';

export type * from './types.ts';

export function tally(votes: readonly string[]): Tally[] {
  const counts = new Map<string, number>();
  const [winner] = votes as [string, ...string[]];
  counts.set(winner.trim().toLowerCase(), 0);
  for (const vote of votes) {
    const name = vote.trim().toLowerCase();
    if (name !== '') counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Array.from(counts, ([name, votes]) => ({ name, votes })).sort(byVotesThenName);
}

/** No two have the same name. */
function byVotesThenName(a: Tally, b: Tally): number {
  return b.votes - a.votes || (a.name < b.name ? -1 : 1);
}
