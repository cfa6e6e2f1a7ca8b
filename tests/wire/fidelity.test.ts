import { describe, expect, it } from 'vitest';
import { across, makePeers } from './peers.ts';

describe('a property of an error', () => {
  it('is as visible as it was', () => {
    const fail = across(makePeers(), () => {
      throw Object.assign(new Error('no'), { status: 404 });
    });
    let thrown: object = {};
    try {
      fail();
    } catch (error) {
      thrown = error as object;
    }
    expect(Object.keys(thrown)).toEqual(['status']);
    expect({ ...thrown }).toEqual({ status: 404 });
  });
});

describe('an instance of the other side', () => {
  class Account {
    cents = 5;
    owner = 'Ada';
  }

  it('can be frozen, sealed and closed from here, and stays of its class', () => {
    const peers = makePeers();
    const Remote = across(peers, Account);
    const account = Object.freeze(new Remote());
    expect(Object.isFrozen(account)).toBe(true);
    expect(account).toBeInstanceOf(Remote);
    expect(Object.getPrototypeOf(account)).toBe(Remote.prototype);
    const closed = Object.preventExtensions(new Remote());
    expect(Object.keys(closed)).toEqual(['cents', 'owner']);
  });

  it('loses properties after it was closed, wherever they are deleted', () => {
    const peers = makePeers();
    const account = Object.preventExtensions(across(peers, new Account()));
    const forget = across(peers, (other: Partial<Account>) => delete other.owner);
    expect('owner' in account).toBe(true);
    forget(account);
    expect('owner' in account).toBe(false);
    expect(Object.keys(account)).toEqual(['cents']);
    expect(Reflect.deleteProperty(account, 'cents')).toBe(true);
    expect(Reflect.ownKeys(account)).toEqual([]);
  });

  it('can be frozen and looked at again after much else has crossed', () => {
    const peers = makePeers();
    const account = across(peers, Object.freeze(Object.assign(new Account(), { rates: [1, 2] })));
    const echo = across(peers, (value: object) => value);
    expect(Object.getOwnPropertyDescriptor(account, 'rates')?.value).toEqual([1, 2]);
    for (let time = 0; time < 40; time++) echo({ time });
    expect(Object.getOwnPropertyDescriptor(account, 'rates')?.value).toEqual([1, 2]);
    expect(account.rates).toEqual([1, 2]);
  });

  it('keeps what is not said when a property is redefined', () => {
    const account = across(makePeers(), new Account());
    Object.defineProperty(account, 'cents', { enumerable: false });
    expect(account.cents).toBe(5);
    expect(Object.getOwnPropertyDescriptor(account, 'cents')).toEqual({
      value: 5,
      writable: true,
      enumerable: false,
      configurable: true,
    });
    Object.defineProperty(account, 'fixed', { value: 1, configurable: false });
    expect(Reflect.get(account, 'fixed')).toBe(1);
  });

  it('has nothing that a bare object has not', () => {
    const bare = across(makePeers(), Object.assign(Object.create(null) as { run: () => number }, { run: () => 1 }));
    expect('toString' in bare).toBe(false);
    expect(bare.run()).toBe(1);
  });
});

describe('a closed argument', () => {
  it('is changed in place as far as it can be', () => {
    const peers = makePeers();
    const change = across(peers, (list: number[], object: Record<string, number>, fixed: Record<string, number>) => {
      list.sort((a, b) => a - b);
      delete object['gone'];
      object['kept'] = 2;
      fixed['a'] = 9;
    });
    for (const size of [3, 300]) {
      const list = Object.seal(Array.from({ length: size }, (_, index) => size - index));
      const object: Record<string, number> = Object.preventExtensions({ gone: 1, kept: 1 });
      const fixed: Record<string, number> = Object.seal({ a: 1 });
      change(list, object, fixed);
      expect(list.slice(0, 3)).toEqual([1, 2, 3]);
      expect([object, fixed]).toEqual([{ kept: 2 }, { a: 9 }]);
    }
  });

  it('of a kind with content of its own is closed there, and its content is not', () => {
    const peers = makePeers();
    const isFrozen = across(peers, (...values: object[]) => values.map(Object.isFrozen));
    const change = across(peers, (map: Map<string, number>, set: Set<number>, date: Date) => {
      map.set('b', 2);
      set.add(2);
      date.setTime(7);
    });
    const map = Object.freeze(new Map([['a', 1]]));
    const set = Object.freeze(new Set([1]));
    const date = Object.freeze(new Date(5));
    expect(isFrozen(map, set, date)).toEqual([true, true, true]);
    change(map, set, date);
    expect([[...map.keys()], [...set], date.getTime()]).toEqual([['a', 'b'], [1, 2], 7]);
  });
});

