import type { Description } from './description.isolate.ts';
import {
  defineProperty,
  deleteProperty,
  getOwnPropertyDescriptor,
  isExtensible,
  mapDelete,
  mapGet,
  mapSet,
  setHas,
  weakGet,
  weakSet,
} from './intrinsics.isolate.ts';
import { fix, settle } from './invariants.isolate.ts';
import { INSTANCE } from './message.ts';
import { callableTarget, constructibleTarget, Target } from './mirror-target.isolate.ts';

/** What a mirror asks the other side for. */
export type RemoteObject = {
  readonly get: (id: number, key: PropertyKey, other: OtherReceiver) => Got;
  readonly set: (id: number, key: PropertyKey, value: unknown, other: OtherReceiver) => boolean;
  readonly has: (id: number, key: PropertyKey) => boolean;
  readonly deleteProperty: (id: number, key: PropertyKey) => boolean;
  readonly describe: (id: number) => Description;
  readonly defineProperty: (id: number, key: PropertyKey, descriptor: PropertyDescriptor) => boolean;
  readonly setPrototypeOf: (id: number, prototype: object | null) => boolean;
  readonly preventExtensions: (id: number) => boolean;
  readonly apply: (id: number, thisArgument: unknown, args: readonly unknown[]) => unknown;
  /** Calls a method by its name; `isStale` where it is another one than `method`. */
  readonly invoke: (id: number, key: PropertyKey, method: number, args: readonly unknown[]) => Invoked;
  readonly construct: (id: number, args: readonly unknown[], newTarget: object) => object;
  /** The number of one of the other side's objects. */
  readonly idOf: (mirror: unknown) => number | undefined;
  /** Counts the requests: what was found out before one that ran code may be true no longer. */
  readonly now: () => number;
};

/** The object that a property is read of, where it is not the one that is asked. */
export type OtherReceiver = { readonly receiver: unknown } | undefined;
export type Got = { readonly value: unknown; readonly isInherited: boolean };
export type Invoked = { readonly value: unknown; readonly isStale: boolean };

/** Keys that a mirror never has, whatever the other side says: they would make a test library take it for its own. */
export type HiddenKeys = ReadonlySet<PropertyKey>;

const LocalProxy = Proxy;
const NEVER = -1;

type Methods = Map<PropertyKey, object>;

type Found = {
  readonly target: object;
  readonly key: PropertyKey;
  readonly method: object;
  readonly at: number;
};

