import { isProxy } from './given.isolate.ts';

/** `node:util`'s `types`: what a value is made of, whatever its prototype says. */

const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { toString: describe } = Object.prototype;
const tagOf = getOwnPropertyDescriptor(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get as () => unknown;

/** Whether a built-in method works on a value: it does on those alone that have its slot. */
function hasSlot(method: (...args: never[]) => unknown, ...args: readonly unknown[]): (value: unknown) => boolean {
  return (value) => {
    if (typeof value !== 'object' || value === null) return false;
    try {
      Reflect.apply(method, value, args);
      return true;
    } catch {
      return false;
    }
  };
}

function getter(prototype: object, key: PropertyKey): () => unknown {
  return getOwnPropertyDescriptor(prototype, key)?.get as () => unknown;
}

const isArrayBuffer = hasSlot(getter(ArrayBuffer.prototype, 'byteLength'));
/** V8 leaves it out of a startup snapshot. */
const isSharedArrayBuffer = (value: unknown): boolean =>
  typeof globalThis.SharedArrayBuffer === 'function' &&
  hasSlot(getter(globalThis.SharedArrayBuffer.prototype, 'byteLength'))(value);
const isDataView = (value: unknown): boolean => ArrayBuffer.isView(value) && !isTypedArray(value);
const isTypedArray = (value: unknown): boolean => typeOfArray(value) !== undefined;
const isNumberObject = hasSlot(Number.prototype.valueOf);
const isStringObject = hasSlot(String.prototype.valueOf);
const isBooleanObject = hasSlot(Boolean.prototype.valueOf);
const isBigIntObject = hasSlot(BigInt.prototype.valueOf);
const isSymbolObject = hasSlot(Symbol.prototype.valueOf);

function typeOfArray(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? tagOf.call(value) : undefined;
}

/** Kinds of which only the name tells: good enough for what asks to be told apart in print. */
function isTagged(tag: string): (value: unknown) => boolean {
  return (value) => describe.call(value) === `[object ${tag}]`;
}

const ARRAYS = [
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float16Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
];

export const types: Readonly<Record<string, (value: unknown) => boolean>> = {
  ...Object.fromEntries(ARRAYS.map((name) => [`is${name}`, (value: unknown) => typeOfArray(value) === name])),
  isAnyArrayBuffer: (value) => isArrayBuffer(value) || isSharedArrayBuffer(value),
  isArgumentsObject: (value) => !isTaggedByItself(value) && isTagged('Arguments')(value),
  isArrayBuffer,
  isArrayBufferView: (value) => ArrayBuffer.isView(value),
  isAsyncFunction: isTagged('AsyncFunction'),
  isBigIntObject,
  isBooleanObject,
  isBoxedPrimitive: (value) =>
    [isNumberObject, isStringObject, isBooleanObject, isBigIntObject, isSymbolObject].some((is) => is(value)),
  isCryptoKey: isTagged('CryptoKey'),
  isDataView,
  isDate: hasSlot(Date.prototype.getTime),
  isExternal: () => false,
  isGeneratorFunction: (value) => isTagged('GeneratorFunction')(value) || isTagged('AsyncGeneratorFunction')(value),
  isGeneratorObject: isTagged('Generator'),
  isMap: hasSlot(getter(Map.prototype, 'size')),
  isMapIterator: isTagged('Map Iterator'),
  isModuleNamespaceObject: isTagged('Module'),
  isNativeError: (value) => Error.isError(value),
  isNumberObject,
  isPromise: (value) => value instanceof Promise,
  isProxy: (value) => (typeof value === 'object' || typeof value === 'function') && value !== null && isProxy(value),
  isRegExp: hasSlot(getter(RegExp.prototype, 'source')),
  isSet: hasSlot(getter(Set.prototype, 'size')),
  isSetIterator: isTagged('Set Iterator'),
  isSharedArrayBuffer,
  isStringObject,
  isSymbolObject,
  isTypedArray,
  isWeakMap: hasSlot(WeakMap.prototype.has as never, {}),
  isWeakSet: hasSlot(WeakSet.prototype.has as never, {}),
};

function isTaggedByItself(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.toStringTag in value;
}
