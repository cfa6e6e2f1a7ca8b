import { equals, iterableEquality } from '@vitest/expect';

type Tester = (a: unknown, b: unknown, testers: readonly unknown[]) => boolean | undefined;

/**
 * Compares a set or map of the program's by what is in it. The test library would ask the object itself for its size
 * and walk through it once: one that says it is large and holds nothing would equal any other of that size.
 */
export function collectionEquality(isForeign: (value: unknown) => boolean): Tester {
  function copyOf(value: unknown): unknown {
    if (!isForeign(value)) return value;
    switch (Object.prototype.toString.call(value)) {
      case '[object Set]':
        return new Set(value as Set<unknown>);
      case '[object Map]':
        return new Map(value as Map<unknown, unknown>);
      default:
        return value;
    }
  }
  return (a, b, testers) => {
    if (!isObject(a) || !isObject(b) || !(isForeign(a) || isForeign(b))) return undefined;
    // What is not said to be of the same class the library tells apart by that.
    if (a.constructor !== b.constructor) return undefined;
    const [mine, other] = [copyOf(a), copyOf(b)];
    return mine === a && other === b ? undefined : equals(mine, other, [...testers, iterableEquality] as never);
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * What a program threw, with a text for its message: the test library looks for the text that it expects by the
 * message's own methods, and an object would find whatever it is asked for.
 */
export function withTextMessage(thrown: unknown): unknown {
  if (!isObject(thrown)) return thrown;
  const own = Object.getOwnPropertyDescriptor(thrown, 'message');
  if (typeof own?.value === 'string') return thrown;
  const message: unknown = Reflect.get(thrown, 'message');
  if (thrown instanceof Error) {
    const text = typeof message === 'string' ? message : '';
    Object.defineProperty(thrown, 'message', { value: text, writable: true, enumerable: false, configurable: true });
    return thrown;
  }
  const isText =
    message === undefined || message === null || (typeof message !== 'object' && typeof message !== 'function');
  return isText ? thrown : new Error('the program threw an object whose message is no text');
}
