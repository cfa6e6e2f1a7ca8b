import { TAG } from '../../wire/message.ts';
import type { SuiteHost } from '../suite.isolate.ts';
import { pretendProgram } from './pretended-program.isolate.ts';
import { warmUp } from './run-warm-up.isolate.ts';

/** What most specs do with a program and with the test library. */

class NoStock extends Error {}

class Basket {
  readonly items: unknown[] = [];
  add(item: unknown): this {
    this.items.push(item);
    return this;
  }
  get size(): number {
    return this.items.length;
  }
}

const program = {
  Basket,
  NoStock,
  add: (a: number, b: number) => a + b,
  list: () => [{ id: 1, tags: ['a'], at: new Date(0) }],
  fail() {
    throw new NoStock('sold out');
  },
  later: async (value: unknown) => value,
  refuse: async () => {
    throw new NoStock('later');
  },
  call: (callback: (value: object) => unknown) => callback({ value: 1 }),
};

async function evaluate(suite: SuiteHost): Promise<void> {
  const { describe, it, expect, vi, beforeEach } = suite.api as typeof import('vitest');
  await suite.load();
  const {
    add,
    list,
    fail,
    later,
    refuse,
    call,
    Basket: Remote,
    NoStock: Gone,
  } = suite.program('index.ts', []) as typeof program;
  describe('a program', () => {
    beforeEach(() => undefined);
    it.each([[1, 2, 3]])('adds %i and %i', (a, b, sum) => {
      expect(add(a, b)).toBe(sum);
    });
    it('gives data', () => {
      expect(list()).toEqual([{ id: 1, tags: ['a'], at: new Date(0) }]);
      expect(list()).toMatchObject([{ id: expect.any(Number) }]);
      expect(list()).toHaveLength(1);
      expect(list()[0]?.tags).toContain('a');
      expect(() => expect(list()).toEqual([{ id: 2 }])).toThrow();
    });
    it('fails', () => {
      expect(() => fail()).toThrow(Gone);
      expect(() => fail()).toThrow('sold');
    });
    it('takes time', async () => {
      expect(await later({ a: [1] })).toEqual({ a: [1] });
      await expect(later(1)).resolves.toBe(1);
      await expect(refuse()).rejects.toThrow(/later/);
    });
    it('has classes and calls back', () => {
      const basket = new Remote().add({ name: 'lamp' });
      expect(basket.size).toBe(1);
      expect(basket.items).toEqual([{ name: 'lamp' }]);
      const listener = vi.fn();
      call(listener);
      expect(listener).toHaveBeenCalledWith({ value: 1 });
    });
  });
}

warmUp(
  evaluate,
  pretendProgram(program, new Map(), () => [TAG.undefined]),
);