/** Makes mirrors: proxies that ask the other side for everything. */
export function createMirrors(remote: RemoteObject, hiddenKeys: HiddenKeys) {
  const methodsOf = new WeakMap<object, Methods>();
  /** The method that was read last, of which object and by which name: the next thing is mostly to call it. */
  let found: Found | undefined;

  function isHidden(key: PropertyKey): boolean {
    return setHas(hiddenKeys as Set<unknown>, key);
  }

  function findMethod(target: object, key: PropertyKey): object | undefined {
    const owner = Target.classOf(target);
    const methods = owner === undefined ? undefined : weakGet(methodsOf, owner);
    return methods === undefined ? undefined : mapGet(methods, key);
  }

  function rememberMethod(target: object, key: PropertyKey, method: unknown): void {
    const owner = Target.classOf(target);
    if (owner === undefined || typeof method !== 'function') return;
    let methods = weakGet(methodsOf, owner);
    if (methods === undefined) {
      methods = new Map();
      weakSet(methodsOf, owner, methods);
    }
    mapSet(methods, key, method);
  }

  function describe(target: object): Description {
    const description = remote.describe(Target.idOf(target));
    settle(target, description, isHidden);
    return description;
  }

  const handler: ProxyHandler<object> = {
    get(target, key, receiver) {
      if (isHidden(key)) return undefined;
      const fixed = getOwnPropertyDescriptor(target, key);
      if (fixed?.configurable === false && fixed.writable === false) return fixed.value as unknown;
      const id = Target.idOf(target);
      const isOwnReceiver = remote.idOf(receiver) === id;
      const known = isOwnReceiver ? findMethod(target, key) : undefined;
      if (known !== undefined) {
        found = { target, key, method: known, at: remote.now() };
        return known;
      }
      const got = remote.get(id, key, isOwnReceiver ? undefined : { receiver });
      if (got.isInherited && isOwnReceiver) rememberMethod(target, key, got.value);
      return got.value;
    },
    set(target, key, value, receiver) {
      const id = Target.idOf(target);
      return remote.set(id, key, value, remote.idOf(receiver) === id ? undefined : { receiver });
    },
    has(target, key) {
      if (isHidden(key)) return false;
      if (!isExtensible(target)) describe(target);
      return remote.has(Target.idOf(target), key);
    },
    deleteProperty: (target, key) => remote.deleteProperty(Target.idOf(target), key) && deleteProperty(target, key),
    ownKeys(target) {
      const { keys } = describe(target);
      const shown: (string | symbol)[] = [];
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index] as string | symbol;
        if (!isHidden(key)) shown[shown.length] = key;
      }
      return shown;
    },
    getOwnPropertyDescriptor(target, key) {
      if (isHidden(key)) return undefined;
      // What can never change is not told anew: a copy that left the window would come as another object.
      const fixed = getOwnPropertyDescriptor(target, key);
      if (fixed?.configurable === false && fixed.writable === false) return fixed;
      const descriptor = mapGet(describe(target).properties as Map<PropertyKey, PropertyDescriptor>, key);
      // What a proxy says can never change must be so of what stands behind it.
      if (descriptor?.configurable === false) defineProperty(target, key, descriptor);
      return descriptor;
    },
    defineProperty(target, key, descriptor) {
      const isDone = remote.defineProperty(Target.idOf(target), key, descriptor);
      const isFixed = descriptor.configurable === false || getOwnPropertyDescriptor(target, key) !== undefined;
      if (isDone && isFixed) fix(target, key, describe(target));
      return isDone;
    },
    getPrototypeOf(target) {
      const told = isExtensible(target) ? Target.prototypeOf(target, remote.now()) : undefined;
      return told === undefined ? describe(target).prototype : told;
    },
    setPrototypeOf: (target, prototype) => remote.setPrototypeOf(Target.idOf(target), prototype),
    isExtensible(target) {
      describe(target);
      return isExtensible(target);
    },
    preventExtensions(target) {
      const isDone = remote.preventExtensions(Target.idOf(target));
      describe(target);
      return isDone && !isExtensible(target);
    },
    apply(target, thisArgument, args) {
      const id = Target.idOf(target);
      const method = takeFound(id, thisArgument);
      if (method === undefined) return remote.apply(id, thisArgument, args);
      const { value, isStale } = remote.invoke(Target.idOf(method.target), method.key, id, args);
      if (isStale) forgetMethod(method);
      return value;
    },
    construct: (target, args, newTarget) => remote.construct(Target.idOf(target), args, newTarget),
  };

  /** How a method was found that is now called: on the object that it is called on, and nothing has run since. */
  function takeFound(id: number, thisArgument: unknown): Found | undefined {
    const last = found;
    found = undefined;
    if (last === undefined || last.at !== remote.now() || remote.idOf(last.method) !== id) return undefined;
    return remote.idOf(thisArgument) === Target.idOf(last.target) ? last : undefined;
  }

  function forgetMethod({ target, key }: Found): void {
    const owner = Target.classOf(target);
    const methods = owner === undefined ? undefined : weakGet(methodsOf, owner);
    if (methods !== undefined) mapDelete(methods, key);
  }

  function createMirror(target: object): object {
    return new LocalProxy(target, handler);
  }

  return {
    function(id: number, isConstructor: boolean): object {
      const object = isConstructor ? constructibleTarget() : callableTarget();
      return createMirror(new Target(object, id, 0, undefined, NEVER));
    },
    /** @param isNew - whether what is said of the object is said now. */
    instance(id: number, kind: number, prototype: object | null | undefined, isNew: boolean): object {
      const object = (kind & INSTANCE.array) === 0 ? {} : [];
      return createMirror(new Target(object, id, kind, prototype, isNew ? remote.now() : NEVER));
    },
  };
}
