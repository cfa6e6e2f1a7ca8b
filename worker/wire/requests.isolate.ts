import { createCall } from './call.isolate.ts';
import type { Decode } from './decode.isolate.ts';
import { WireError } from './grammar.isolate.ts';
import { isArray, mapGet, mapSet, stringify } from './intrinsics.isolate.ts';
import { ANSWER, OP } from './message.ts';
import {
  createDescriptionCache,
  type Description,
  descriptorOf,
  flagsOf,
  type RemoteObject,
} from './remote.isolate.ts';

/** Asks for an operation on one of the other side's objects. Gives back or throws what came of it. */
export type Ask = (op: number, id: number, values: readonly unknown[]) => unknown;

/** The requests that mirrors make, and the descriptions that save them some. */
export function createRequests(ask: Ask, converse: (frame: string) => readonly unknown[], decode: () => Decode) {
  const descriptions = createDescriptionCache((id) => {
    const incoming = converse(stringify([OP.describe, id]));
    return readDescription(incoming, decode());
  });
  const findKnown = (id: number, key: PropertyKey): PropertyDescriptor | undefined => {
    const known = descriptions.find(id);
    return known === undefined ? undefined : mapGet(known.properties as Map<PropertyKey, PropertyDescriptor>, key);
  };

  const remote: RemoteObject = {
    get(id, key, receiver, isOwnReceiver) {
      const known = findKnown(id, key);
      if (known !== undefined && 'value' in known) return known.value;
      return ask(OP.get, id, isOwnReceiver ? [key] : [key, receiver]);
    },
    set: (id, key, value, receiver, isOwnReceiver) =>
      ask(OP.set, id, isOwnReceiver ? [key, value] : [key, value, receiver]) === true,
    has: (id, key) => findKnown(id, key) !== undefined || ask(OP.has, id, [key]) === true,
    deleteProperty: (id, key) => ask(OP.deleteProperty, id, [key]) === true,
    describe: (id) => descriptions.describe(id),
    defineProperty: (id, key, descriptor) =>
      ask(OP.defineProperty, id, [key, flagsOf(descriptor), descriptor.value, descriptor.get, descriptor.set]) === true,
    setPrototypeOf: (id, prototype) => ask(OP.setPrototypeOf, id, [prototype]) === true,
    preventExtensions: (id) => ask(OP.preventExtensions, id, []) === true,
    apply: (id, thisArgument, args) => ask(OP.apply, id, prepend(thisArgument, args)),
    construct(id, args, newTarget) {
      const value = ask(OP.construct, id, prepend(newTarget, args));
      if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
        throw new WireError('a constructor gave no object');
      }
      return value;
    },
  };
  return { remote, forget: descriptions.forget };
}

function readDescription(incoming: readonly unknown[], decode: Decode): Description {
  const call = createCall();
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

function prepend(first: unknown, rest: readonly unknown[]): unknown[] {
  const all: unknown[] = [first];
  for (let index = 0; index < rest.length; index++) all[index + 1] = rest[index];
  return all;
}
