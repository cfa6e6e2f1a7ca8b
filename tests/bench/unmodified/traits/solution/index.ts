import { notify } from './notifier.ts';

// Values
export const echo = <T>(value: T): T => value;
export const typeOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
export const describeNumber = (n: number): string =>
  Object.is(n, -0) ? '-0' : Number.isNaN(n) ? 'NaN' : String(n);
export const makeCycle = () => {
  const a: Record<string, unknown> = { name: 'a' };
  a['self'] = a;
  a['list'] = [a, a];
  return a;
};
export const sparse = () => {
  const list: number[] = [];
  list[2] = 3;
  return list;
};
export const extras = () => Object.assign([1, 2], { total: 3 });
export const nullProto = () => Object.assign(Object.create(null), { a: 1 }) as Record<string, unknown>;
export const frozen = () => Object.freeze({ a: 1, list: Object.freeze([1]) });

// Arguments
export const sortInPlace = (list: number[]) => list.sort((a, b) => a - b);
export const clear = (object: Record<string, unknown>) => {
  for (const key of Object.keys(object)) delete object[key];
};
export const addTo = (map: Map<string, number>, set: Set<string>, date: Date, bytes: Uint8Array) => {
  map.set('new', 1);
  set.delete('old');
  date.setFullYear(2000);
  bytes[0] = 9;
};
export const pass = (object: object) => object;
let kept: { list: number[] } | undefined;
export const keep = (object: { list: number[] }) => {
  kept = object;
};
export const grow = () => kept?.list.push(kept.list.length);
export const sizeOfKept = () => kept?.list.length;
const internal = { members: ['a'] };
export const members = () => internal.members;
export const join = (name: string) => internal.members.push(name);
export const settings = { mode: 'light', nested: { depth: 1 } };
export const modeIs = (mode: string) => settings.mode === mode;
let counter = 0;
export { counter };
export const increment = () => ++counter;

// Classes
export class Shape {
  static count = 0;
  static #secret = 's';
  static get secret() {
    return Shape.#secret;
  }
  #sides: number;
  name = 'shape';
  constructor(sides: number) {
    this.#sides = sides;
    Shape.count += 1;
  }
  get sides() {
    return this.#sides;
  }
  set sides(value: number) {
    if (value < 0) throw new RangeError('negative');
    this.#sides = value;
  }
  describe() {
    return `${this.name} of ${this.sides}`;
  }
  toJSON() {
    return { sides: this.#sides };
  }
  toString() {
    return `Shape(${this.#sides})`;
  }
  [Symbol.toPrimitive](hint: string) {
    return hint === 'number' ? this.#sides : this.toString();
  }
  static from(other: Shape) {
    return new this(other.sides);
  }
}
export class Square extends Shape {
  constructor() {
    super(4);
  }
  override describe() {
    return `square, ${super.describe()}`;
  }
}
export const isSquare = (value: unknown) => value instanceof Square;
export const areaOf = (shape: { area(): number }) => shape.area() * 2;
export class Stack<T> extends Array<T> {
  peek() {
    return this[this.length - 1];
  }
}
export class DefaultMap extends Map<string, number> {
  override get(key: string) {
    return super.get(key) ?? 0;
  }
}
export class Even {
  static [Symbol.hasInstance](value: unknown) {
    return typeof value === 'number' && value % 2 === 0;
  }
}
export const counted = () => {
  let n = 0;
  return { next: () => ++n, get now() { return n; }, reset() { n = 0; } };
};
export const guarded = () =>
  new Proxy({ known: 1 } as Record<string, unknown>, {
    get: (target, key) => (key in target ? target[key as string] : `no ${String(key)}`),
    has: (_, key) => key === 'known' || key === 'virtual',
  });

// Errors
export class NotFound extends Error {
  readonly id: number;
  constructor(id: number, options?: ErrorOptions) {
    super(`no ${id}`, options);
    this.name = 'NotFound';
    this.id = id;
  }
}
export const find = (id: number): never => {
  throw new NotFound(id, { cause: new TypeError('inner') });
};
export const throwValue = (value: unknown): never => {
  throw value;
};
export const throwMany = (): never => {
  throw new AggregateError([new Error('one'), new RangeError('two')], 'many');
};
export const rethrow = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    throw new Error('wrapped', { cause: error });
  }
};
export const swallow = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return (error as Error).message;
  }
};

