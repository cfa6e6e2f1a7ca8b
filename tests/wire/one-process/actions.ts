import { createChecks } from './checks.ts';
import { createObserver } from './observe.ts';

type Callable = (...args: unknown[]) => unknown;

/** How many actions a conversation may take before all that goes on in it ends. */
export type Fuel = { left: number };

/** What code can do with values, for one side: a spec has these, and so has the module that it tests. */
export function createActions(side: 'here' | 'there', fuel: Fuel) {
  const kept: unknown[] = [];
  const observe = createObserver();
  const LOCAL = Symbol(side);
  const { Broken, asBag, asClass, asInstance, asKey, asList, asObject } = createChecks();

  class Counter {
    static made = 0;
    #n: number;
    label = `${side} counter`;
    data: unknown = { list: [1] };
    given: unknown;
    constructor(n: unknown, given: unknown) {
      Counter.made += 1;
      this.#n = typeof n === 'number' ? n : 1;
      this.given = given;
    }
    get n(): number {
      return this.#n;
    }
    set n(value: number) {
      if (typeof value !== 'number') throw new Broken('no number', value);
      this.#n = value;
    }
    add(value: unknown): this {
      // What a function of the suite's says is nobody's business over there.
      this.n = this.#n + (typeof value === 'function' ? 1 : (value as number));
      return this;
    }
    give(value: unknown): unknown {
      const before = this.given;
      this.given = value;
      return before;
    }
    *[Symbol.iterator](): Iterator<unknown> {
      yield this.#n;
      yield this.given;
    }
    static of(n: unknown): Counter {
      return new this(n, undefined);
    }
  }
  class Stack extends Array<unknown> {
    top(): unknown {
      return this.at(-1);
    }
  }
  class Totals extends Map<unknown, unknown> {
    override get(key: unknown): unknown {
      return super.get(key) ?? 'none';
    }
  }
  class Special extends Counter {
    override add(value: unknown): this {
      super.add(value);
      this.label += '!';
      return this;
    }
    override get n(): number {
      return super.n;
    }
    override set n(value: number) {
      super.n = value;
    }
  }

  const actions = {
    // Containers
    set: (object, key, value) => {
      asBag(object)[asKey(key)] = value;
    },
    get: (object, key) => asBag(object)[asKey(key)],
    has: (object, key) => asKey(key) in asBag(object),
    remove: (object, key) => delete asBag(object)[asKey(key)],
    define: (object, key, value) =>
      Object.defineProperty(asBag(object), asKey(key), { value, writable: true, enumerable: true, configurable: true }),
    defineHidden: (object, key, value) => Object.defineProperty(asInstance(object), asKey(key), { value }),
    defineGetter: (object, key, value) =>
      Object.defineProperty(asInstance(object), asKey(key), {
        get: () => value,
        enumerable: true,
        configurable: true,
      }),
    assign: (object, from) => Object.assign(asBag(object), from),
    freeze: (object) => Object.freeze(asObject(object)),
    seal: (object) => Object.seal(asObject(object)),
    close: (object) => Object.preventExtensions(asObject(object)),
    keys: (object) => Object.keys(asBag(object)).join(),
    spread: (object) => ({ ...asBag(object) }),
    push: (list, value) => asList(list).push(value),
    shift: (list) => asList(list).shift(),
    sort: (list) => asList(list).sort(),
    resize: (list, size) => {
      asList(list).length = typeof size === 'number' ? Math.abs(Math.trunc(size)) % 5 : 1;
    },
    mapSet: (map, key, value) => (map instanceof Map ? map : new Map()).set(key, value),
    mapDelete: (map, key) => (map instanceof Map || map instanceof Set) && map.delete(key),
    setAdd: (set, value) => (set instanceof Set ? set : new Set()).add(value),
    later: (date, ms) => date instanceof Date && date.setTime(date.getTime() + Number(typeof ms === 'number' && ms)),
    poke: (bytes, value) => {
      if (bytes instanceof Uint8Array) bytes[0] = Number(typeof value === 'number' && value);
    },
    // Keeping
    keep: (value) => kept.push(value),
    kept: (at) => kept[typeof at === 'number' ? Math.abs(Math.trunc(at)) % (kept.length + 1) : 0],
    forget: () => kept.splice(0).length,
    isKept: (value) => kept.indexOf(value),
    same: (a, b) => a === b,
    give: (value) => value,
    pair: (a, b) => [a, b],
    wrap: (a) => ({ a }),
    behind: (a, b) => ({
      get a() {
        return a;
      },
      b,
    }),
    hide: (a, b) => Object.defineProperty({ b }, 'a', { value: a }),
    look: (value) => observe(value, 2),
    symbol: () => LOCAL,
    // Behaviour
    construct: (Class, a, b) => Reflect.construct(asClass(Class, Counter), [a, b]),
    subclass: (Class) =>
      class extends (asClass(Class, Counter) as typeof Counter) {
        more = 1;
        override give(value: unknown): unknown {
          return [super.give(value)];
        }
      },
    isInstance: (value, Class) => value instanceof asClass(Class, Counter),
    add: (counter, value) => (counter as Counter).add(value),
    giveTo: (counter, value) => (counter as Counter).give(value),
    of: (Class, value) => (Class as typeof Counter).of(value),
    iterate: (value) => [...(value as Iterable<unknown>)].length,
    call: (fn, ...args) => (fn as Callable)(...args),
    method: (object, key, ...args) => (asBag(object)[asKey(key)] as Callable)(...args),
    bind:
      (fn, ...bound) =>
      (...args: unknown[]) =>
        (fn as Callable)(...bound, ...args),
    counter: () => Counter,
    special: () => Special,
    makeCounter: (n, given) => new Counter(n, given),
    makeSpecial: (n, given) => new Special(n, given),
    makeStack: (a, b) => Object.assign(new Stack(), { 0: a, 1: b }),
    makeTotals: (a, b) => new Totals([[a, b]]),
    top: (stack) => (stack as Stack).top(),
    map: (list, fn) => asList(list).map((item) => (fn as Callable)(item)),
    read: (map, key) => (map as Map<unknown, unknown>).get(key),
    write: (map, key, value) => (map as Map<unknown, unknown>).set(key, value).size,
    asText: (value) => (typeof value === 'function' ? 'a function' : Object.prototype.toString.call(value)),
    // Failing
    fail: (value) => {
      throw value;
    },
    break: (value) => {
      throw new Broken(`broken ${side}`, value);
    },
    error: (value) => new Broken(`made ${side}`, value),
    attempt: (fn, ...args) => {
      try {
        return (fn as Callable)(...args);
      } catch (error) {
        return { caught: error };
      }
    },
    passOn: (fn, ...args) => {
      try {
        return (fn as Callable)(...args);
      } finally {
        kept.push('passed');
      }
    },
  } satisfies Record<string, Callable>;

  for (const [name, action] of Object.entries(actions) as [string, Callable][]) {
    const fueled: Callable = (...args) => {
      fuel.left -= 1;
      if (fuel.left < 0) throw new Broken('out of fuel', null);
      return action(...args);
    };
    Object.defineProperty(fueled, 'name', { value: name });
    (actions as Record<string, Callable>)[name] = fueled;
  }
  return actions;
}

export type Actions = ReturnType<typeof createActions>;
export const ACTION_NAMES = Object.keys(createActions('here', { left: 0 })) as readonly (keyof Actions)[];
