import { registerIntrinsic } from '../wire/intrinsics.isolate.ts';
import { OP } from '../wire/message.ts';
import type { Peer } from '../wire/peer.isolate.ts';

/**
 * Global objects that a spec and the program would share in one process: `console.log = vi.fn()`,
 * `vi.spyOn(Math, 'random')` and the like are meant for the program. What is assigned to one here is assigned there,
 * and what is put back here is put back there.
 */
const SHARED = ['console', 'Math', 'Date', 'JSON', 'performance', 'crypto'];

type Tell = (name: string, key: PropertyKey, value: unknown) => void;

let tell: Tell = () => undefined;

/** `globalThis` for a spec. */
export const sharedGlobalThis = telling('globalThis', globalThis);

/** Puts each shared object behind a proxy that tells the program. To be called once in each context. */
export function shareGlobals(peer: Peer): void {
  const originals = new Map<string, Map<PropertyKey, unknown>>([['globalThis', valuesOf(globalThis)]]);
  for (const name of SHARED) {
    const object = Reflect.get(globalThis, name) as object;
    originals.set(name, valuesOf(object));
    const shared = telling(name, object);
    registerIntrinsic(name, shared);
    define(globalThis, name, shared);
    if (name === 'Date') define(Date.prototype, 'constructor', shared);
  }
  tell = (name, key, value) => {
    const values = originals.get(name);
    const isRestoring = values?.has(key) === true ? Object.is(values.get(key), value) : value === undefined;
    peer.askOther([OP.assignGlobal, name, peer.encodeValue(key), isRestoring], isRestoring ? undefined : value);
  };
}

function telling(name: string, object: object): object {
  return new Proxy(object, {
    set(target, key, value) {
      const isSet = Reflect.set(target, key, value);
      tell(name, key, value);
      return isSet;
    },
    defineProperty(target, key, descriptor) {
      const isDefined = Reflect.defineProperty(target, key, descriptor);
      tell(name, key, Reflect.get(target, key));
      return isDefined;
    },
    deleteProperty(target, key) {
      const isDeleted = Reflect.deleteProperty(target, key);
      // What its class has of that name is there again.
      tell(name, key, Reflect.get(target, key));
      return isDeleted;
    },
  });
}

/** Methods of its class included. */
function valuesOf(object: object): Map<PropertyKey, unknown> {
  const values = new Map<PropertyKey, unknown>();
  for (
    let owner: object | null = object;
    owner !== null && owner !== Object.prototype;
    owner = Object.getPrototypeOf(owner)
  ) {
    for (const key of Reflect.ownKeys(owner)) {
      if (!values.has(key)) values.set(key, Object.getOwnPropertyDescriptor(owner, key)?.value);
    }
  }
  return values;
}

function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, configurable: true, enumerable: false });
}
