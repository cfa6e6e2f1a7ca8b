import { runInNewContext } from 'node:vm';
import { intrinsicsByName } from '../../../worker/wire/intrinsics.isolate.ts';

/** What the language itself brings: anything else here belongs to the platform or to the test library. */
const LANGUAGE = new Set<string>(runInNewContext('Object.getOwnPropertyNames(globalThis)'));
const isOfLanguage = (path: string): boolean =>
  path.startsWith('%') || (LANGUAGE.has(path.split(/[.[]/, 1)[0] ?? '') && !path.startsWith('console'));

/** Every built-in of this realm with each of its properties, as they are now. @returns what has changed since */
export function watchBuiltIns(): () => string[] {
  const builtIns = [...intrinsicsByName].filter(([name]) => isOfLanguage(name));
  const before = new Map(builtIns.map(([name, object]) => [name, stateOf(object)]));
  return () =>
    builtIns.flatMap(([name, object]) => {
      const now = stateOf(object);
      const then = before.get(name) ?? [];
      return now.length === then.length && now.every((part, at) => Object.is(part, then[at])) ? [] : [name];
    });
}

function stateOf(object: object): unknown[] {
  return [
    Object.getPrototypeOf(object),
    Object.isExtensible(object),
    ...Reflect.ownKeys(object).flatMap((key) => {
      const property = Object.getOwnPropertyDescriptor(object, key) ?? {};
      // What a regular expression matched last is kept there by the engine.
      const value = object === RegExp ? undefined : property.value;
      return [key, value, property.get, property.set, property.writable, property.configurable];
    }),
  ];
}
