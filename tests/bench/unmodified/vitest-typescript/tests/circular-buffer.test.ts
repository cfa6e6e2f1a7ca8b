import { beforeEach, describe, expect, it, vi } from 'vitest';
import CircularBuffer, { BufferEmptyError, BufferFullError, debounce, type Listener, range } from './circular-buffer.ts';

describe('CircularBuffer', () => {
  let buffer: CircularBuffer<string>;
  beforeEach(() => {
    buffer = new CircularBuffer<string>(2);
  });

  it('reading an empty buffer fails', () => {
    expect(() => buffer.read()).toThrow(BufferEmptyError);
    expect(() => buffer.read()).toThrowError('empty');
  });

  it('reads in the order of writing', () => {
    buffer.write('1');
    buffer.write('2');
    expect(buffer.read()).toBe('1');
    expect(buffer.read()).toBe('2');
    expect(buffer.size).toBe(0);
  });

  it('refuses to write when full', () => {
    buffer.write('1');
    buffer.write('2');
    try {
      buffer.write('3');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(BufferFullError);
      expect((error as BufferFullError).capacity).toBe(2);
      expect((error as Error).cause).toBeInstanceOf(RangeError);
    }
  });

  it('is iterable', () => {
    buffer.write('a');
    buffer.write('b');
    expect([...buffer]).toEqual(['a', 'b']);
    const [first] = buffer;
    expect(first).toBe('a');
    expect(Array.from(range(3))).toStrictEqual([0, 1, 2]);
  });

  it('tells its listeners', () => {
    const listener = vi.fn<Listener>();
    buffer.on(listener);
    buffer.write('a');
    expect(listener).toHaveBeenCalledExactlyOnceWith({ type: 'write', value: 'a' });
  });

  it('waits on fake timers', () => {
    vi.useFakeTimers();
    const spy = vi.fn();
    const debounced = debounce(spy, 1_000);
    debounced();
    vi.advanceTimersByTime(999);
    debounced();
    vi.advanceTimersByTime(999);
    expect(spy).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(spy).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it('cannot be given a size', () => {
    expect(() => {
      (buffer as { size: number }).size = 3;
    }).toThrow(TypeError);
  });

  it('waits on fake timers, asynchronously', async () => {
    vi.useFakeTimers();
    const answer = buffer.drainAfter(1_000);
    buffer.write('late');
    await vi.advanceTimersByTimeAsync(1_000);
    await expect(answer).resolves.toEqual(['late']);
    vi.useRealTimers();
  });

  it('knows its own name', ({ task, expect: expectHere }) => {
    expectHere(task.name).toBe('knows its own name');
  });

  it('matches inside', () => {
    expect(buffer.snapshot()).toMatchObject({ items: [], at: expect.any(Date) });
  });
});
