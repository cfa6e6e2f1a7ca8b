import { Blob, File } from './blob.isolate.ts';
import { FormData, Headers, Request, Response } from './fetch-classes.isolate.ts';
import { DOMException, isProxy, QuotaExceededError } from './given.isolate.ts';
import { ReadableStream, TransformStream, WritableStream } from './streams.isolate.ts';
import { URL, URLSearchParams } from './url.isolate.ts';
import { types } from './value-types.isolate.ts';

/** https://html.spec.whatwg.org/#structuredserialize, within one realm. */

const ERRORS = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
const { defineProperty, getOwnPropertyDescriptor } = Object;
const { toString: describe } = Object.prototype;
const BOXES = [Number, String, Boolean, BigInt].map(({ prototype }) => prototype.valueOf);
/** What of the platform Node cannot clone, nor may anyone. */
const UNCLONEABLE = [
  ...[FormData, Headers, Request, Response, URL, URLSearchParams],
  ...[ReadableStream, TransformStream, WritableStream, WeakRef],
];
const UNCLONEABLE_TAGS = new Set(
  ['Generator', 'Map Iterator', 'Set Iterator', 'Array Iterator', 'String Iterator', 'RegExp String Iterator']
    .concat(['AsyncGenerator', 'URLPattern'])
    .map((tag) => `[object ${tag}]`),
);
const UNCLONEABLE_TYPES = ['isPromise', 'isWeakMap', 'isWeakSet', 'isArgumentsObject', 'isSymbolObject'];

export function structuredClone(value: unknown, options?: { readonly transfer?: Iterable<unknown> }): unknown {
  // biome-ignore lint/complexity/noArguments: `undefined` is a value like any other.
  if (arguments.length === 0) throw new TypeError("The 'value' argument must be specified");
  if (options !== null && !['undefined', 'object', 'function'].includes(typeof options)) {
    throw new TypeError('The "options" argument must be of type object');
  }
  const transfer = [...(options?.transfer ?? [])];
  for (const item of transfer) {
    if (types['isArrayBuffer']?.(item) !== true || (item as ArrayBuffer).detached || countOf(transfer, item) > 1) {
      throw new DOMException('Found invalid value in transferList', 'DataCloneError');
    }
  }
  const clone = cloneOf(value, new Map());
  // Where something cannot be cloned, nothing is taken away.
  for (const buffer of transfer as ArrayBuffer[]) buffer.transfer();
  return clone;
}

function countOf(values: readonly unknown[], value: unknown): number {
  return values.filter((each) => each === value).length;
}

function cloneOf(value: unknown, copies: Map<object, unknown>): unknown {
  if (typeof value === 'symbol' || typeof value === 'function') throw uncloneable(value);
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const copy = copyShell(value, copies);
  copies.set(value, copy);
  fill(value, copy, copies);
  return copy;
}

/** A copy of what an object is; of what it holds, only where nothing in it can refer to it. */
function copyShell(value: object, copies: Map<object, unknown>): object {
  const is = (name: string): boolean => types[name]?.(value) === true;
  if (isProxy(value)) throw uncloneable(value);
  if (Array.isArray(value)) return new Array(value.length);
  if (UNCLONEABLE_TYPES.some(is)) throw uncloneable(value);
  if (is('isBoxedPrimitive')) return copyBox(value);
  if (is('isDate')) return new Date(Date.prototype.getTime.call(value));
  if (is('isRegExp')) return new RegExp((value as RegExp).source, (value as RegExp).flags);
  if (is('isMap')) return new Map();
  if (is('isSet')) return new Set();
  if (is('isSharedArrayBuffer')) return value;
  if (is('isArrayBuffer')) return copyBuffer(value as ArrayBuffer);
  if (ArrayBuffer.isView(value)) return copyView(value, copies);
  if (value instanceof QuotaExceededError) return copyQuotaError(value);
  if (value instanceof DOMException) return new DOMException(value.message, { name: value.name });
  if (is('isNativeError')) return copyError(value as Error);
  if (value instanceof File)
    return new File([value], value.name, { type: value.type, lastModified: value.lastModified });
  if (value instanceof Blob) return new Blob([value], { type: value.type });
  if (UNCLONEABLE.some((made) => value instanceof made) || UNCLONEABLE_TAGS.has(describe.call(value))) {
    throw uncloneable(value);
  }
  return {};
}

function fill(value: object, copy: object, copies: Map<object, unknown>): void {
  if (copy instanceof Map) {
    for (const [key, item] of [...(value as Map<unknown, unknown>)]) {
      copy.set(cloneOf(key, copies), cloneOf(item, copies));
    }
  } else if (copy instanceof Set) {
    for (const item of [...(value as Set<unknown>)]) copy.add(cloneOf(item, copies));
  } else if (Array.isArray(copy) || Object.getPrototypeOf(copy) === Object.prototype) {
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(value, key)) continue;
      const item = cloneOf((value as Record<string, unknown>)[key], copies);
      defineProperty(copy, key, { value: item, writable: true, enumerable: true, configurable: true });
    }
  } else if (Error.isError(copy) && Object.hasOwn(value, 'cause')) {
    const cause = cloneOf((value as Error).cause, copies);
    defineProperty(copy, 'cause', { value: cause, writable: true, configurable: true });
  }
}

function copyBox(value: object): object {
  for (const unbox of BOXES) {
    try {
      return Object(Reflect.apply(unbox, value, []));
    } catch {
      // It is another one's.
    }
  }
  throw uncloneable(value);
}

function copyQuotaError({ message, quota, requested }: QuotaExceededError): object {
  return new QuotaExceededError(message, { quota: quota ?? undefined, requested: requested ?? undefined });
}

function copyBuffer(buffer: ArrayBuffer): ArrayBuffer {
  if (buffer.detached) throw new DOMException('An ArrayBuffer is detached and could not be cloned.', 'DataCloneError');
  if (!buffer.resizable) return buffer.slice(0);
  const copy = new ArrayBuffer(buffer.byteLength, { maxByteLength: buffer.maxByteLength });
  new Uint8Array(copy).set(new Uint8Array(buffer));
  return copy;
}

function copyView(view: ArrayBufferView, copies: Map<object, unknown>): ArrayBufferView {
  const { byteOffset, byteLength } = view;
  const buffer = cloneOf(view.buffer, copies) as ArrayBuffer;
  if (view instanceof DataView) return new DataView(buffer, byteOffset, byteLength);
  const tag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)?.get;
  const name = tag?.call(view) as 'Uint8Array';
  const View = (globalThis as unknown as Record<string, Uint8ArrayConstructor>)[name] as Uint8ArrayConstructor;
  return new View(buffer, byteOffset, byteLength / View.BYTES_PER_ELEMENT);
}

function copyError(error: Error): Error {
  const Constructor = ERRORS[error.name as keyof typeof ERRORS] ?? Error;
  const { stack } = error;
  const message = getOwnPropertyDescriptor(error, 'message');
  const copy = message !== undefined && 'value' in message ? new Constructor(message.value) : new Constructor();
  defineProperty(copy, 'stack', { value: stack, writable: true, configurable: true });
  return copy;
}

function uncloneable(value: unknown): Error {
  const shown = typeof value === 'object' ? '#<Object>' : String(value);
  return new DOMException(`${shown} could not be cloned.`, 'DataCloneError');
}
