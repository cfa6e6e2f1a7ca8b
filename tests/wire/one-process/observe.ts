import { namesOfIntrinsics } from '../../../worker/wire/intrinsics.isolate.ts';

/** Properties that are read of every object, whether it has them or not: inherited ones and getters show up here. */
const PROBED = ['n', 'label', 'a', 'given'] as const;
const PROTOTYPES_OF_ENGINE_ERRORS = new Set<unknown>([TypeError.prototype, RangeError.prototype]);

/**
 * Writes down all that a piece of code can find out about a value, and which of the values that it has seen it is.
 * Two conversations are the same to those who hold them where such notes of them are equal.
 */
export type Observer = (value: unknown, depth?: number) => string;

export function createObserver(): Observer {
  const numbers = new Map<unknown, number>();

  function numberOf(value: unknown): string {
    const known = numbers.get(value) ?? numbers.size;
    numbers.set(value, known);
    return `#${known}`;
  }

  function look(value: unknown, depth: number, seen: Set<unknown>): string {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(value);
      case 'symbol':
        return Symbol.keyFor(value) === undefined ? `${String(value)}${numberOf(value)}` : String(value);
      case 'bigint':
        return `${value}n`;
      case 'object':
      case 'function':
        return value === null ? 'null' : lookAtObject(value, depth, seen);
      default:
        return Object.is(value, -0) ? '-0' : String(value);
    }
  }

  function lookAtObject(value: object, depth: number, seen: Set<unknown>): string {
    const intrinsic = namesOfIntrinsics.get(value);
    if (intrinsic !== undefined) return intrinsic;
    const number = numberOf(value);
    if (depth === 0 || seen.has(value)) return number;
    seen.add(value);
    const inner = (part: unknown): string => look(part, depth - 1, seen);
    const prototype = Reflect.getPrototypeOf(value);
    // The words of the engine's own errors differ between an object and what stands in for it.
    if (PROTOTYPES_OF_ENGINE_ERRORS.has(prototype)) return (value as Error).name;
    const parts = [
      `${number} ${kindOf(value)} of ${inner(prototype)}`,
      ...(isLookalike(value, prototype) ? [] : contentsOf(value, prototype, inner)),
      ...Reflect.ownKeys(value).map((key) => `${look(key, 0, seen)}${lookAtProperty(value, key, inner)}`),
      ...(typeof value === 'object' ? PROBED.map((key) => `.${key} ${probe(value, key, inner)}`) : []),
    ];
    return `(${parts.join(' ')})`;
  }

  return (value, depth = 3) => look(value, depth, new Set());
}

function kindOf(value: object): string {
  const kind = Array.isArray(value) ? 'array' : Error.isError(value) ? 'error' : typeof value;
  if (Object.isFrozen(value)) return `frozen ${kind}`;
  if (Object.isSealed(value)) return `sealed ${kind}`;
  return Object.isExtensible(value) ? kind : `closed ${kind}`;
}

/** The prototype of a class that extends `Map` is an object like a `Map`, and is none. */
function isLookalike(value: object, prototype: object | null): boolean {
  return (
    prototype !== Object.prototype && typeof Object.getOwnPropertyDescriptor(value, 'constructor')?.value === 'function'
  );
}

function contentsOf(value: object, prototype: object | null, inner: (part: unknown) => string): string[] {
  switch (prototype) {
    case Map.prototype:
      return [...(value as Map<unknown, unknown>)].map(([key, item]) => `${inner(key)}=>${inner(item)}`);
    case Set.prototype:
      return [...(value as Set<unknown>)].map(inner);
    case Date.prototype:
      return [String((value as Date).getTime())];
    case RegExp.prototype:
      return [String(value)];
    default:
      return [];
  }
}

function lookAtProperty(value: object, key: PropertyKey, inner: (part: unknown) => string): string {
  // A stack says where code is, which differs as it should.
  if (key === 'stack') return '';
  const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
  if (descriptor === undefined) return ' is gone';
  const flags = [descriptor.writable && 'w', descriptor.enumerable && 'e', descriptor.configurable && 'c'];
  const what = 'value' in descriptor ? inner(descriptor.value) : `${inner(descriptor.get)}/${inner(descriptor.set)}`;
  return `:${flags.filter(Boolean).join('')}:${what}`;
}

function probe(value: object, key: string, inner: (part: unknown) => string): string {
  try {
    return `${key in value} ${inner(Reflect.get(value, key))}`;
  } catch (error) {
    return `throws ${inner(error)}`;
  }
}