// Callbacks
export const times = (n: number, act: (i: number) => unknown) => Array.from({ length: n }, (_, i) => act(i));
export const callWith = (act: (...args: unknown[]) => unknown, ...args: unknown[]) => act(...args);
export const compose = (...fns: ((x: number) => number)[]) => (x: number) => fns.reduceRight((acc, fn) => fn(acc), x);
export const once = <T>(act: () => T) => {
  let done: { value: T } | undefined;
  return () => (done ??= { value: act() }).value;
};
export const debounce = (act: (...args: unknown[]) => void, ms: number) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (...args: unknown[]) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...args), ms);
  };
};
export class Emitter {
  #listeners = new Map<string, Set<(value: unknown) => void>>();
  on(name: string, listener: (value: unknown) => void) {
    this.#listeners.set(name, (this.#listeners.get(name) ?? new Set()).add(listener));
    return () => this.#listeners.get(name)?.delete(listener);
  }
  emit(name: string, value: unknown) {
    for (const listener of this.#listeners.get(name) ?? []) listener(value);
  }
}

// Iteration
export function* naturals(limit = Number.POSITIVE_INFINITY) {
  for (let n = 1; n <= limit; n++) yield n;
}
export const range = (n: number) => ({
  *[Symbol.iterator]() {
    for (let i = 0; i < n; i++) yield i;
  },
});
export async function* ticks(n: number) {
  for (let i = 0; i < n; i++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    yield i;
  }
}
export const sumOf = (values: Iterable<number>) => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};
export const sumLater = async (values: AsyncIterable<number>) => {
  let sum = 0;
  for await (const value of values) sum += value;
  return sum;
};
export function* twoWay(): Generator<string, string, number> {
  const first = yield 'ready';
  try {
    const second = yield `got ${first}`;
    return `sum ${first + second}`;
  } finally {
    counter += 100;
  }
}

// Promises
export const later = <T>(value: T, ms = 10) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms));
export const failLater = async (id: number) => {
  await later(0);
  throw new NotFound(id);
};
export const both = async (a: Promise<number>, b: Promise<number>) => (await a) + (await b);
export const settle = (promises: Promise<unknown>[]) => Promise.allSettled(promises);
export const retry = async <T>(act: () => Promise<T>, times: number): Promise<T> => {
  for (let i = 1; ; i++) {
    try {
      return await act();
    } catch (error) {
      if (i >= times) throw error;
      await later(0, 2 ** i * 10);
    }
  }
};
export const thenable = () => ({ then: (resolve: (value: string) => void) => resolve('thenable') });
export const abortable = (signal: { aborted: boolean }) => (signal.aborted ? 'aborted' : 'going');

// Symbols and text
export const TAGGED = Symbol('tagged');
export const tagged = { [TAGGED]: 1, [Symbol.for('shared')]: 2, plain: 3 };
export const tag = (strings: TemplateStringsArray, ...values: unknown[]) =>
  strings.raw.map((text, i) => text + (i < values.length ? `[${String(values[i])}]` : '')).join('');
export class Resource {
  closed = false;
  [Symbol.dispose]() {
    this.closed = true;
  }
}
export const defined = () =>
  Object.defineProperty({ shown: 1 } as Record<string, unknown>, 'hidden', { value: 2, enumerable: false });

// Globals
export const roll = () => Math.floor(Math.random() * 6) + 1;
export const greet = (name: string) => {
  console.log('hello', name);
  return name;
};
export const age = (birthYear: number) => new Date().getFullYear() - birthYear;
export const stamp = () => Date.now();
export const fetchName = async (id: number) => {
  const response = await fetch(`/users/${id}`);
  return ((await response.json()) as { name: string }).name;
};
export const newId = () => crypto.randomUUID();
export const announce = (text: string) => notify({ text });
export const lazily = async () => (await import('./lazy.ts')).value;
