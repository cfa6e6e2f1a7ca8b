import type { Call } from './call.isolate.ts';
import type { Decode } from './decode.isolate.ts';
import type { Encode, Encoded } from './encode.isolate.ts';
import { count, list, requireObject } from './grammar.isolate.ts';
import { integrityOf, setIntegrity } from './integrity.isolate.ts';
import {
  dateTime,
  defineProperty,
  deleteProperty,
  is,
  isArray,
  mapClear,
  mapForEach,
  mapSet,
  mapSize,
  ownKeys,
  setAdd,
  setClear,
  setForEach,
  setSize,
  slice,
} from './intrinsics.isolate.ts';
import { INTEGRITY } from './message.ts';

/**
 * Copy-restore: the callee works on copies of plain arguments, and the answer carries what it did to them, so that
 * "sorts in place" and "does not touch its input" are both true where they are true in one process.
 */

const { isView } = ArrayBuffer;
const Bytes = Uint8Array;
const OBJECT_PROTOTYPE = Object.prototype;
const MAP_PROTOTYPE = Map.prototype;
const SET_PROTOTYPE = Set.prototype;
const DATE_PROTOTYPE = Date.prototype;
const { getPrototypeOf } = Reflect;
const setDateTime = Function.prototype.call.bind(Date.prototype.setTime) as (date: Date, time: number) => void;
const setBytes = Function.prototype.call.bind(Uint8Array.prototype.set) as (
  bytes: Uint8Array,
  from: Uint8Array,
) => void;

/** A container's parts, flat, as they are now: keys and values in turn. */
export function partsOf(container: object): unknown[] {
  if (isArray(container) && ownKeys(container).length === container.length + 1) return slice(container);
  switch (getPrototypeOf(container)) {
    case MAP_PROTOTYPE:
      return mapParts(container as Map<unknown, unknown>);
    case SET_PROTOTYPE:
      return setParts(container as Set<unknown>);
    case DATE_PROTOTYPE:
      return [dateTime(container as Date)];
  }
  if (isView(container)) return slice(bytesOf(container) as never);
  return propertyParts(container);
}

function mapParts(map: Map<unknown, unknown>): unknown[] {
  mapSize(map);
  const parts: unknown[] = [];
  mapForEach(map, (value, key) => {
    parts[parts.length] = key;
    parts[parts.length] = value;
  });
  return parts;
}

function setParts(values: Set<unknown>): unknown[] {
  setSize(values);
  const parts: unknown[] = [];
  setForEach(values, (value) => {
    parts[parts.length] = value;
  });
  return parts;
}

function propertyParts(container: object): unknown[] {
  const keys = ownKeys(container);
  const parts: unknown[] = [];
  for (let index = 0; index < keys.length; index++) {
    parts[2 * index] = keys[index];
    parts[2 * index + 1] = (container as Record<PropertyKey, unknown>)[keys[index] as PropertyKey];
  }
  return parts;
}

function bytesOf(view: ArrayBufferView): Uint8Array {
  return new Bytes(view.buffer, view.byteOffset, view.byteLength);
}

/** `[slot, isList, integrity, part, …]` for each of a call's arguments that is not as it came. */
export function encodeChanges(call: Call, argumentCount: number, encode: Encode): Encoded[] {
  const changes: Encoded[] = [];
  for (let slot = 0; slot < argumentCount; slot++) {
    const before = call.before[slot];
    const container = call.containers[slot];
    if (before === undefined || container === undefined) continue;
    const integrity = integrityOf(container);
    if (integrity === INTEGRITY.none && isUntouched(container, before)) continue;
    const after = partsOf(container);
    if (integrity === INTEGRITY.none && isSame(before, after)) continue;
    const change: Encoded[] = [slot, isList(container, after), integrity];
    for (let index = 0; index < after.length; index++) change[index + 3] = encode.value(after[index], call);
    changes[changes.length] = change;
  }
  return changes;
}

/** Does to the caller's own objects what the callee did to its copies. */
export function applyChanges(changes: unknown, call: Call, decode: Decode): void {
  const entries = list(changes);
  for (let index = 0; index < entries.length; index++) {
    const change = list(entries[index]);
    const container = requireObject(call.containers[count(change[0])]);
    const parts: unknown[] = [];
    for (let part = 3; part < change.length; part++) parts[part - 3] = decode.value(change[part], call);
    restore(container, parts, change[1] === true);
    setIntegrity(container, count(change[2]));
  }
}

function isList(container: object, parts: readonly unknown[]): boolean {
  return isArray(container) && parts.length === container.length && ownKeys(container).length === parts.length + 1;
}

/** The same as comparing parts, for the two commonest kinds, without listing them; false where that must be done. */
function isUntouched(container: object, before: readonly unknown[]): boolean {
  if (isArray(container)) {
    if (container.length !== before.length || ownKeys(container).length !== before.length + 1) return false;
    for (let index = 0; index < before.length; index++) if (!is(before[index], container[index])) return false;
    return true;
  }
  if (getPrototypeOf(container) !== OBJECT_PROTOTYPE) return false;
  const keys = ownKeys(container);
  if (2 * keys.length !== before.length) return false;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    if (key !== before[2 * index]) return false;
    if (!is(before[2 * index + 1], (container as Record<PropertyKey, unknown>)[key])) return false;
  }
  return true;
}

function isSame(before: readonly unknown[], after: readonly unknown[]): boolean {
  if (before.length !== after.length) return false;
  for (let index = 0; index < before.length; index++) {
    if (!is(before[index], after[index])) return false;
  }
  return true;
}

function restore(container: object, parts: readonly unknown[], asList: boolean): void {
  const prototype = getPrototypeOf(container);
  if (asList && isArray(container)) {
    container.length = 0;
    for (let index = 0; index < parts.length; index++) define(container, index, parts[index]);
  } else if (prototype === MAP_PROTOTYPE) {
    const map = container as Map<unknown, unknown>;
    mapClear(map);
    for (let index = 0; index < parts.length; index += 2) mapSet(map, parts[index], parts[index + 1]);
  } else if (prototype === SET_PROTOTYPE) {
    const values = container as Set<unknown>;
    setClear(values);
    for (let index = 0; index < parts.length; index++) setAdd(values, parts[index]);
  } else if (prototype === DATE_PROTOTYPE) {
    setDateTime(container as Date, parts[0] as number);
  } else if (isView(container)) {
    setBytes(bytesOf(container), Bytes.from(parts as number[]));
  } else {
    restoreProperties(container, parts);
  }
}

function restoreProperties(container: object, parts: readonly unknown[]): void {
  const keys = ownKeys(container);
  for (let index = 0; index < keys.length; index++) deleteProperty(container, keys[index] as PropertyKey);
  for (let index = 0; index < parts.length; index += 2) {
    const key = parts[index];
    if (key === 'length' && isArray(container)) container.length = parts[index + 1] as number;
    else if (typeof key === 'string' || typeof key === 'symbol') define(container, key, parts[index + 1]);
  }
}

function define(target: object, key: PropertyKey, value: unknown): void {
  defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