describe('what an array has beside its items', () => {
  it('crosses where there are holes, and under symbols', () => {
    const echo = across(makePeers(), (value: object) => [Reflect.ownKeys(value), value]);
    const sparse = Object.assign(new Array<number>(2), { 1: 5, total: 3 });
    expect(echo(sparse)[0]).toEqual(['1', 'length', 'total']);
  });

  it('is told when it comes and when it goes', () => {
    const peers = makePeers();
    const key = Symbol.for('registered');
    const put = across(peers, (list: object) => Reflect.set(list, key, 1));
    const drop = across(peers, (list: object) => Reflect.deleteProperty(list, key));
    const list = [1];
    put(list);
    expect(Reflect.ownKeys(list)).toEqual(['0', 'length', key]);
    drop(list);
    expect(Reflect.ownKeys(list)).toEqual(['0', 'length']);
  });
});

describe('what only looks like a built-in', () => {
  class Totals extends Map<string, number> {
    override get(key: string): number {
      return super.get(key) ?? 0;
    }
  }
  class Pattern extends RegExp {}
  class Bytes extends Uint8Array {}
  class Later extends Promise<number> {}

  it('is a class of the other side that extends one, and can be looked into', () => {
    for (const Class of [Totals, Pattern, Bytes, Later]) {
      const Remote = across(makePeers(), Class);
      expect(Object.getOwnPropertyNames(Remote.prototype)).toContain('constructor');
      expect(Object.getOwnPropertyDescriptor(Remote, 'prototype')?.value).toBe(Remote.prototype);
    }
    expect(new (across(makePeers(), Totals))().set('a', 1).get('b')).toBe(0);
    expect(new (across(makePeers(), Bytes))([7]).at(0)).toBe(7);
  });

  it('is an object made from its prototype', () => {
    for (const Class of [Map, Set, Date, RegExp, Promise, ArrayBuffer, Uint8Array]) {
      const fake = across(makePeers(), Object.create(Class.prototype));
      expect(fake).toBeInstanceOf(Class);
    }
  });

  it('is a plain object with a property that cannot be written', () => {
    const price = across(
      makePeers(),
      Object.defineProperty({ cents: 1 }, 'currency', { value: 'EUR', enumerable: true }),
    );
    expect(() => Object.assign(price, { currency: 'USD' })).toThrow(TypeError);
    expect(price).toEqual({ cents: 1, currency: 'EUR' });
  });
});

describe('an answer that cannot be written', () => {
  it('is what went wrong, with nothing of the request mixed in', () => {
    const peers = makePeers();
    const fail = across(peers, (..._arguments: object[]) => {
      throw Object.defineProperty(new Error('no'), 'data', {
        get: () => {
          throw { reason: ['odd'] };
        },
      });
    });
    const catchFrom = (...values: object[]): unknown => {
      try {
        return fail(...values);
      } catch (error) {
        return error;
      }
    };
    expect(catchFrom([1], { a: 2 })).toEqual({ reason: ['odd'] });
    const deep: unknown[] = [];
    for (let level = 0, at = deep; level < 2_000; level++) {
      const next: unknown[] = [];
      at.push(next);
      at = next;
    }
    const giveDeep = across(peers, (value: object) => [value, deep]);
    expect(() => giveDeep([1])).toThrow(RangeError);
    const echo = across(peers, (value: object) => [value]);
    const argument = { a: 1 };
    expect(echo(argument)[0]).toBe(argument);
  });
});
