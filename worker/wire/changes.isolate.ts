import type { Call } from './call.isolate.ts';
import type { Decode } from './decode.isolate.ts';
import type { Encode, Encoded } from './encode.isolate.ts';
import { count, list, requireObject } from './grammar.isolate.ts';
import { integrityOf, setIntegrity } from './integrity.isolate.ts';
import {
  defineProperty,
  deleteProperty,
  is,
  isArray,
  isExtensible,
  mapClear,
  mapSet,
  ownKeys,
  set,
  setAdd,
  setClear,
  setHas,
} from './intrinsics.isolate.ts';
import { INTEGRITY } from './message.ts';
import { bytesOf, holdsProperties, isDense, partsOf } from './parts.isolate.ts';

/**
 * Copy-restore: the callee works on copies of plain arguments, and the answer carries what it did to them, so that
 * "sorts in place" and "does not touch its input" are both true where they are true in one process.
 */

const { isView } = ArrayBuffer;
const Bytes = Uint8Array;
const LocalSet = Set;
const OBJECT_PROTOTYPE = Object.prototype;
const MAP_PROTOTYPE = Map.prototype;
const SET_PROTOTYPE = Set.prototype;
const DATE_PROTOTYPE = Date.prototype;
const ARRAY_BUFFER_PROTOTYPE = ArrayBuffer.prototype;
const { getPrototypeOf } = Reflect;
const setDateTime = Function.prototype.call.bind(Date.prototype.setTime) as (date: Date, time: number) => void;
const setBytes = Function.prototype.call.bind(Uint8Array.prototype.set) as (
  bytes: Uint8Array,
  from: Uint8Array,
) => void;

/**
 * `[slot, isList, integrity, part, …]` for each of a call's arguments that is not as it came.
 *
 * @param isTold - of which of them the other side is told anyway; see `sharing.isolate.ts`.
 */
export function encodeChanges(
  call: Call,
  argumentCount: number,
  encode: Encode,
  isTold: (container: object, before: readonly unknown[]) => boolean,
): Encoded[] {
  const changes: Encoded[] = [];
  for (let slot = 0; slot < argumentCount; slot++) {
    const before = call.before[slot];
    const container = call.containers[slot];
    if (before === undefined || container === undefined) continue;
    if (!hasChanged(container, before) || isTold(container, before)) continue;
    changes[changes.length] = writeChange(slot, container, partsOf(container), encode, call);
  }
  return changes;
}

/** Does to the caller's own objects what the callee did to its copies. */
export function applyChanges(changes: unknown, call: Call, decode: Decode): void {
  const entries = list(changes);
  for (let index = 0; index < entries.length; index++) {
    const change = list(entries[index]);
    restore(requireObject(call.containers[count(change[0])]), change, decode, call);
  }
}

/** Whether a container is not as its record says. */
export function hasChanged(container: object, before: readonly unknown[], integrity: number = INTEGRITY.none): boolean {
  if (integrityOf(container) !== integrity) return true;
  if (isUntouched(container, before) || (integrity === INTEGRITY.frozen && holdsProperties(container))) return false;
  return !isSame(before, partsOf(container));
}

/** What became of a container, for the other side. */
export function writeChange(
  id: number,
  container: object,
  after: readonly unknown[],
  encode: Encode,
  call: Call,
): Encoded {
  const change: Encoded[] = [id, isList(container, after), integrityOf(container)];
  for (let index = 0; index < after.length; index++) change[index + 3] = encode.value(after[index], call);
  return change;
}

/** Makes a container what the other side says it became. @returns its parts */
export function restore(container: object, change: readonly unknown[], decode: Decode, call: Call): unknown[] {
  const parts: unknown[] = [];
  for (let part = 3; part < change.length; part++) parts[part - 3] = decode.value(change[part], call);
  if (change[1] !== true) dropForged(container, parts, decode);
  fill(container, parts, change[1] === true);
  setIntegrity(container, count(change[2]));
  return partsOf(container);
}

/** Takes out what would make a test library take an object for a part of its own. */
function dropForged(container: object, parts: unknown[], { isForged }: Decode): void {
  if (!holdsProperties(container)) return;
  let kept = 0;
  for (let index = 0; index < parts.length; index += 2) {
    if (isForged(parts[index] as PropertyKey, parts[index + 1])) continue;
    parts[kept] = parts[index];
    parts[kept + 1] = parts[index + 1];
    kept += 2;
  }
  parts.length = kept;
}

function isList(container: object, parts: readonly unknown[]): boolean {
  return isArray(container) && parts.length === container.length && isDense(container, ownKeys(container));
}

/** The same as comparing parts, for the two commonest kinds, without listing them; false where that must be done. */
function isUntouched(container: object, before: readonly unknown[]): boolean {
  if (isArray(container)) {
    const { length } = container;
    if (length !== before.length || !isDense(container, ownKeys(container))) return false;
    for (let index = 0; index < length; index++) if (!is(before[index], container[index])) return false;
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

function fill(container: object, parts: readonly unknown[], asList: boolean): void {
  const prototype = getPrototypeOf(container);
  if (asList && isArray(container)) {
    restoreItems(container, parts);
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
  } else if (isView(container) || prototype === ARRAY_BUFFER_PROTOTYPE) {
    const bytes = bytesOf(container);
    // Memory that one side has handed on is empty there, and stays as it was here.
    if (bytes.length === parts.length) setBytes(bytes, Bytes.from(parts as number[]));
  } else {
    restoreProperties(container, parts);
  }
}

function restoreItems(array: unknown[], items: readonly unknown[]): void {
  const keys = ownKeys(array);
  for (let at = keys.length - 1; keys[at] !== 'length'; at--) deleteProperty(array, keys[at] as PropertyKey);
  // One that is closed may not give up the items that it has.
  if (isExtensible(array)) array.length = 0;
  for (let index = 0; index < items.length; index++) {
    if (isExtensible(array)) define(array, index, items[index]);
    else set(array, index, items[index]);
  }
  set(array, 'length', items.length);
}

function restoreProperties(container: object, parts: readonly unknown[]): void {
  const keys = ownKeys(container);
  if (!isExtensible(container)) {
    restoreFixed(container, keys, parts);
    return;
  }
  for (let index = 0; index < keys.length; index++) deleteProperty(container, keys[index] as PropertyKey);
  for (let index = 0; index < parts.length; index += 2) {
    const key = parts[index];
    if (key === 'length' && isArray(container)) container.length = parts[index + 1] as number;
    else if (typeof key === 'string' || typeof key === 'symbol') define(container, key, parts[index + 1]);
  }
}

/** Properties of an object that takes no new ones, and may not give up those it has. */
function restoreFixed(container: object, keys: readonly PropertyKey[], parts: readonly unknown[]): void {
  const kept = new LocalSet<unknown>();
  for (let index = 0; index < parts.length; index += 2) setAdd(kept, parts[index]);
  for (let index = 0; index < keys.length; index++) {
    if (!setHas(kept, keys[index])) deleteProperty(container, keys[index] as PropertyKey);
  }
  for (let index = 0; index < parts.length; index += 2) set(container, parts[index] as PropertyKey, parts[index + 1]);
}

/** A property of a plain object; one that cannot be defined anew, such as a regular expression's, is assigned. */
function define(target: object, key: PropertyKey, value: unknown): void {
  if (!defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true })) {
    set(target, key, value);
  }
}
