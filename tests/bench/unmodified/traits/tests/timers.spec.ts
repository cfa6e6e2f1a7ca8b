import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { later, retry, stamp } from '../solution/index.ts';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000 });
});
afterEach(() => {
  vi.useRealTimers();
});
it('stands still until it is moved', async () => {
  const done = vi.fn();
  void later('x', 500).then(done);
  expect(vi.getTimerCount()).toBe(1);
  await vi.advanceTimersByTimeAsync(499);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toHaveBeenCalledWith('x');
  expect(stamp()).toBe(1_500);
});
it('runs everything', async () => {
  const act = vi.fn().mockRejectedValue(new Error('no'));
  const failed = expect(retry(act, 4)).rejects.toThrow('no');
  await vi.runAllTimersAsync();
  await failed;
  expect(act).toHaveBeenCalledTimes(4);
  expect(stamp()).toBe(1_000 + 20 + 40 + 80);
});
it('runs to the next, and to those there are', () => {
  const order: number[] = [];
  setTimeout(() => order.push(1), 10);
  setTimeout(() => { order.push(2); setTimeout(() => order.push(3), 10); }, 20);
  vi.advanceTimersToNextTimer();
  expect(order).toEqual([1]);
  vi.runOnlyPendingTimers();
  expect(order).toEqual([1, 2]);
  vi.clearAllTimers();
  vi.runAllTimers();
  expect(order).toEqual([1, 2]);
});
it('sets and keeps the time', () => {
  vi.setSystemTime('2040-01-01T00:00:00Z');
  expect(new Date(stamp()).getUTCFullYear()).toBe(2040);
  expect(vi.isFakeTimers()).toBe(true);
});
