import { describe, expect, it } from 'vitest';
import { billMinutes, type Entry } from '../../starter/index.ts';

const bill = (...entries: readonly (readonly [project: string, minutes: number])[]): Entry[] =>
  billMinutes(entries.map(([project, minutes]) => ({ project, minutes })));

describe('minutes', () => {
  it.each([
    [1, 15],
    [14, 15],
    [15, 15],
    [16, 30],
    [1_440, 1_440],
  ])('bills %i as %i [R1]', (worked, billed) => {
    expect(bill(['zine', 1], ['logo', worked])).toEqual([
      { project: 'logo', minutes: billed },
      { project: 'zine', minutes: 15 },
    ]);
  });

  it('rounds the sum, not each entry [R1]', () => {
    expect(bill(['logo', 5], ['logo', 5], ['logo', 5])).toEqual([{ project: 'logo', minutes: 15 }]);
  });

  it('makes no bill of nothing [R1]', () => {
    expect(bill()).toEqual([]);
    expect(bill(['logo', 1])).toEqual([{ project: 'logo', minutes: 15 }]);
  });

  it('keeps projects apart that mean something in JavaScript [R1]', () => {
    expect(bill(['constructor', 20], ['__proto__', 10])).toEqual([
      { project: 'constructor', minutes: 30 },
      { project: '__proto__', minutes: 15 },
    ]);
  });
});

describe('order', () => {
  it('begins with the most minutes, not with the first entry [R2]', () => {
    const projects = bill(['a', 20], ['b', 100], ['c', 50]).map(({ project }) => project);
    expect(projects).toEqual(['b', 'c', 'a']);
  });

  it('sorts equal ones by name, once they are rounded [R2]', () => {
    const projects = bill(['b', 14], ['a', 1], ['C', 3], ['d', 15]).map(({ project }) => project);
    expect(projects).toEqual(['C', 'a', 'b', 'd']);
  });
});

it('leaves its argument alone [R4]', () => {
  const entries = [
    { project: 'b', minutes: 10 },
    { project: 'a', minutes: 20 },
    { project: 'b', minutes: 10 },
  ];
  billMinutes(entries);
  expect(entries).toEqual([
    { project: 'b', minutes: 10 },
    { project: 'a', minutes: 20 },
    { project: 'b', minutes: 10 },
  ]);
  expect(billMinutes(entries)).toEqual([
    { project: 'a', minutes: 30 },
    { project: 'b', minutes: 30 },
  ]);
});
