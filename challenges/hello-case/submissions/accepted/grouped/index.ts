import type { Tally } from './types.ts';

export type * from './types.ts';

export const tally = (votes: readonly string[]): Tally[] =>
  [
    ...Map.groupBy(
      votes.map((vote) => vote.trim().toLowerCase()).filter((name) => name.length > 0),
      (name) => name,
    ),
  ]
    .map(([name, { length }]) => ({ name, votes: length }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .sort((a, b) => b.votes - a.votes);
