import { describe, expect, it } from 'vitest';
import { tally } from '../../starter/index.ts';

describe('a quiet day', () => {
  it('has no result without a slip [R2]', () => {
    expect(tally([])).toEqual([]);
  });

  it('has no result with empty slips only [R2]', () => {
    expect(tally(['', ' ', '\t\n'])).toEqual([]);
  });

  it('counts what is between empty slips, before and behind them [R2]', () => {
    expect(tally(['', 'Rusk', '   ', 'rusk', ''])).toEqual([{ name: 'rusk', votes: 2 }]);
  });
});
