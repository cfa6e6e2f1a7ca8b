import type { Call } from './call.isolate.ts';
import type { Decode } from './decode.isolate.ts';
import { WireError } from './grammar.isolate.ts';
import { isArray, mapClear, mapGet, mapSet } from './intrinsics.isolate.ts';
import { ANSWER, GIVEN, PROPERTY } from './message.ts';

/** What an object of the other side looks like: one answer to `describe`. */
export type Description = {
  readonly keys: readonly PropertyKey[];
  readonly properties: ReadonlyMap<PropertyKey, PropertyDescriptor>;
  readonly prototype: object | null;
  readonly isExtensible: boolean;
};

/**
 * Remembers descriptions for as long as nothing can have changed on the other side: until it next runs code of its
 * own. A comparison reads every property of an object, and asks for them once.
 */
export function createDescriptionCache(describe: (id: number) => Description) {
  const descriptions = new Map<number, Description>();
  return {
    describe(id: number): Description {
      const known = mapGet(descriptions, id);
      if (known !== undefined) return known;
      const description = describe(id);
      mapSet(descriptions, id, description);
      return description;
    },
    find: (id: number): Description | undefined => mapGet(descriptions, id),
    forget(): void {
      mapClear(descriptions);
    },
  };
}

/** A property as flags, value, getter and setter. */
export function flagsOf(descriptor: PropertyDescriptor): number {
  return (
    (descriptor.writable === true ? PROPERTY.writable : 0) +
    (descriptor.enumerable === true ? PROPERTY.enumerable : 0) +
    (descriptor.configurable === true ? PROPERTY.configurable : 0) +
    ('get' in descriptor || 'set' in descriptor ? PROPERTY.accessor : 0)
  );
}

export function descriptorOf(flags: number, value: unknown, getter: unknown, setter: unknown): PropertyDescriptor {
  const common = {
    enumerable: (flags & PROPERTY.enumerable) !== 0,
    configurable: (flags & PROPERTY.configurable) !== 0,
  };
  if ((flags & PROPERTY.accessor) === 0) return { ...common, value, writable: (flags & PROPERTY.writable) !== 0 };
  return {
    ...common,
    ...(typeof getter === 'function' && { get: getter as () => unknown }),
    ...(typeof setter === 'function' && { set: setter as (value: unknown) => void }),
  };
}

/** What is to be defined of a property, as flags. */
export function givenFlagsOf(descriptor: PropertyDescriptor): number {
  return (
    flagsOf(descriptor) +
    ('writable' in descriptor ? GIVEN.writable : 0) +
    ('enumerable' in descriptor ? GIVEN.enumerable : 0) +
    ('configurable' in descriptor ? GIVEN.configurable : 0) +
    ('value' in descriptor ? GIVEN.value : 0) +
    ('get' in descriptor ? GIVEN.get : 0) +
    ('set' in descriptor ? GIVEN.set : 0)
  );
}

export function givenDescriptorOf(flags: number, value: unknown, getter: unknown, setter: unknown): PropertyDescriptor {
  return {
    ...((flags & GIVEN.writable) !== 0 && { writable: (flags & PROPERTY.writable) !== 0 }),
    ...((flags & GIVEN.enumerable) !== 0 && { enumerable: (flags & PROPERTY.enumerable) !== 0 }),
    ...((flags & GIVEN.configurable) !== 0 && { configurable: (flags & PROPERTY.configurable) !== 0 }),
    ...((flags & GIVEN.value) !== 0 && { value }),
    ...((flags & GIVEN.get) !== 0 && { get: getter as () => unknown }),
    ...((flags & GIVEN.set) !== 0 && { set: setter as (value: unknown) => void }),
  };
}

/** An answer to `describe`. @throws what describing it threw on the other side, WireError */
export function readDescription(incoming: readonly unknown[], decode: Decode, call: Call): Description {
  if (incoming[0] === ANSWER.thrown) throw decode.value(incoming[1], call);
  const list = incoming[3];
  if (!isArray(list)) throw new WireError('a description is no list');
  const prototype = decode.prototype(incoming[2], call);
  const keys: PropertyKey[] = [];
  const properties = new Map<PropertyKey, PropertyDescriptor>();
  for (let index = 0; index < list.length; index += 5) {
    const key = decode.value(list[index], call) as PropertyKey;
    const value = decode.value(list[index + 2], call);
    const getter = decode.value(list[index + 3], call);
    const setter = decode.value(list[index + 4], call);
    keys[keys.length] = key;
    mapSet(properties, key, descriptorOf(list[index + 1] as number, value, getter, setter));
  }
  return { keys, properties, prototype, isExtensible: incoming[1] === true };
}
