/**
 * The built-ins that the wire works with, taken before any candidate's code has run: a program that patches
 * `Array.prototype` or `JSON` changes its own answers only, never how they are carried.
 */

// biome-ignore lint/complexity/noBannedTypes: any callable at all.
type Callable = Function;

export const { bind } = Function.prototype;
const { call } = Function.prototype;
const uncurry = bind.bind(call) as <This, Args extends readonly unknown[], Result>(
  method: (this: This, ...args: Args) => Result,
) => (self: This, ...args: Args) => Result;

export const { stringify, parse } = JSON;
export const { isArray } = Array;
export const { isInteger } = Number;
export const {
  apply,
  construct,
  defineProperty,
  deleteProperty,
  get,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  has,
  isExtensible,
  ownKeys,
  preventExtensions,
  set,
  setPrototypeOf,
} = Reflect;
export const {
  is,
  freeze,
  isFrozen,
  isSealed,
  seal,
  create,
  keys: objectKeys,
  getOwnPropertySymbols: ownSymbols,
} = Object;

export const mapGet = uncurry(Map.prototype.get as <K, V>(this: Map<K, V>, key: K) => V | undefined);
export const mapSet = uncurry(
  Map.prototype.set as (this: Map<unknown, unknown>, key: unknown, value: unknown) => unknown,
);
export const mapDelete = uncurry(Map.prototype.delete as (this: Map<unknown, unknown>, key: unknown) => boolean);
export const mapClear = uncurry(Map.prototype.clear);
export const mapForEach = uncurry(Map.prototype.forEach) as (
  map: Map<unknown, unknown>,
  visit: (value: unknown, key: unknown) => void,
) => void;
export const weakGet = uncurry(
  WeakMap.prototype.get as <K extends object, V>(this: WeakMap<K, V>, key: K) => V | undefined,
);
export const weakSet = uncurry(
  WeakMap.prototype.set as (this: WeakMap<object, unknown>, key: object, value: unknown) => unknown,
);
export const weakTarget = uncurry(WeakRef.prototype.deref as (this: WeakRef<object>) => object | undefined);
export const mapSize = uncurry(getterOf(Map.prototype, 'size')) as (map: Map<unknown, unknown>) => number;
export const setAdd = uncurry(Set.prototype.add as (this: Set<unknown>, value: unknown) => unknown);
export const setClear = uncurry(Set.prototype.clear);
export const setHas = uncurry(Set.prototype.has as (this: Set<unknown>, value: unknown) => boolean);
export const setForEach = uncurry(Set.prototype.forEach) as (
  values: Set<unknown>,
  visit: (value: unknown) => void,
) => void;
export const setSize = uncurry(getterOf(Set.prototype, 'size')) as (values: Set<unknown>) => number;
export const slice = uncurry(Array.prototype.slice);
export const promiseThen = uncurry(Promise.prototype.then) as (
  promise: Promise<unknown>,
  onFulfilled: (value: unknown) => void,
  onRejected: (reason: unknown) => void,
) => void;
export const isDetached = uncurry(getterOf(ArrayBuffer.prototype, 'detached')) as (value: ArrayBuffer) => boolean;
export const dateTime = uncurry(Date.prototype.getTime);
export const regExpSource = uncurry(getterOf(RegExp.prototype, 'source')) as (value: RegExp) => string;
export const regExpFlags = uncurry(getterOf(RegExp.prototype, 'flags')) as (value: RegExp) => string;
export const bigIntText = uncurry(BigInt.prototype.toString) as (value: bigint) => string;
export const fromCharCode = String.fromCharCode;
export const stringSlice = uncurry(String.prototype.slice);
export const charCodeAt = uncurry(String.prototype.charCodeAt);
export const symbolKey = Symbol.keyFor;
export const symbolFor = Symbol.for;
export const symbolDescription = uncurry(getterOf(Symbol.prototype, 'description')) as (
  value: symbol,
) => string | undefined;

function getterOf(prototype: object, key: string): (this: unknown) => unknown {
  const getter = getOwnPropertyDescriptor(prototype, key)?.get;
  if (getter === undefined) throw new TypeError(`no getter ${key}`);
  return getter;
}

/** Objects that each side has one of, by name: they cross as names, so that `instanceof` and `constructor` hold. */
export const intrinsicsByName = new Map<string, object>();
export const namesOfIntrinsics = new Map<object, string>();

