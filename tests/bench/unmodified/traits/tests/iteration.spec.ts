import { expect, it } from 'vitest';
import { naturals, range, sumLater, sumOf, ticks, twoWay } from '../solution/index.ts';

it('iterates, spreads and destructures', () => {
  expect([...range(3)]).toEqual([0, 1, 2]);
  expect(Array.from(range(2), (n) => n + 1)).toEqual([1, 2]);
  const [a, b] = naturals();
  expect([a, b]).toEqual([1, 2]);
  const seen: number[] = [];
  for (const n of naturals(5)) {
    if (n === 4) break;
    seen.push(n);
  }
  expect(seen).toEqual([1, 2, 3]);
  expect(Math.max(...naturals(4))).toBe(4);
  expect(new Set(range(3)).size).toBe(3);
});
it('has the helpers of iterators', () => {
  expect(naturals().map((n) => n * n).take(3).toArray()).toEqual([1, 4, 9]);
  expect(naturals(3).next()).toEqual({ value: 1, done: false });
});
it('talks both ways', () => {
  const talk = twoWay();
  expect(talk.next().value).toBe('ready');
  expect(talk.next(3).value).toBe('got 3');
  expect(talk.next(4)).toEqual({ value: 'sum 7', done: true });
  const left = twoWay();
  left.next();
  expect(left.return('bye')).toEqual({ value: 'bye', done: true });
  expect(() => twoWay().throw(new Error('early'))).toThrow('early');
});
it('takes iterables of the spec', () => {
  expect(sumOf([1, 2])).toBe(3);
  expect(sumOf(new Set([4, 5]))).toBe(9);
  expect(sumOf((function* () { yield 6; yield 7; })())).toBe(13);
  expect(sumOf({ *[Symbol.iterator]() { yield 1; } })).toBe(1);
});
it('iterates later', async () => {
  const startedAt = Date.now();
  const seen: number[] = [];
  for await (const tick of ticks(3)) seen.push(tick);
  expect(seen).toEqual([0, 1, 2]);
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(29);
  expect(await sumLater(ticks(4))).toBe(6);
  expect(await sumLater((async function* () { yield 1; yield 2; })())).toBe(3);
});
