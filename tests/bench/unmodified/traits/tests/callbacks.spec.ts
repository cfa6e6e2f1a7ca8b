import { expect, it, vi } from 'vitest';
import { callWith, compose, debounce, Emitter, once, times } from '../solution/index.ts';

it('calls back, as often as it likes', () => {
  const spy = vi.fn((i: number) => i * 2);
  expect(times(3, spy)).toEqual([0, 2, 4]);
  expect(spy).toHaveBeenCalledTimes(3);
  expect(spy.mock.calls).toEqual([[0], [1], [2]]);
  expect(spy).toHaveLastReturnedWith(4);
});
it('passes arguments and the order of calls', () => {
  const a = vi.fn();
  const b = vi.fn().mockReturnValueOnce('first').mockReturnValue('rest');
  callWith(a, 1, { deep: [1] }, null, undefined);
  expect(a).toHaveBeenCalledWith(1, { deep: [1] }, null, undefined);
  expect([callWith(b), callWith(b)]).toEqual(['first', 'rest']);
  expect(a.mock.invocationCallOrder[0]).toBeLessThan(b.mock.invocationCallOrder[0] as number);
});
it('composes functions of both sides', () => {
  const double = (x: number) => x * 2;
  const run = compose(double, (x) => x + 1);
  expect(run(5)).toBe(12);
  expect(compose(run, run)(1)).toBe(10);
});
it('calls back re-entrantly', () => {
  const factorial = (n: number): number => (n <= 1 ? 1 : n * (times(1, () => factorial(n - 1))[0] as number));
  expect(factorial(10)).toBe(3_628_800);
});
it('calls once', () => {
  const act = vi.fn(() => ({}));
  const run = once(act);
  expect(run()).toBe(run());
  expect(act).toHaveBeenCalledOnce();
});
it('holds listeners, and lets them go', () => {
  const emitter = new Emitter();
  const listener = vi.fn();
  const off = emitter.on('x', listener);
  emitter.emit('x', { n: 1 });
  off();
  emitter.emit('x', 2);
  expect(listener.mock.calls).toEqual([[{ n: 1 }]]);
});
it('spies on its objects', () => {
  const emitter = new Emitter();
  const emit = vi.spyOn(emitter, 'emit');
  emitter.emit('y', 1);
  expect(emit).toHaveBeenCalledWith('y', 1);
  emit.mockRestore();
  const faked = vi.spyOn(Emitter.prototype, 'emit').mockImplementation(() => undefined);
  const other = new Emitter();
  const heard = vi.fn();
  other.on('z', heard);
  other.emit('z', 1);
  expect(heard).not.toHaveBeenCalled();
  faked.mockRestore();
  other.emit('z', 1);
  expect(heard).toHaveBeenCalledOnce();
});
it('calls later', () => {
  vi.useFakeTimers();
  const act = vi.fn();
  const run = debounce(act, 100);
  run(1);
  vi.advanceTimersByTime(99);
  run(2);
  vi.advanceTimersByTime(99);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledExactlyOnceWith(2);
  vi.useRealTimers();
});
it('asserts inside a callback', () => {
  expect.hasAssertions();
  times(2, (i) => expect(i).toBeLessThan(2));
});
