import { expect, it, vi } from 'vitest';
import { abortable, both, failLater, later, NotFound, retry, settle, thenable } from '../solution/index.ts';

it('resolves and rejects', async () => {
  await expect(later('x')).resolves.toBe('x');
  await expect(failLater(3)).rejects.toThrow(NotFound);
  await expect(failLater(3)).rejects.toMatchObject({ id: 3 });
  expect(later(1)).toBeInstanceOf(Promise);
  expect(await Promise.all([later(1), later(2, 5)])).toEqual([1, 2]);
  expect(await Promise.race([later('slow', 50), later('fast', 5)])).toBe('fast');
  await expect(failLater(1).catch((error: NotFound) => error.id)).resolves.toBe(1);
});
it('takes promises of the spec', async () => {
  expect(await both(Promise.resolve(1), new Promise((resolve) => setTimeout(() => resolve(2), 100)))).toBe(3);
  await expect(both(Promise.reject(new Error('left')), later(1))).rejects.toThrow('left');
  expect(await settle([later(1), Promise.reject(new TypeError('no'))])).toMatchObject([
    { status: 'fulfilled', value: 1 },
    { status: 'rejected', reason: { message: 'no' } },
  ]);
});
it('retries', async () => {
  const act = vi.fn().mockRejectedValueOnce(new Error('once')).mockRejectedValueOnce(new Error('twice')).mockResolvedValue('done');
  const startedAt = Date.now();
  expect(await retry(act, 5)).toBe('done');
  expect(Date.now() - startedAt).toBeGreaterThanOrEqual(59);
  await expect(retry(vi.fn().mockRejectedValue(new Error('always')), 2)).rejects.toThrow('always');
});
it('waits for thenables', async () => {
  expect(await thenable()).toBe('thenable');
});
it('sees a signal that the spec holds', () => {
  const controller = new AbortController();
  expect(abortable(controller.signal)).toBe('going');
  controller.abort();
  expect(abortable(controller.signal)).toBe('aborted');
});
it('keeps microtasks and timers in order', async () => {
  const order: string[] = [];
  const a = later('a', 10).then(() => order.push('theirs'));
  const b = new Promise<void>((resolve) => setTimeout(() => { order.push('ours'); resolve(); }, 10));
  const c = later('c', 10).then(() => order.push('theirs again'));
  await Promise.all([a, b, c]);
  expect(order).toEqual(['theirs', 'ours', 'theirs again']);
});
