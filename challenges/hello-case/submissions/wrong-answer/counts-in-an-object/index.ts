import type { Tally } from './types.ts';

export type * from './types.ts';

export function tally(votes: readonly string[]): Tally[] {
  const counts: Record<string, number> = {};
  for (const vote of votes) {
    const name = vote.trim().toLowerCase();
    if (name !== '') counts[name] = (counts[name] ?? 0) + 1;
  }
  return Object.entries(counts)
    .map(([name, votes]) => ({ name, votes }))
    .sort((a, b) => b.votes - a.votes || (a.name < b.name ? -1 : 1));
}
