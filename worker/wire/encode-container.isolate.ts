import { addContainer, type Call } from './call.isolate.ts';
import type { Encoded } from './encode.isolate.ts';
import { integrityOf } from './integrity.isolate.ts';
import {
  apply,
  dateTime,
  fromCharCode,
  getOwnPropertyDescriptor,
  mapForEach,
  mapGet,
  mapSize,
  namesOfIntrinsics,
  ownKeys,
  regExpFlags,
  regExpSource,
  setForEach,
  setSize,
  slice,
  stringSlice,
} from './intrinsics.isolate.ts';
import { INTEGRITY, LARGEST_SHARED, TAG } from './message.ts';
import { bytesOf } from './parts.isolate.ts';

/**
 * Plain data, written with all that is in it; undefined where an object has behaviour, or only looks like plain data.
 * Each level of nesting takes as few calls as can be: the stack is what limits it.
 */

/** Writes a value that is part of another. */
export type EncodeNested = (value: unknown, call: Call, depth: number) => Encoded;

const isNotANumber = Number.isNaN;
const PROTOTYPE_SUFFIX = '.prototype';
const LETTERS_AT_ONCE = 4_096;

export function encodeArray(value: readonly unknown[], call: Call, depth: number, encode: EncodeNested): Encoded {
  const { length } = value;
  const slot = addContainer(call, value, length);
  const items: Encoded[] = [];
  for (let index = 0; index < length; index++) {
    const item = value[index];
    items[index] = item === undefined && !(index in value) ? [TAG.hole] : encode(item, call, depth + 1);
  }
  const keys = ownKeys(value);
  const integrity = integrityOf(value);
  // Indices come first, then `length`: what comes after it is more than an array has.
  if (keys[keys.length - 1] === 'length') {
    if (keys.length === length + 1 && length <= LARGEST_SHARED) call.parts[slot] = slice(value);
    return [TAG.array, integrity, items];
  }
  const extras: PropertyKey[] = [];
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    if (key !== 'length' && !isIndex(key, length)) extras[extras.length] = key;
  }
  return [TAG.array, integrity, items, encodeProperties(value, extras, call, depth, encode)];
}

/** The object as a copy, or undefined where it has behaviour: a method, a getter, a hidden or a fixed property. */
export function encodePlainObject(
  value: object,
  isNullPrototype: boolean,
  call: Call,
  depth: number,
  encode: EncodeNested,
): Encoded | undefined {
  const keys = ownKeys(value);
  const values: unknown[] = [];
  let isWritable = true;
  let isConfigurable = true;
  for (let index = 0; index < keys.length; index++) {
    const descriptor = getOwnPropertyDescriptor(value, keys[index] as PropertyKey);
    if (descriptor === undefined || !('value' in descriptor) || descriptor.enumerable !== true) return undefined;
    if (typeof descriptor.value === 'function') return undefined;
    values[index] = descriptor.value;
    isWritable &&= descriptor.writable === true;
    isConfigurable &&= descriptor.configurable === true;
  }
  const integrity = integrityOf(value);
  if (!isWritable && integrity !== INTEGRITY.frozen) return undefined;
  if (!isConfigurable && integrity < INTEGRITY.sealed) return undefined;
  const slot = addContainer(call, value, 2 * keys.length);
  const parts: unknown[] = [];
  const properties: Encoded[] = [];
  for (let index = 0; index < keys.length; index++) {
    parts[2 * index] = keys[index];
    parts[2 * index + 1] = values[index];
    properties[2 * index] = encode(keys[index], call, depth);
    properties[2 * index + 1] = encode(values[index], call, depth + 1);
  }
  call.parts[slot] = parts;
  return [TAG.object, integrity + (isNullPrototype ? INTEGRITY.nullPrototype : 0), properties];
}

export function encodeMap(
  value: Map<unknown, unknown>,
  call: Call,
  depth: number,
  encode: EncodeNested,
): Encoded | undefined {
  const size = attempt(mapSize, value);
  if (size === undefined) return undefined;
  addContainer(call, value, 2 * size);
  const entries: Encoded[] = [];
  mapForEach(value, (item, key) => {
    entries[entries.length] = encode(key, call, depth + 1);
    entries[entries.length] = encode(item, call, depth + 1);
  });
  return withIntegrity(value, [TAG.map, entries]);
}

export function encodeSet(value: Set<unknown>, call: Call, depth: number, encode: EncodeNested): Encoded | undefined {
  const size = attempt(setSize, value);
  if (size === undefined) return undefined;
  addContainer(call, value, size);
  const values: Encoded[] = [];
  setForEach(value, (item) => {
    values[values.length] = encode(item, call, depth + 1);
  });
  return withIntegrity(value, [TAG.set, values]);
}

export function encodeRegExp(value: RegExp, call: Call, depth: number, encode: EncodeNested): Encoded | undefined {
  const source = attempt(regExpSource, value);
  // The prototype itself has a source, and is no regular expression.
  const lastIndex = getOwnPropertyDescriptor(value, 'lastIndex');
  if (source === undefined || lastIndex === undefined) return undefined;
  addContainer(call, value, 1);
  const at = encode(lastIndex.value, call, depth + 1);
  return withIntegrity(value, [TAG.regExp, source, regExpFlags(value), at]);
}

/** Own properties that hold data, by value; those that compute theirs, as what they compute now. */
function encodeProperties(
  value: object,
  keys: readonly PropertyKey[],
  call: Call,
  depth: number,
  encode: EncodeNested,
): Encoded {
  const properties: Encoded[] = [];
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    properties[2 * index] = encode(key, call, depth);
    properties[2 * index + 1] = encode((value as Record<PropertyKey, unknown>)[key], call, depth + 1);
  }
  return properties;
}

/** What a built-in getter says of an object; undefined where that only looks like one of its kind. */
function attempt<Kind, Result>(getter: (value: Kind) => Result, value: object): Result | undefined {
  try {
    return getter(value as Kind);
  } catch {
    return undefined;
  }
}

/** Says what was done to an object, which is nothing for most. */
function withIntegrity(value: object, encoded: Encoded[]): Encoded {
  const integrity = integrityOf(value);
  if (integrity !== INTEGRITY.none) encoded[encoded.length] = integrity;
  return encoded;
}

export function encodeDate(value: Date, call: Call): Encoded | undefined {
  const time = attempt(dateTime, value);
  if (time === undefined) return undefined;
  addContainer(call, value, 1);
  return withIntegrity(value, [TAG.date, isNotANumber(time) ? null : time]);
}

export function encodeBytes(value: object, prototype: object, call: Call): Encoded | undefined {
  const path = mapGet(namesOfIntrinsics, prototype);
  const bytes = attempt(bytesOf, value);
  if (path === undefined || bytes === undefined) return undefined;
  addContainer(call, value, bytes.length);
  return withIntegrity(value, [TAG.bytes, stringSlice(path, 0, -PROTOTYPE_SUFFIX.length), latin1(bytes)]);
}

/** A letter for each byte; in pieces, since a text that grows letter by letter takes thirty times its length. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += LETTERS_AT_ONCE) {
    const codes: number[] = [];
    for (let index = start; index < bytes.length && index < start + LETTERS_AT_ONCE; index++) {
      codes[index - start] = bytes[index] as number;
    }
    text += apply(fromCharCode, undefined, codes);
  }
  return text;
}

function isIndex(key: PropertyKey, length: number): boolean {
  if (typeof key !== 'string') return false;
  const index = +key;
  return index >= 0 && index < length && `${index}` === key;
}
