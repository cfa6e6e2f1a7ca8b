import { expect, it } from 'vitest';
import {
  addTo, clear, grow, join, keep, members, modeIs, pass, settings, sizeOfKept, sortInPlace,
} from '../solution/index.ts';

it('changes its argument in place, and gives it back', () => {
  const list = [3, 1, 2];
  expect(sortInPlace(list)).toBe(list);
  expect(list).toEqual([1, 2, 3]);
});
it('changes all kinds of containers', () => {
  const map = new Map([['old', 0]]);
  const set = new Set(['old', 'kept']);
  const date = new Date('2020-05-05T00:00:00Z');
  const bytes = new Uint8Array(2);
  addTo(map, set, date, bytes);
  expect([...map.keys()]).toEqual(['old', 'new']);
  expect([...set]).toEqual(['kept']);
  expect(date.getFullYear()).toBe(2000);
  expect(bytes[0]).toBe(9);
});
it('deletes properties', () => {
  const object = { a: 1, b: { c: 2 } };
  clear(object);
  expect(object).toEqual({});
});
it('gives back nested arguments as themselves', () => {
  const inner = {};
  const outer = { inner };
  expect(pass(outer)).toBe(outer);
  expect((pass(outer) as typeof outer).inner).toBe(inner);
  expect(pass(inner)).toBe(inner);
});
it('keeps an argument that either side changes later', () => {
  const mine = { list: [0] };
  keep(mine);
  grow();
  expect(mine.list).toEqual([0, 1]);
  mine.list.push(7);
  expect(sizeOfKept()).toBe(3);
  mine.list = [];
  expect(sizeOfKept()).toBe(0);
  grow();
  expect(mine.list).toEqual([0]);
});
it('gives out the same object each time, and notices what is done to it', () => {
  const first = members();
  expect(members()).toBe(first);
  join('b');
  expect(first).toEqual(['a', 'b']);
  first.push('c');
  expect(members()).toEqual(['a', 'b', 'c']);
});
it('shares an exported object', () => {
  settings.mode = 'dark';
  expect(modeIs('dark')).toBe(true);
  expect(settings.nested).toBe(settings.nested);
  settings.mode = 'light';
});
it('shows an argument as it is inside a callback', async () => {
  const { callWith } = await import('../solution/index.ts');
  const seen: number[] = [];
  const list = [1];
  callWith((value) => {
    (value as number[]).push(2);
    seen.push((value as number[]).length);
  }, list);
  expect(seen).toEqual([2]);
  expect(list).toEqual([1, 2]);
});