/** Registers an object that stands for the other side's object of the same name. */
export function registerIntrinsic(name: string, value: object): void {
  intrinsicsByName.set(name, value);
  namesOfIntrinsics.set(value, name);
}

/** Registers a built-in and all that can be reached from it by properties. */
function registerReachable(name: string, value: unknown): void {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
  if (value === globalThis || namesOfIntrinsics.has(value)) return;
  registerIntrinsic(name, value);
  for (const key of ownKeys(value)) {
    const descriptor = getOwnPropertyDescriptor(value, key);
    const path = `${name}.${String(key)}`;
    registerReachable(path, descriptor?.value);
    registerReachable(`${path}[get]`, descriptor?.get);
    registerReachable(`${path}[set]`, descriptor?.set);
  }
  registerReachable(`${name}[prototype]`, getPrototypeOf(value));
}

const ITERATORS: Readonly<Record<string, object>> = {
  generator: (function* () {})(),
  asyncGenerator: (async function* () {})(),
  arrayIterator: [].values(),
  mapIterator: new Map().values(),
  setIterator: new Set().values(),
  stringIterator: ''[Symbol.iterator](),
  regExpStringIterator: ''.matchAll(/./g),
  iteratorHelper: [].values().map(String),
  wrappedIterator: Iterator.from({ next: () => ({ done: true, value: undefined }) }),
};

for (const name of ownKeys(globalThis)) {
  if (typeof name === 'string') registerReachable(name, get(globalThis, name));
}
for (const [name, value] of Object.entries({ ...ITERATORS, asyncFunction: async () => {} })) {
  registerReachable(`%${name}%`, getPrototypeOf(value));
}

/**
 * Prototypes whose methods need what only an object of their own class has inside: they work on the side that the
 * object is on, and not on a mirror. Methods of all other built-ins work on whatever they are called on.
 */
const SLOTTED = new Set<object>();
for (const { prototype } of [Map, Set, WeakMap, WeakSet, WeakRef, Date, RegExp, Promise, ArrayBuffer, DataView]) {
  SLOTTED.add(prototype);
}
SLOTTED.add(getPrototypeOf(Uint8Array.prototype) as object);
for (const value of Object.values(ITERATORS)) {
  for (
    let owner = getPrototypeOf(value);
    owner !== null && owner !== Iterator.prototype;
    owner = getPrototypeOf(owner)
  ) {
    if (owner !== Object.prototype && namesOfIntrinsics.has(owner)) SLOTTED.add(owner);
  }
}

export function isSlotted(prototype: object): boolean {
  return setHas(SLOTTED as Set<unknown>, prototype);
}

/** V8 leaves its newest built-ins out of a startup snapshot and adds them when a context is made from it. */
const LATE = ['Float16Array', 'DisposableStack', 'AsyncDisposableStack', 'SuppressedError'];

export let isError: (value: unknown) => value is Error = (value) => value instanceof Error;

/** Takes what a snapshot could not hold. To be called in each isolate, before any candidate's code runs. */
export function completeIntrinsics(): void {
  const late: unknown = get(Error, 'isError');
  if (typeof late === 'function') isError = late as typeof isError;
  for (const name of LATE) registerReachable(name, get(globalThis, name));
}

/**
 * The built-ins that the grader takes from a program as its own of that name. Only classes whose use with hostile
 * arguments can change nothing: `Function` or `Reflect.set` would let a program act inside the grader.
 */
const HARMLESS = new Set(
  [
    'Object Array Number Boolean String Symbol BigInt Date RegExp Promise Map Set WeakMap WeakSet Error AggregateError',
    'EvalError RangeError ReferenceError SyntaxError TypeError URIError ArrayBuffer DataView Int8Array Uint8Array',
    'Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array',
    'BigUint64Array',
  ].flatMap((names) => names.split(' ')),
);

export function isHarmlessIntrinsic(name: string): boolean {
  return setHas(HARMLESS, name);
}

export const wellKnownSymbols = new Map<symbol, string>();
export const symbolsByName = new Map<string, symbol>();
for (const key of ownKeys(Symbol)) {
  const value: unknown = get(Symbol, key);
  if (typeof value === 'symbol' && typeof key === 'string') {
    wellKnownSymbols.set(value, key);
    symbolsByName.set(key, value);
  }
}

/** Whether `new value()` is allowed, found out without calling it. */
export function isConstructor(value: Callable): boolean {
  try {
    construct(Object, [], value);
    return true;
  } catch {
    return false;
  }
}
