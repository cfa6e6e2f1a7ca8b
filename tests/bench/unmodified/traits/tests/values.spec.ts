import { describe, expect, it } from 'vitest';
import * as all from '../solution/index.ts';
import { describeNumber, echo, extras, frozen, makeCycle, nullProto, sparse, typeOf } from '../solution/index.ts';

describe('values', () => {
  it.each([0, -0, 1.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER, 5e-324])('number %d', (n) => {
    expect(echo(n)).toBe(n);
    expect(describeNumber(n)).toBe(describeNumber(n));
  });
  it('knows minus zero', () => {
    expect(describeNumber(-0)).toBe('-0');
    expect(echo(-0)).toBe(-0);
    expect(echo(-0)).not.toBe(0);
  });
  it.each(['', 'text', '\u0000', '\ud800', '👍', 'a"b\\c\n', '__proto__'])('string %j', (text) => {
    expect(echo(text)).toBe(text);
  });
  it('tells types apart', () => {
    expect([null, undefined, 1n, Symbol.iterator, [], {}, () => 1, true].map(typeOf)).toEqual([
      'null', 'undefined', 'bigint', 'symbol', 'array', 'object', 'function', 'boolean',
    ]);
    expect(echo(undefined)).toBeUndefined();
    expect(echo(null)).toBeNull();
    expect(echo(2n ** 100n)).toBe(2n ** 100n);
  });
  it('keeps cycles and shared parts', () => {
    const a = makeCycle();
    expect(a['self']).toBe(a);
    expect((a['list'] as unknown[])[0]).toBe(a);
  });
  it('keeps holes and extra properties of arrays', () => {
    expect(sparse()).toStrictEqual([, , 3]);
    expect(0 in sparse()).toBe(false);
    expect(extras()).toHaveLength(2);
    expect(extras().total).toBe(3);
  });
  it('keeps objects without a prototype, and frozen ones', () => {
    expect(Object.getPrototypeOf(nullProto())).toBeNull();
    expect(nullProto()).toEqual({ a: 1 });
    expect(Object.isFrozen(frozen())).toBe(true);
    expect(() => {
      (frozen() as { a: number }).a = 2;
    }).toThrow(TypeError);
  });
  it('carries every built-in container', () => {
    const value = {
      map: new Map<unknown, unknown>([[{ k: 1 }, new Set([1])]]),
      date: new Date(5),
      invalid: new Date(Number.NaN),
      pattern: /a+/giu,
      bytes: new Uint8Array([1, 2]),
      floats: new Float64Array([0.5, Number.NaN]),
      buffer: new ArrayBuffer(3),
      view: new DataView(new ArrayBuffer(2)),
      big: new BigInt64Array([1n]),
    };
    expect(echo(value)).toStrictEqual(value);
    expect(echo({ ...value })).not.toBe(value);
  });
  it('gives a namespace of exports', () => {
    expect(typeof all.echo).toBe('function');
    expect(Object.keys(all)).toContain('Shape');
    expect('nothing' in all).toBe(false);
    expect(all.echo.name).toBe('echo');
    expect(all.times.length).toBe(2);
  });
  it('sees live bindings', () => {
    const before = all.counter;
    all.increment();
    expect(all.counter).toBe(before + 1);
  });
});
