import {
  dateTime,
  isArray,
  isDetached,
  mapForEach,
  mapSize,
  ownKeys,
  setForEach,
  setSize,
  slice,
} from './intrinsics.isolate.ts';

const { isView } = ArrayBuffer;
const Bytes = Uint8Array;
const OBJECT_PROTOTYPE = Object.prototype;
const MAP_PROTOTYPE = Map.prototype;
const SET_PROTOTYPE = Set.prototype;
const DATE_PROTOTYPE = Date.prototype;
const ARRAY_BUFFER_PROTOTYPE = ArrayBuffer.prototype;
const { getPrototypeOf } = Reflect;

/** A container's parts, flat, as they are now: keys and values in turn. */
export function partsOf(container: object): unknown[] {
  if (isArray(container) && isDense(container, ownKeys(container))) return slice(container);
  switch (getPrototypeOf(container)) {
    case MAP_PROTOTYPE:
      return mapParts(container as Map<unknown, unknown>);
    case SET_PROTOTYPE:
      return setParts(container as Set<unknown>);
    case DATE_PROTOTYPE:
      return [dateTime(container as Date)];
  }
  if (isView(container) || getPrototypeOf(container) === ARRAY_BUFFER_PROTOTYPE) {
    return slice(bytesOf(container) as never);
  }
  return propertyParts(container);
}

/** Whether an array has all its items and nothing else: indices come first, then `length`. */
export function isDense({ length }: readonly unknown[], keys: readonly PropertyKey[]): boolean {
  return keys.length === length + 1 && keys[length] === 'length';
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

/** What a buffer or a view holds; nothing where the memory was handed on to someone else. */
export function bytesOf(value: object): Uint8Array {
  const buffer = isView(value) ? value.buffer : value;
  if (isArrayBuffer(buffer) && isDetached(buffer)) return new Bytes(0);
  return isView(value) ? new Bytes(value.buffer, value.byteOffset, value.byteLength) : new Bytes(value as ArrayBuffer);
}

function isArrayBuffer(value: object): value is ArrayBuffer {
  return getPrototypeOf(value) === ARRAY_BUFFER_PROTOTYPE;
}

/** Whether all that a container holds is in its properties: to freeze a `Map` does nothing to its entries. */
export function holdsProperties(container: object): boolean {
  const prototype = getPrototypeOf(container);
  return isArray(container) || prototype === OBJECT_PROTOTYPE || prototype === null;
}
