import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClock } from '../../worker/wire/clock.isolate.ts';
import { OP } from '../../worker/wire/message.ts';
import { createPeer } from '../../worker/wire/peer.isolate.ts';
import { across, makePeers } from './peers.ts';

/** Everything that the wire says it copies. */
const plainValue = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.bigInt(),
    fc.boolean(),
    fc.constantFrom(null, undefined, Symbol.iterator, Symbol.for('registered')),
    fc.date({ noInvalidDate: false }),
    fc.uint8Array(),
    fc.float64Array(),
    fc.constant(/a+b/giu),
    fc.array(tie('value')),
    fc.sparseArray(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.string(), tie('value')),
    fc.dictionary(fc.string(), tie('value'), { noNullPrototype: false }),
    fc.array(fc.tuple(tie('value'), tie('value'))).map((entries) => new Map(entries)),
    fc.array(tie('value')).map((values) => new Set(values)),
  ),
})).value;

describe('a plain value', () => {
  it('arrives as it was sent', () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        expect(across(makePeers(), value)).toStrictEqual(value);
      }),
    );
  });

  it('comes back from the other side as it was sent', () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        const echo = across(makePeers(), (given: unknown) => [given]);
        expect(echo(value)).toStrictEqual([value]);
      }),
    );
  });

  it('keeps its cycles and shared parts', () => {
    const shared = { name: 'shared' };
    const cyclic: Record<string, unknown> = { shared, again: shared };
    cyclic['self'] = cyclic;
    const copy = across(makePeers(), cyclic);
    expect(copy['self']).toBe(copy);
    expect(copy['shared']).toBe(copy['again']);
    expect(copy).not.toBe(cyclic);
  });

  it('stays frozen, and keeps properties named like no other', () => {
    const odd = Object.freeze(JSON.parse('{"__proto__": 1, "constructor": 2, "": 3}'));
    const copy = across(makePeers(), odd);
    expect(Object.isFrozen(copy)).toBe(true);
    expect(Object.getOwnPropertyNames(copy)).toEqual(['__proto__', 'constructor', '']);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
  });
});

describe('an argument', () => {
  const peers = makePeers();

  it('is changed where the other side changes it', () => {
    const change = across(peers, (list: number[], map: Map<string, object>, object: Record<string, unknown>) => {
      list.sort((a, b) => a - b);
      list.push(9);
      map.delete('a');
      map.set('b', { deep: list });
      delete object['gone'];
      object['added'] = { nested: [1] };
    });
    const list = [3, 1, 2];
    const map = new Map<string, object>([['a', {}]]);
    const object: Record<string, unknown> = { gone: 1, kept: 2 };
    change(list, map, object);
    expect(list).toEqual([1, 2, 3, 9]);
    expect(map).toEqual(new Map([['b', { deep: [1, 2, 3, 9] }]]));
    expect(object).toEqual({ kept: 2, added: { nested: [1] } });
  });

  it('is frozen where the other side freezes it', () => {
    const freeze = across(peers, (object: object, list: number[]) => [Object.freeze(object), Object.seal(list)]);
    const object = { kept: 1 };
    const list = [1, 2];
    freeze(object, list);
    expect(Object.isFrozen(object)).toBe(true);
    expect(Object.isSealed(list)).toBe(true);
    expect([object, list]).toEqual([{ kept: 1 }, [1, 2]]);
  });

  it('is the very same object where it is given back', () => {
    const giveBack = across(peers, (outer: { inner: object }) => [outer, outer.inner]);
    const outer = { inner: {} };
    const [first, second] = giveBack(outer);
    expect(first).toBe(outer);
    expect(second).toBe(outer.inner);
  });
});

describe('an object with behaviour', () => {
  const peers = makePeers();

  class Account {
    #cents = 0;
    readonly log: string[] = [];
    static open(cents: number): Account {
      const account = new Account();
      account.deposit(cents);
      return account;
    }
    get cents(): number {
      return this.#cents;
    }
    deposit(cents: number): this {
      this.#cents += cents;
      this.log.push(`+${cents}`);
      return this;
    }
  }
  class Savings extends Account {}

  it('stays where it is, and is one and the same each time it is seen', () => {
    const Remote = across(peers, Account);
    const account = Remote.open(5);
    expect(account.deposit(2)).toBe(account);
    expect(account.cents).toBe(7);
    expect(account.log).toEqual(['+5', '+2']);
    expect(account).toBeInstanceOf(Remote);
    expect(account.constructor).toBe(Remote);
    expect(Object.keys(account)).toEqual(['log']);
  });

  it('keeps its inheritance', () => {
    const RemoteAccount = across(peers, Account);
    const RemoteSavings = across(peers, Savings);
    const savings = new RemoteSavings();
    expect(savings).toBeInstanceOf(RemoteAccount);
    expect(Object.getPrototypeOf(RemoteSavings)).toBe(RemoteAccount);
  });

  it('calls back while it is called, as deep as it likes', () => {
    const countDown = across(peers, (n: number, step: (n: number) => number): number => (n === 0 ? 0 : step(n)));
    const step = (n: number): number => 1 + countDown(n - 1, step);
    expect(countDown(40, step)).toBe(40);
  });

  it('can be iterated, spread and destructured', () => {
    const range = across(peers, function* (end: number) {
      for (let value = 0; value < end; value++) yield { value };
    });
    expect([...range(3)]).toEqual([{ value: 0 }, { value: 1 }, { value: 2 }]);
    const [first] = range(9);
    expect(first).toEqual({ value: 0 });
  });

  it('can be frozen, and shows it', () => {
    const frozen = across(peers, Object.freeze({ limit: 3, take: () => 1 }));
    expect(Object.isFrozen(frozen)).toBe(true);
    expect(frozen.limit).toBe(3);
    expect(() => {
      (frozen as { limit: number }).limit = 4;
    }).toThrow(TypeError);
  });
});

