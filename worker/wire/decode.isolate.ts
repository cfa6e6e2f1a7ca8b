import { addContainer, type Call } from './call.isolate.ts';
import { partsOf } from './changes.isolate.ts';
import type { Side } from './encode.isolate.ts';
import { setIntegrity } from './integrity.isolate.ts';
import {
  charCodeAt,
  create,
  defineProperty,
  intrinsicsByName,
  isArray,
  isExtensible,
  isHarmlessIntrinsic,
  isInteger,
  mapGet,
  mapSet,
  setAdd,
  setHas,
  setPrototypeOf,
  symbolFor,
  symbolsByName,
} from './intrinsics.isolate.ts';
import { DEPTH_LIMIT, INTEGRITY, TAG } from './message.ts';
import type { Handles } from './tables.isolate.ts';

let tellOfViolation: () => void = () => undefined;

/** Who is told, before anything else happens, that the other side broke the wire's grammar. */
export function onViolation(listener: () => void): void {
  tellOfViolation = listener;
}

/**
 * The other side broke the wire's grammar: it has been tampered with, or is hostile. The host learns of it at once,
 * since a spec may catch an error and take it for one that it expects.
 */
export class WireError extends Error {
  override readonly name = 'WireError';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    tellOfViolation();
  }
}

/** How this side stands in for what stays on the other. */
export type Mirrors = {
  readonly function: (id: number, isConstructor: boolean) => object;
  readonly instance: (id: number, isArray: boolean) => object;
  readonly promise: (id: number) => object;
};

export type Decode = {
  readonly value: (encoded: unknown, call: Call) => unknown;
  readonly prototype: (encoded: unknown, call: Call) => object | null;
};

const BUFFERS = new Set(
  [
    'ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array',
    'Float16Array Float32Array Float64Array BigInt64Array BigUint64Array',
  ].flatMap((names) => names.split(' ')),
);
const LocalError = Error;
const LocalMap = Map;
const LocalSet = Set;
const LocalDate = Date;
const LocalRegExp = RegExp;
const LocalBigInt = BigInt;
const Bytes = Uint8Array;
const { parseFloat: toNumber } = Number;

/** Reads values of the other side, taking nothing it says for granted. */
export function createDecode(reader: Side, handles: Handles, mirrors: Mirrors): Decode {
  function decode(encoded: unknown, call: Call, depth: number): unknown {
    if (typeof encoded !== 'object') {
      if (encoded === undefined) throw new WireError('a value is missing');
      return encoded;
    }
    if (encoded === null) return null;
    if (!isArray(encoded)) throw new WireError('a value is neither plain nor tagged');
    if (depth > DEPTH_LIMIT) throw new WireError(`a value is nested more than ${DEPTH_LIMIT} deep`);
    switch (encoded[0]) {
      case TAG.undefined:
        return undefined;
      case TAG.number:
        return encoded[1] === '-0' ? -0 : toNumber(text(encoded[1]));
      case TAG.bigint:
        return LocalBigInt(text(encoded[1]));
      case TAG.symbol:
        return decodeSymbol(encoded);
      case TAG.slot:
        return requireObject(call.containers[count(encoded[1])]);
      case TAG.intrinsic:
        return decodeIntrinsic(text(encoded[1]), true);
      case TAG.yours:
        return handles.requireExported(encoded[1]);
      case TAG.known:
        return requireObject(handles.findImported(encoded[1]));
      case TAG.function:
        return (
          handles.findImported(encoded[1]) ??
          remember(encoded[1], mirrors.function(count(encoded[1]), encoded[2] === true))
        );
      case TAG.instance:
        return (
          handles.findImported(encoded[1]) ??
          remember(encoded[1], mirrors.instance(count(encoded[1]), encoded[2] === true))
        );
      case TAG.promise:
        return handles.findImported(encoded[1]) ?? remember(encoded[1], mirrors.promise(count(encoded[1])));
      case TAG.error:
        return decodeError(encoded, call, depth);
      default:
        return decodeContainer(encoded, call, depth);
    }
  }

  function remember(id: unknown, mirror: object): object {
    handles.import(id as number, mirror);
    return mirror;
  }

  function decodeIntrinsic(name: string, isValue: boolean): object {
    if (isValue && reader === 'grader' && !isHarmlessIntrinsic(name)) {
      throw new WireError(`the built-in ${name} may not be named here`);
    }
    return requireObject(mapGet(intrinsicsByName, name));
  }

  function decodePrototype(encoded: unknown, call: Call): object | null {
    if (encoded === null) return null;
    if (isArray(encoded) && encoded[0] === TAG.intrinsic) return decodeIntrinsic(text(encoded[1]), false);
    const value = decode(encoded, call, 0);
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
      throw new WireError('a prototype is not an object');
    }
    return value;
  }

  function decodeSymbol(encoded: readonly unknown[]): symbol {
    switch (encoded[1]) {
      case 'well-known': {
        const symbol = mapGet(symbolsByName, text(encoded[2]));
        if (symbol !== undefined) return symbol;
        break;
      }
      case 'registered':
        return symbolFor(text(encoded[2]));
      case 'mine':
        return handles.importSymbol(count(encoded[2]), encoded[3] === null ? undefined : text(encoded[3]));
      case 'yours': {
        const symbol = handles.exportedSymbol(encoded[2]);
        if (symbol !== undefined) return symbol;
      }
    }
    throw new WireError('a symbol is unknown');
  }

  function decodeError(encoded: readonly unknown[], call: Call, depth: number): object {
    const known = handles.findImported(encoded[1]);
    if (known !== undefined) return known;
    const error = new LocalError();
    // A fresh error's stack is that of this very place.
    defineProperty(error, 'stack', { value: '', writable: true, enumerable: false, configurable: true });
    remember(count(encoded[1]), error);
    setPrototypeOf(error, decodePrototype(encoded[2], call));
    defineAll(error, list(encoded[3]), call, depth, false);
    return error;
  }

  function decodeContainer(encoded: readonly unknown[], call: Call, depth: number): object {
    const container = emptyContainer(encoded);
    const slot = addContainer(call, container);
    const parts = fill(container, encoded, call, depth);
    if (call.isRemembering && isExtensible(container)) call.before[slot] = parts ?? partsOf(container);
    return container;
  }

  /**
   * Puts the decoded values into a container. They also take the place of the encoded ones in the frame's own lists:
   * so these become the record of what the container held, without another copy.
   *
   * @returns the container's parts as `partsOf` would give them, where the frame's list is just that.
   */
  function fill(
    container: object,
    encoded: readonly unknown[],
    call: Call,
    depth: number,
  ): readonly unknown[] | undefined {
    switch (encoded[0]) {
      case TAG.array:
        return fillArray(container as unknown[], encoded, call, depth);
      case TAG.object: {
        const properties = list(encoded[2]);
        defineAll(container, properties, call, depth);
        setIntegrity(container, count(encoded[1]) & 3);
        return properties;
      }
      case TAG.map: {
        const entries = list(encoded[1]);
        for (let index = 0; index < entries.length; index++) entries[index] = decode(entries[index], call, depth + 1);
        for (let index = 0; index < entries.length; index += 2) {
          mapSet(container as Map<unknown, unknown>, entries[index], entries[index + 1]);
        }
        return entries;
      }
      case TAG.set: {
        const values = list(encoded[1]);
        for (let index = 0; index < values.length; index++) {
          values[index] = decode(values[index], call, depth + 1);
          setAdd(container as Set<unknown>, values[index]);
        }
        return values;
      }
      default:
        return undefined;
    }
  }

  function fillArray(
    array: unknown[],
    encoded: readonly unknown[],
    call: Call,
    depth: number,
  ): readonly unknown[] | undefined {
    const items = list(encoded[2]);
    let isDense = encoded.length === 3;
    array.length = items.length;
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      if (isArray(item) && item[0] === TAG.hole) {
        isDense = false;
      } else {
        items[index] = decode(item, call, depth + 1);
        defineData(array, index, items[index]);
      }
    }
    if (encoded.length > 3) defineAll(array, list(encoded[3]), call, depth);
    setIntegrity(array, count(encoded[1]));
    return isDense ? items : undefined;
  }

  function defineAll(target: object, properties: unknown[], call: Call, depth: number, isEnumerable = true): void {
    for (let index = 0; index < properties.length; index += 2) {
      const key = decode(properties[index], call, depth);
      if (typeof key !== 'string' && typeof key !== 'symbol') throw new WireError('a property has no name');
      const value = decode(properties[index + 1], call, depth + 1);
      properties[index] = key;
      properties[index + 1] = value;
      if (isEnumerable) defineData(target, key, value);
      else defineProperty(target, key, { value, writable: true, enumerable: false, configurable: true });
    }
  }

  return {
    value: (encoded, call) => decode(encoded, call, 0),
    prototype: decodePrototype,
  };
}

