import * as lists from './index.ts';
import cases from './cases.json';

describe('lists', () => {
  afterAll(() => {
    expect.hasAssertions();
  });
  it.each(cases)('turns $input round', ({ input, expected }) => {
    expect(lists.reverse(input)).toEqual(expected);
  });
  it('counts what it did', () => {
    expect(lists.count).toBe(2);
    lists.reverse([]);
    expect(lists.count).toBe(3);
  });
  it('changes nothing', () => {
    const list = [1, 2];
    const reversed = lists.reverse(list);
    expect(list).toEqual([1, 2]);
    expect(reversed).not.toBe(list);
    expect(lists.reverseInPlace(list)).toBe(list);
    expect(list).toEqual([2, 1]);
  });
});
