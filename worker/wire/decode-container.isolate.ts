import { addContainer, type Call } from './call.isolate.ts';
import { count, list, text, WireError } from './grammar.isolate.ts';
import { setIntegrity } from './integrity.isolate.ts';
import {
  charCodeAt,
  create,
  defineProperty,
  intrinsicsByName,
  isArray,
  isFrozen,
  mapGet,
  mapSet,
  setAdd,
  setHas,
} from './intrinsics.isolate.ts';
import { INTEGRITY, TAG } from './message.ts';
import { holdsProperties, partsOf } from './parts.isolate.ts';

/** Reads a value that is part of another. */
export type DecodeNested = (encoded: unknown, call: Call, depth: number) => unknown;

/** Whether a property would make a test library take an object for a part of its own. */
export type IsForged = (key: PropertyKey, value: unknown) => boolean;

const BUFFERS = new Set(
  [
    'ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array',
    'Float16Array Float32Array Float64Array BigInt64Array BigUint64Array',
  ].flatMap((names) => names.split(' ')),
);
const LocalMap = Map;
const LocalSet = Set;
const LocalDate = Date;
const LocalRegExp = RegExp;
const Bytes = Uint8Array;

/** Reads a container with all that is in it. */
export function decodeContainer(
  encoded: readonly unknown[],
  call: Call,
  depth: number,
  decode: DecodeNested,
  isForged: IsForged,
): object {
  const container = emptyContainer(encoded);
  const slot = addContainer(call, container, sizeOf(encoded, container));
  const before = call.weight;
  const parts = fill(container, encoded, call, depth, decode, isForged);
  call.parts[slot] = parts;
  call.weights[slot] = call.weight - before;
  if (call.isRemembering && !(isFrozen(container) && holdsProperties(container))) {
    call.before[slot] = parts ?? partsOf(container);
  }
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
  decode: DecodeNested,
  isForged: IsForged,
): readonly unknown[] | undefined {
  switch (encoded[0]) {
    case TAG.array:
      return fillArray(container as unknown[], encoded, call, depth, decode, isForged);
    case TAG.object: {
      const properties = list(encoded[2]);
      defineAll(container, properties, call, depth, decode, isForged);
      setIntegrity(container, count(encoded[1]) & 3);
      return properties;
    }
    case TAG.map: {
      const entries = list(encoded[1]);
      for (let index = 0; index < entries.length; index++) entries[index] = decode(entries[index], call, depth + 1);
      for (let index = 0; index < entries.length; index += 2) {
        mapSet(container as Map<unknown, unknown>, entries[index], entries[index + 1]);
      }
      setGivenIntegrity(container, encoded[2]);
      return entries;
    }
    case TAG.set: {
      const values = list(encoded[1]);
      for (let index = 0; index < values.length; index++) {
        values[index] = decode(values[index], call, depth + 1);
        setAdd(container as Set<unknown>, values[index]);
      }
      setGivenIntegrity(container, encoded[2]);
      return values;
    }
    case TAG.date:
      setGivenIntegrity(container, encoded[2]);
      return undefined;
    case TAG.bytes:
      setGivenIntegrity(container, encoded[3]);
      return undefined;
    case TAG.regExp:
      (container as RegExp).lastIndex = decode(encoded[3], call, depth + 1) as number;
      setGivenIntegrity(container, encoded[4]);
      return undefined;
    default:
      return undefined;
  }
}

function setGivenIntegrity(container: object, integrity: unknown): void {
  if (integrity !== undefined) setIntegrity(container, count(integrity));
}

function fillArray(
  array: unknown[],
  encoded: readonly unknown[],
  call: Call,
  depth: number,
  decode: DecodeNested,
  isForged: IsForged,
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
  if (encoded.length > 3) defineAll(array, list(encoded[3]), call, depth, decode, isForged);
  setIntegrity(array, count(encoded[1]));
  return isDense ? items : undefined;
}

/** Gives an object properties, written as keys and values in turn. */
function defineAll(
  target: object,
  properties: unknown[],
  call: Call,
  depth: number,
  decode: DecodeNested,
  isForged: IsForged,
): void {
  for (let index = 0; index < properties.length; index += 2) {
    const key = decode(properties[index], call, depth);
    if (typeof key !== 'string' && typeof key !== 'symbol') throw new WireError('a property has no name');
    const value = decode(properties[index + 1], call, depth + 1);
    properties[index] = key;
    properties[index + 1] = value;
    if (!isForged(key, value)) defineData(target, key, value);
  }
}

/** How many parts it was sent with: what the side that sent it counts too. */
function sizeOf(encoded: readonly unknown[], container: object): number {
  switch (encoded[0]) {
    case TAG.array:
    case TAG.object:
      return list(encoded[2]).length;
    case TAG.map:
    case TAG.set:
      return list(encoded[1]).length;
    case TAG.bytes:
      return (container as ArrayBuffer).byteLength;
    default:
      return 1;
  }
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
    case TAG.regExp:
      return new LocalRegExp(text(encoded[1]), text(encoded[2]));
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