/** A container of the encoded kind with nothing in it, or whole where it is of a kind that holds no values. */
function emptyContainer(encoded: readonly unknown[]): object {
  switch (encoded[0]) {
    case TAG.array:
      return [];
    case TAG.object:
      return count(encoded[1]) >= INTEGRITY.nullPrototype ? (create(null) as object) : {};
    case TAG.map:
      return new LocalMap();
    case TAG.set:
      return new LocalSet();
    case TAG.date:
      return new LocalDate(encoded[1] === null ? Number.NaN : (encoded[1] as number));
    case TAG.regExp: {
      const value = new LocalRegExp(text(encoded[1]), text(encoded[2]));
      value.lastIndex = count(encoded[3]);
      return value;
    }
    case TAG.bytes:
      return decodeBytes(text(encoded[1]), text(encoded[2]));
    default:
      throw new WireError('a value has an unknown tag');
  }
}

function decodeBytes(name: string, latin1: string): object {
  const View = mapGet(intrinsicsByName, name) as (new (buffer: ArrayBuffer) => object) | undefined;
  if (View === undefined || !setHas(BUFFERS, name)) throw new WireError(`'${name}' is no view of memory`);
  const bytes = new Bytes(latin1.length);
  for (let index = 0; index < latin1.length; index++) bytes[index] = charCodeAt(latin1, index);
  return name === 'ArrayBuffer' ? bytes.buffer : new View(bytes.buffer);
}

/** Assigns where that is the same as defining, since it is much faster: everywhere but for one name. */
function defineData(target: object, key: PropertyKey, value: unknown): void {
  if (key !== '__proto__') (target as Record<PropertyKey, unknown>)[key] = value;
  else defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function requireObject(value: unknown): object {
  if ((typeof value === 'object' && value !== null) || typeof value === 'function') return value as object;
  throw new WireError('the wire named something that does not exist');
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw new WireError('a text is not a string');
  return value;
}

function count(value: unknown): number {
  if (!isInteger(value) || (value as number) < 0) throw new WireError('a number is not a count');
  return value as number;
}

function list(value: unknown): unknown[] {
  if (!isArray(value)) throw new WireError('a list is not an array');
  return value;
}
