import { growth } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { tally } from '../../starter/index.ts';

/** A biscuit for each two slips. */
function makeSlips(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Biscuit ${(index * 7_919) % Math.ceil(count / 2)}`);
}

describe('many votes', () => {
  it('are all counted [R1, R3]', () => {
    const result = tally(makeSlips(1_000));

    expect(result.length).toBe(500);
    expect(result.every(({ votes }) => votes === 2)).toBe(true);
    expect(result.slice(0, 2)).toEqual([
      { name: 'biscuit 0', votes: 2 },
      { name: 'biscuit 1', votes: 2 },
    ]);
  });

  it('take twice the time for twice as many [R6]', async () => {
    const time = await growth((slips) => tally(slips), { prepare: makeSlips, from: 200, to: 6_400 });

    expect(time).toGrowNoFasterThan('n log n');
  });
});
