import type { Tally } from './types.ts';

export type * from './types.ts';

/** Sorts the names, and counts how often each comes in a row. */
export function tally(votes: readonly string[]): Tally[] {
  const names = votes.map((vote) => vote.toLowerCase().trim()).sort((a, b) => Number(a > b) - Number(a < b));
  const tallies: { name: string; votes: number }[] = [];
  for (const name of names) {
    const last = tallies.at(-1);
    if (name === last?.name) last.votes++;
    else if (name) tallies.push({ name, votes: 1 });
  }
  return tallies.toSorted((a, b) => b.votes - a.votes);
}
