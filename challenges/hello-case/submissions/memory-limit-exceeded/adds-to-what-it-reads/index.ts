import type { Tally } from './types.ts';

export type * from './types.ts';

export function tally(votes: readonly string[]): Tally[] {
  const slips = [...votes];
  // Each name in small letters as well, to find it again.
  for (const slip of slips) slips.push(slip.toLowerCase());
  const counts = new Map<string, number>();
  for (const slip of slips) counts.set(slip.trim(), (counts.get(slip.trim()) ?? 0) + 1);
  return Array.from(counts, ([name, votes]) => ({ name, votes }));
}
