import type { Tally } from './types.ts';

export type * from './types.ts';

export function tally(votes: readonly string[]): Tally[] {
  const names = votes.map((vote) => vote.trim().toLowerCase()).filter((name) => name !== '');
  return names
    .filter((name, index) => names.indexOf(name) === index)
    .map((name) => ({ name, votes: names.filter((other) => other === name).length }))
    .sort((a, b) => b.votes - a.votes || (a.name < b.name ? -1 : 1));
}
