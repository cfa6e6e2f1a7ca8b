import { type Call, createCall, findSlot } from './call.isolate.ts';
import {
  encodeArray,
  encodeBytes,
  encodeDate,
  encodeMap,
  encodePlainObject,
  encodeRegExp,
  encodeSet,
} from './encode-container.isolate.ts';
import { facadeOf } from './facades.isolate.ts';
import type { Handles } from './handles.isolate.ts';
import {
  bigIntText,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  has,
  is,
  isArray,
  isConstructor,
  isError,
  isHarmlessIntrinsic,
  mapGet,
  namesOfIntrinsics,
  objectKeys,
  ownKeys,
  symbolDescription,
  symbolKey,
  wellKnownSymbols,
} from './intrinsics.isolate.ts';
import { DEPTH_LIMIT, INSTANCE, TAG } from './message.ts';
import { isProxy } from './proxies.isolate.ts';
import { takeApart, type WebParts } from './web-values.isolate.ts';

/** A value as the wire has it: see `TAG`. */
export type Encoded = string | number | boolean | null | readonly Encoded[];

export type Encode = {
  readonly value: (value: unknown, call: Call) => Encoded;
  /** A prototype: the one place where a program may name any built-in. */
  readonly prototype: (value: object | null, call: Call) => Encoded;
  /** A function that stays where it is, even where it is a built-in. */
  readonly handle: (value: object, call: Call) => Encoded;
};

/** Whose values are written. The grader's stacks stay at home; a program's built-ins mostly do. */
export type Side = 'grader' | 'program';

