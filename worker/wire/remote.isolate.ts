import { getOwnPropertyDescriptor, has, mapClear, mapGet, mapSet, setHas } from './intrinsics.isolate.ts';
import { PROPERTY } from './message.ts';

/** What an object of the other side looks like: one answer to `describe`. */
export type Description = {
  readonly keys: readonly PropertyKey[];
  readonly properties: ReadonlyMap<PropertyKey, PropertyDescriptor>;
  readonly prototype: object | null;
  readonly isExtensible: boolean;
};

/** What a mirror asks the other side for. */
export type RemoteObject = {
  readonly get: (id: number, key: PropertyKey, receiver: unknown, isOwnReceiver: boolean) => unknown;
  readonly set: (id: number, key: PropertyKey, value: unknown, receiver: unknown, isOwnReceiver: boolean) => boolean;
  readonly has: (id: number, key: PropertyKey) => boolean;
  readonly deleteProperty: (id: number, key: PropertyKey) => boolean;
  readonly describe: (id: number) => Description;
  readonly defineProperty: (id: number, key: PropertyKey, descriptor: PropertyDescriptor) => boolean;
  readonly setPrototypeOf: (id: number, prototype: object | null) => boolean;
  readonly preventExtensions: (id: number) => boolean;
  readonly apply: (id: number, thisArgument: unknown, args: readonly unknown[]) => unknown;
  readonly construct: (id: number, args: readonly unknown[], newTarget: object) => object;
};

/** Keys that a mirror never has, whatever the other side says: they would make a test library take it for its own. */
export type HiddenKeys = ReadonlySet<PropertyKey>;

const LocalProxy = Proxy;
const { bind } = Function.prototype;
const { apply, defineProperty, deleteProperty, preventExtensions } = Reflect;

/** A target that can be called but not constructed, without a property of its own. */
function callableTarget(): object {
  return withoutOwnProperties(() => undefined);
}

/** A target that can be constructed; a bound function has no `prototype` that a proxy would have to report. */
function constructibleTarget(): object {
  // biome-ignore lint/complexity/useArrowFunction: an arrow function cannot be constructed.
  return withoutOwnProperties(apply(bind, function () {}, [undefined]));
}

function withoutOwnProperties(target: object): object {
  for (const key of ['length', 'name']) deleteProperty(target, key);
  return target;
}

/** Makes mirrors: proxies that ask the other side for everything. */
export function createMirrors(remote: RemoteObject, hiddenKeys: HiddenKeys) {
  const isHidden = (key: PropertyKey): boolean => setHas(hiddenKeys as Set<unknown>, key);

  function createMirror(target: object, id: number): object {
    /** Makes the target what the other side is, once that can change no more: a proxy may not contradict it. */
    function settle(description: Description): void {
      if (description.isExtensible || !Reflect.isExtensible(target)) return;
      for (let index = 0; index < description.keys.length; index++) {
        const key = description.keys[index] as PropertyKey;
        const descriptor = mapGet(description.properties as Map<PropertyKey, PropertyDescriptor>, key);
        if (descriptor !== undefined && !isHidden(key)) defineProperty(target, key, descriptor);
      }
      preventExtensions(target);
    }

    function describe(): Description {
      const description = remote.describe(id);
      settle(description);
      return description;
    }

    const mirror: object = new LocalProxy(target, {
      get(_, key, receiver) {
        if (isHidden(key)) return undefined;
        const fixed = getOwnPropertyDescriptor(target, key);
        if (fixed?.configurable === false && fixed.writable === false) return fixed.value as unknown;
        return remote.get(id, key, receiver, receiver === mirror);
      },
      set(_, key, value, receiver) {
        return remote.set(id, key, value, receiver, receiver === mirror);
      },
      has(_, key) {
        return !isHidden(key) && (has(target, key) || remote.has(id, key));
      },
      deleteProperty(_, key) {
        return remote.deleteProperty(id, key);
      },
      ownKeys() {
        const { keys } = describe();
        const shown: (string | symbol)[] = [];
        for (let index = 0; index < keys.length; index++) {
          const key = keys[index] as string | symbol;
          if (!isHidden(key)) shown[shown.length] = key;
        }
        return shown;
      },
      getOwnPropertyDescriptor(_, key) {
        if (isHidden(key)) return undefined;
        const descriptor = mapGet(describe().properties as Map<PropertyKey, PropertyDescriptor>, key);
        if (descriptor === undefined) return undefined;
        return getOwnPropertyDescriptor(target, key)?.configurable === false
          ? descriptor
          : { ...descriptor, configurable: true };
      },
      defineProperty(_, key, descriptor) {
        return remote.defineProperty(id, key, descriptor);
      },
      getPrototypeOf() {
        return describe().prototype;
      },
      setPrototypeOf(_, prototype) {
        return remote.setPrototypeOf(id, prototype);
      },
      isExtensible() {
        describe();
        return Reflect.isExtensible(target);
      },
      preventExtensions() {
        const isDone = remote.preventExtensions(id);
        describe();
        return isDone && !Reflect.isExtensible(target);
      },
      apply(_, thisArgument, args) {
        return remote.apply(id, thisArgument, args);
      },
      construct(_, args, newTarget) {
        return remote.construct(id, args, newTarget);
      },
    });
    return mirror;
  }

  return {
    function: (id: number, isConstructor: boolean) =>
      createMirror(isConstructor ? constructibleTarget() : callableTarget(), id),
    instance: (id: number, asArray: boolean) => createMirror(asArray ? [] : {}, id),
  };
}

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
