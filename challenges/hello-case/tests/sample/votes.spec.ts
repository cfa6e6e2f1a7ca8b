import { describe, expect, it } from 'vitest';
import { tally } from '../../starter/index.ts';

describe('an office that votes', () => {
  it('gets its biscuits, most wanted first [R1, R2, R3]', () => {
    const slips = ['Shortbread', 'ginger nut', ' GINGER NUT ', '', 'shortbread', 'Ginger nut', 'Custard cream'];

    expect(tally(slips)).toEqual([
      { name: 'ginger nut', votes: 3 },
      { name: 'shortbread', votes: 2 },
      { name: 'custard cream', votes: 1 },
    ]);
  });

  it('gets them by name where nobody is ahead [R3]', () => {
    expect(tally(['rusk', 'digestive', 'oreo'])).toEqual([
      { name: 'digestive', votes: 1 },
      { name: 'oreo', votes: 1 },
      { name: 'rusk', votes: 1 },
    ]);
  });
});