const OBJECT_PROTOTYPE = Object.prototype;
const ARRAY_PROTOTYPE = Array.prototype;
const MAP_PROTOTYPE = Map.prototype;
const SET_PROTOTYPE = Set.prototype;
const DATE_PROTOTYPE = Date.prototype;
const REGEXP_PROTOTYPE = RegExp.prototype;
const PROMISE_PROTOTYPE = Promise.prototype;
const ARRAY_BUFFER_PROTOTYPE = ArrayBuffer.prototype;
const { isView } = ArrayBuffer;
const SECRET: readonly Encoded[] = [
  ...['message', false, 'an assertion of the test failed'],
  ...['name', false, 'AssertionError'],
];
const CODE: readonly Encoded[] = ['message', false, 'a value of the test is not of the right kind'];
const FUNCTION_TEXT = /=>|\)\s*\{|\bclass\b[^{]*\{/;
const TYPE_ERROR_PROTOTYPE = TypeError.prototype;

export type EncodeOptions = {
  readonly side: Side;
  readonly handles: Handles;
  /** Called once for each promise that is sent, with its handle. */
  readonly onPromise: (promise: Promise<unknown>, id: number) => void;
  /** The number of an object of which both sides hold a copy. */
  readonly sharedId: (value: object) => number | undefined;
  /** Whether no more may be told of an error than that an assertion failed. */
  readonly isSecret?: ((error: Error) => boolean) | undefined;
};

/** Writes values for the other side: plain data as a copy, what has behaviour as a handle. */
export function createEncode({ side, handles, onPromise, sharedId, isSecret }: EncodeOptions): Encode {
  function encode(given: unknown, call: Call, depth: number): Encoded {
    let value = given;
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return encodeNumber(value);
      case 'undefined':
        return [TAG.undefined];
      case 'bigint':
        return [TAG.bigint, bigIntText(value)];
      case 'symbol':
        return encodeSymbol(value);
      case 'function':
        value = facadeOf(value) ?? value;
        if (typeof value !== 'function') return encode(value, call, depth);
        return encodeReference(value, call) ?? encodeFunction(value, call);
      default:
        if (value === null) return null;
        value = facadeOf(value as object) ?? value;
        if (typeof value === 'function') return encode(value, call, depth);
        if (depth > DEPTH_LIMIT) throw new RangeError(`a value is nested more than ${DEPTH_LIMIT} deep`);
        return encodeReference(value as object, call) ?? encodeObject(value as object, call, depth);
    }
  }

  function encodeSymbol(value: symbol): Encoded {
    const wellKnown = mapGet(wellKnownSymbols, value);
    if (wellKnown !== undefined) return [TAG.symbol, 'well-known', wellKnown];
    const key = symbolKey(value);
    if (key !== undefined) return [TAG.symbol, 'registered', key];
    const importedId = handles.importedSymbolId(value);
    if (importedId !== undefined) return [TAG.symbol, 'yours', importedId];
    return [TAG.symbol, 'mine', handles.exportSymbol(value), symbolDescription(value) ?? null];
  }

  /** An object that the other side knows by number: its own, or one of ours that was sent before. */
  function encodeHeld(value: object): Encoded | undefined {
    const importedId = handles.importedId(value);
    if (importedId !== undefined) return [TAG.yours, importedId];
    const exportedId = handles.exportedId(value);
    return exportedId !== undefined && handles.isDescribed(exportedId) ? [TAG.known, exportedId] : undefined;
  }

  /** An object that the other side has already: one that it knows, one of this call, or a built-in. */
  function encodeReference(value: object, call: Call): Encoded | undefined {
    const held = encodeHeld(value);
    if (held !== undefined) return held;
    const slot = findSlot(call, value);
    if (slot !== undefined) return [TAG.slot, slot];
    const shared = sharedId(value);
    if (shared !== undefined) return [TAG.shared, shared];
    const intrinsic = mapGet(namesOfIntrinsics, value);
    if (intrinsic === undefined || (side === 'program' && !isHarmlessIntrinsic(intrinsic))) return undefined;
    return [TAG.intrinsic, intrinsic];
  }

  function encodePrototype(value: object | null, call: Call): Encoded {
    const intrinsic = value === null ? undefined : mapGet(namesOfIntrinsics, value);
    return intrinsic === undefined ? encodeHandle(value, call) : [TAG.intrinsic, intrinsic];
  }

  /** An object that stays where it is, even where it looks like plain data. */
  function encodeHandle(value: object | null, call: Call): Encoded {
    if (value === null) return null;
    const reference = encodeReference(value, call);
    if (reference !== undefined) return reference;
    return typeof value === 'function' ? encodeFunction(value, call) : encodeInstance(value, call);
  }

  function describeHandle(value: object, call: Call): number {
    const id = handles.export(value);
    handles.setDescribed(id, true);
    call.describing[call.describing.length] = id;
    return id;
  }

  function encodeFunction(value: object, call: Call): Encoded {
    return [TAG.function, describeHandle(value, call), isConstructor(value as () => unknown)];
  }

  function encodeObject(value: object, call: Call, depth: number): Encoded {
    if (isProxy(value)) return [TAG.instance, describeHandle(value, call), isArray(value) ? INSTANCE.array : 0];
    if (isError(value)) return encodeError(value, call, depth);
    const prototype = getPrototypeOf(value);
    if (isArray(value)) {
      return prototype === ARRAY_PROTOTYPE ? encodeArray(value, call, depth, encode) : encodeInstance(value, call);
    }
    switch (prototype) {
      case OBJECT_PROTOTYPE:
      case null:
        return encodePlainObject(value, prototype === null, call, depth, encode) ?? encodeInstance(value, call);
      case PROMISE_PROTOTYPE:
        return encodePromise(value as Promise<unknown>, call) ?? encodeInstance(value, call);
      case MAP_PROTOTYPE:
        return encodeMap(value as Map<unknown, unknown>, call, depth, encode) ?? encodeInstance(value, call);
      case SET_PROTOTYPE:
        return encodeSet(value as Set<unknown>, call, depth, encode) ?? encodeInstance(value, call);
      case DATE_PROTOTYPE:
        return encodeDate(value as Date, call) ?? encodeInstance(value, call);
      case REGEXP_PROTOTYPE:
        return encodeRegExp(value as RegExp, call, depth, encode) ?? encodeInstance(value, call);
    }
    if (prototype === ARRAY_BUFFER_PROTOTYPE || isView(value)) {
      const bytes = encodeBytes(value, prototype as object, call);
      if (bytes !== undefined) return bytes;
    }
    const web = takeApart(value);
    return web === undefined ? encodeInstance(value, call) : encodeWeb(web, call, depth);
  }

  /** What it is made of is written as in a call of its own: nobody will name those containers again. */
  function encodeWeb({ name, parts }: WebParts, call: Call, depth: number): Encoded {
    const own = createCall();
    const fields: Encoded[] = [];
    const keys = objectKeys(parts);
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as string;
      fields[2 * index] = key;
      fields[2 * index + 1] = encode(parts[key], own, depth + 1);
    }
    for (let index = 0; index < own.describing.length; index++) {
      call.describing[call.describing.length] = own.describing[index] as number;
    }
    return [TAG.web, name, fields];
  }

  function encodeInstance(value: object, call: Call): Encoded {
    if (isProxy(value)) return [TAG.instance, describeHandle(value, call), isArray(value) ? INSTANCE.array : 0];
    const id = describeHandle(value, call);
    const prototype = getPrototypeOf(value);
    let kind: number = isArray(value) ? INSTANCE.array : 0;
    if (prototype === null) return [TAG.instance, id, kind, null];
    const keys = ownKeys(value);
    for (let index = 0; index < keys.length; index++) {
      if (isProxy(prototype) || has(prototype, keys[index] as PropertyKey)) kind |= INSTANCE.shadowing;
    }
    return [TAG.instance, id, kind, encodePrototype(prototype, call)];
  }

  function encodePromise(value: Promise<unknown>, call: Call): Encoded | undefined {
    if (handles.exportedId(value) === undefined) {
      try {
        onPromise(value, handles.export(value));
      } catch {
        // It only looks like a promise.
        return undefined;
      }
    }
    return [TAG.promise, describeHandle(value, call)];
  }

  function encodeError(value: Error, call: Call, depth: number): Encoded {
    const id = describeHandle(value, call);
    // Not even its class: that may have a method which tells what the error is about.
    if (isSecret?.(value) === true) return [TAG.error, id, [TAG.intrinsic, 'Error.prototype'], SECRET];
    const prototype = encodePrototype(getPrototypeOf(value), call);
    if (side === 'grader' && showsCode(value)) return [TAG.error, id, prototype, CODE];
    const keys: PropertyKey[] = [];
    const allKeys = ownKeys(value);
    for (let index = 0; index < allKeys.length; index++) {
      const key = allKeys[index] as PropertyKey;
      if (side === 'program' || key !== 'stack') keys[keys.length] = key;
    }
    return [TAG.error, id, prototype, encodeErrorProperties(value, keys, call, depth)];
  }

  /** What an error is about is hidden mostly, and what its class adds is not. */
  function encodeErrorProperties(value: object, keys: readonly PropertyKey[], call: Call, depth: number): Encoded {
    const properties: Encoded[] = [];
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as PropertyKey;
      properties[3 * index] = encode(key, call, depth);
      properties[3 * index + 1] = getOwnPropertyDescriptor(value, key)?.enumerable === true;
      properties[3 * index + 2] = encode((value as Record<PropertyKey, unknown>)[key], call, depth + 1);
    }
    return properties;
  }

  return {
    value: (value, call) => encode(value, call, 0),
    prototype: encodePrototype,
    handle: (value, call) => encodeHeld(value) ?? encodeFunction(value, call),
  };
}

/** The engine's own words may quote a whole function: "() => 'the answer' is not a constructor". */
function showsCode(error: Error): boolean {
  if (getPrototypeOf(error) !== TYPE_ERROR_PROTOTYPE) return false;
  const message: unknown = getOwnPropertyDescriptor(error, 'message')?.value;
  return typeof message === 'string' && FUNCTION_TEXT.test(message);
}

function encodeNumber(value: number): Encoded {
  if (value === 0) return is(value, -0) ? [TAG.number, '-0'] : 0;
  if (value - value === 0) return value;
  return [TAG.number, `${value}`];
}
