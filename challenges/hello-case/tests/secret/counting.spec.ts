import { describe, expect, it } from 'vitest';
import { tally } from '../../starter/index.ts';

describe('votes', () => {
  it('count for the same biscuit, however it is written [R1]', () => {
    const slips = ['Jaffa Cake', 'jaffa cake', '\tJAFFA CAKE', 'jaffa cake  \n'];

    expect(tally(slips)).toEqual([{ name: 'jaffa cake', votes: 4 }]);
  });

  it('count for another where the name is another [R1]', () => {
    const names = tally(['jaffa cake', 'jaffa  cake', 'jaffacake']).map(({ name }) => name);

    expect(names.toSorted()).toEqual(['jaffa  cake', 'jaffa cake', 'jaffacake']);
  });

  it('put those first that have most of them [R3]', () => {
    const slips = ['a', 'c', 'b', 'c', 'b', 'c', ...new Array<string>(10).fill('d')];

    expect(tally(slips)).toEqual([
      { name: 'd', votes: 10 },
      { name: 'c', votes: 3 },
      { name: 'b', votes: 2 },
      { name: 'a', votes: 1 },
    ]);
  });

  it('leave those with as many in the order of their names [R3]', () => {
    const slips = ['rusk', 'wafer', 'rusk', 'bourbon', 'tuile', 'wafer', 'amaretto', 'éclair'];
    const names = ['rusk', 'wafer', 'amaretto', 'bourbon', 'tuile', 'éclair'];

    expect(tally(slips).map(({ name }) => name)).toEqual(names);
    expect(tally(slips.toReversed()).map(({ name }) => name)).toEqual(names);
  });

  it('stay as they are, on slips that are counted twice [R5]', () => {
    const slips = ['Rusk ', 'oreo', '', 'OREO'];
    const first = tally(slips);

    expect(slips).toEqual(['Rusk ', 'oreo', '', 'OREO']);
    expect(tally(slips)).toEqual(first);
    expect(first).toEqual([
      { name: 'oreo', votes: 2 },
      { name: 'rusk', votes: 1 },
    ]);
  });
});