describe('an error', () => {
  const peers = makePeers();

  class OutOfStock extends Error {
    readonly sku: string;
    constructor(sku: string) {
      super(`${sku} is out of stock`, { cause: new RangeError('0 left') });
      this.name = 'OutOfStock';
      this.sku = sku;
    }
    describe(): string {
      return `no ${this.sku}`;
    }
  }

  it('is thrown as an error of its class, with all it carries', () => {
    const Remote = across(peers, OutOfStock);
    const buy = across(peers, (sku: string): never => {
      throw new OutOfStock(sku);
    });
    expect(() => buy('lamp')).toThrow(Remote);
    expect(() => buy('lamp')).toThrow('lamp is out of stock');
    try {
      buy('desk');
    } catch (error) {
      const thrown = error as OutOfStock;
      expect(thrown).toBeInstanceOf(Error);
      expect(Object.prototype.toString.call(thrown)).toBe('[object Error]');
      expect(thrown).toMatchObject({ name: 'OutOfStock', sku: 'desk', cause: new RangeError('0 left') });
      expect(thrown.describe()).toBe('no desk');
    }
    expect.assertions(6);
  });

  it('of a built-in class is of that class here too', () => {
    const fail = across(peers, (): never => {
      throw new TypeError('no');
    });
    expect(fail).toThrow(TypeError);
    expect(fail).toThrow(new TypeError('no'));
  });
});

describe('what a hostile program says', () => {
  it('never makes the grader take a built-in that can act', () => {
    const { grader } = makePeers();
    for (const name of ['Function', 'Reflect.set', 'Object.prototype', 'eval', 'Proxy']) {
      expect(() => grader.decodeValue(['w', name])).toThrow(/may not be named|does not exist/);
    }
  });

  it('is refused where it is not of the grammar, and hurts nobody', () => {
    const { grader } = makePeers();
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        try {
          grader.decodeValue(value);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
        expect(JSON.parse(grader.answer([9, value, value]))).toBeInstanceOf(Array);
      }),
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('cannot reach anything but its own arguments by what it says it changed', () => {
    for (const slot of ['"__proto__"', '"constructor"', '7', '-1', '[0]']) {
      let answer = JSON.stringify([0, ['f', 0, false]]);
      const grader = createPeer({
        side: 'grader',
        clock: createClock(),
        exchange: () => answer,
        hiddenKeys: new Set(),
      });
      const call = grader.decodeValue(['f', 0, false]) as (list: number[]) => unknown;
      answer = `[0,null,[[${slot},false,0,"polluted",1]]]`;
      expect(() => call([1])).toThrow(/does not exist|not a count/);
    }
    expect(Reflect.ownKeys(Array.prototype)).not.toContain('polluted');
    expect([3, 1].toSorted()).toEqual([1, 3]);
  });

  it('cannot use an object as a name, to be one when it is checked and another when it is used', () => {
    const grader = createPeer({
      side: 'grader',
      clock: createClock(),
      exchange: () => null,
      hiddenKeys: new Set(),
      mayRead: () => true,
    });
    grader.encodeValue({ secret: 1, method: () => 2 });
    for (const op of [OP.get, OP.set, OP.has, OP.deleteProperty, OP.defineProperty]) {
      const [tag, error] = JSON.parse(grader.answer([op, 0, ['a', 0, ['secret']], 5])) as [number, unknown[]];
      expect(tag).toBe(-1);
      expect(JSON.stringify(error)).toContain('a property has no name');
    }
  });

  it('is never taken for a matcher', () => {
    const peers = makePeers();
    const liar = across(peers, { asymmetricMatch: () => true });
    expect('asymmetricMatch' in liar).toBe(false);
    expect(liar).not.toEqual(5);
  });
});
