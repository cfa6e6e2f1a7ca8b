import { type Call, createCall } from './call.isolate.ts';
import { applyChanges, encodeChanges } from './changes.isolate.ts';
import { createDecode, WireError } from './decode.isolate.ts';
import { createEncode, type Encoded, type Side } from './encode.isolate.ts';
import {
  apply,
  completeIntrinsics,
  construct,
  defineProperty,
  deleteProperty,
  get,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  has,
  isArray,
  isExtensible,
  mapDelete,
  mapGet,
  mapSet,
  ownKeys,
  parse,
  preventExtensions,
  promiseThen,
  set,
  setPrototypeOf,
  stringify,
} from './intrinsics.isolate.ts';
import { ANSWER, OP } from './message.ts';
import {
  createDescriptionCache,
  createMirrors,
  type Description,
  descriptorOf,
  flagsOf,
  type HiddenKeys,
  type RemoteObject,
} from './remote.isolate.ts';
import { createHandles } from './tables.isolate.ts';

/** Sends a frame and waits for the next one; null where the other side is gone. */
export type Exchange = (frame: string) => string | null;

/** A promise that settled, for the other side's mirror of it: `[handle, isFulfilled, value]`. */
type Settlement = readonly [id: number, isFulfilled: boolean, value: unknown];

export type PeerOptions = {
  readonly side: Side;
  readonly exchange: Exchange;
  readonly hiddenKeys: HiddenKeys;
  /** Whether the other side may read this property of one of our objects. */
  readonly mayRead?: (target: object, key: PropertyKey) => boolean;
  /** Whether the other side may change this object of ours. */
  readonly mayChange?: (target: object) => boolean;
  /** Answers the requests that only a program understands. */
  readonly answerOther?: (op: unknown, request: readonly unknown[]) => Encoded;
};

/** The other side is gone; whatever ran here cannot go on. */
export class PeerGone extends Error {
  override readonly name = 'PeerGone';
}

export type Peer = ReturnType<typeof createPeer>;

/** One side of the wire. To be made in a fresh isolate, before any candidate's code runs there. */
export function createPeer(options: PeerOptions) {
  completeIntrinsics();
  const handles = createHandles();
  const settled: Settlement[] = [];
  const pending = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>();
  const thrownPrimitives: unknown[] = [];
  let isDirty = false;

  const encode = createEncode(options.side, handles, (promise, id) => {
    promiseThen(
      promise,
      (value) => {
        settled[settled.length] = [id, true, value];
      },
      (reason) => {
        settled[settled.length] = [id, false, reason];
      },
    );
  });
  const remote = createRemote();
  const mirrors = createMirrors(remote, options.hiddenKeys);
  const decode = createDecode(options.side, handles, { ...mirrors, promise: mirrorPromise });

  function mirrorPromise(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      mapSet(pending, id, { resolve, reject });
    });
  }

  /** One request and all that is asked in between, down to its answer. */
  function converse(frame: string): readonly unknown[] {
    let incoming = receive(options.exchange(frame));
    while (incoming[0] !== ANSWER.value && incoming[0] !== ANSWER.thrown) {
      incoming = receive(options.exchange(answer(incoming)));
    }
    return incoming;
  }

  function ask(op: number, id: number, values: readonly unknown[], mayRunCode: boolean): unknown {
    if (mayRunCode) {
      isDirty = true;
      descriptions.forget();
    }
    const call = createCall();
    const incoming = converse(
      write(call, () => {
        const frame: Encoded[] = [op, id];
        for (let index = 0; index < values.length; index++) frame[index + 2] = encode.value(values[index], call);
        return frame;
      }),
    );
    const value = decode.value(incoming[1], call);
    if (incoming.length > 2) applyChanges(incoming[2], call, decode);
    if (incoming[0] === ANSWER.value) return value;
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      thrownPrimitives[thrownPrimitives.length] = value;
    }
    throw value;
  }

  /** A frame as text; handles that it was to describe stay undescribed where it cannot be written. */
  function write(call: Call, build: () => Encoded): string {
    try {
      return stringify(build());
    } catch (error) {
      for (let index = 0; index < call.describing.length; index++) {
        handles.setDescribed(call.describing[index] as number, false);
      }
      throw error;
    }
  }

  function createRemote(): RemoteObject {
    return {
      get(id, key, receiver, isOwnReceiver) {
        const known = descriptions.find(id);
        const descriptor = known === undefined ? undefined : mapGet(known.properties as never, key as never);
        if (descriptor !== undefined && 'value' in (descriptor as object)) {
          return (descriptor as PropertyDescriptor).value;
        }
        return ask(OP.get, id, isOwnReceiver ? [key] : [key, receiver], true);
      },
      set: (id, key, value, receiver, isOwnReceiver) =>
        ask(OP.set, id, isOwnReceiver ? [key, value] : [key, value, receiver], true) === true,
      has(id, key) {
        const known = descriptions.find(id);
        if (known !== undefined && mapGet(known.properties as never, key as never) !== undefined) return true;
        return ask(OP.has, id, [key], true) === true;
      },
      deleteProperty: (id, key) => ask(OP.deleteProperty, id, [key], true) === true,
      describe: (id) => descriptions.describe(id),
      defineProperty: (id, key, descriptor) =>
        ask(
          OP.defineProperty,
          id,
          [key, flagsOf(descriptor), descriptor.value, descriptor.get, descriptor.set],
          true,
        ) === true,
      setPrototypeOf: (id, prototype) => ask(OP.setPrototypeOf, id, [prototype], true) === true,
      preventExtensions: (id) => ask(OP.preventExtensions, id, [], true) === true,
      apply(id, thisArgument, args) {
        const values: unknown[] = [thisArgument];
        for (let index = 0; index < args.length; index++) values[index + 1] = args[index];
        return ask(OP.apply, id, values, true);
      },
      construct(id, args, newTarget) {
        const values: unknown[] = [newTarget];
        for (let index = 0; index < args.length; index++) values[index + 1] = args[index];
        const value = ask(OP.construct, id, values, true);
        if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
          throw new WireError('a constructor gave no object');
        }
        return value;
      },
    };
  }

  const descriptions = createDescriptionCache((id): Description => {
    const call = createCall();
    const incoming = converse(stringify([OP.describe, id]));
    if (incoming[0] === ANSWER.thrown) throw decode.value(incoming[1], call);
    const isOpen = incoming[1];
    const prototype = incoming[2];
    const list = incoming[3];
    if (!isArray(list)) throw new WireError('a description is no list');
    const keys: PropertyKey[] = [];
    const properties = new Map<PropertyKey, PropertyDescriptor>();
    const decodedPrototype = decode.prototype(prototype, call);
    for (let index = 0; index < list.length; index += 5) {
      const key = decode.value(list[index], call) as PropertyKey;
      keys[keys.length] = key;
      mapSet(
        properties,
        key,
        descriptorOf(
          list[index + 1] as number,
          decode.value(list[index + 2], call),
          decode.value(list[index + 3], call),
          decode.value(list[index + 4], call),
        ),
      );
    }
    return { keys, properties, prototype: decodedPrototype, isExtensible: isOpen === true };
  });

  function describeOwn(target: object, call: Call): Encoded {
    const keys = ownKeys(target);
    const prototype = encode.prototype(getPrototypeOf(target), call);
    const list: Encoded[] = [];
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index] as PropertyKey;
      const descriptor = getOwnPropertyDescriptor(target, key);
      if (descriptor === undefined || options.mayRead?.(target, key) === false) continue;
      const at = list.length;
      list[at] = encode.value(key, call);
      list[at + 1] = flagsOf(descriptor);
      list[at + 2] = encode.value(descriptor.value, call);
      list[at + 3] = encode.value(descriptor.get, call);
      list[at + 4] = encode.value(descriptor.set, call);
    }
    return [ANSWER.value, isExtensible(target), prototype, list];
  }

  /** Does what the other side asks, and writes the answer. What our code throws is part of it. */
  function answer(request: readonly unknown[]): string {
    descriptions.forget();
    const call = createCall(true);
    const op = request[0];
    try {
      if (typeof op !== 'number' || op >= OP.load) {
        if (options.answerOther === undefined) throw new WireError('an unknown request');
        return stringify([ANSWER.value, options.answerOther(op, request)]);
      }
      const target = handles.requireExported(request[1]);
      if (op === OP.describe) return write(call, () => describeOwn(target, call));
      const values: unknown[] = [];
      for (let index = 2; index < request.length; index++) values[index - 2] = decode.value(request[index], call);
      const argumentCount = call.containers.length;
      let outcome: unknown;
      let tag: number = ANSWER.value;
      try {
        outcome = perform(op, target, values);
      } catch (error) {
        if (error instanceof PeerGone) throw error;
        outcome = error;
        tag = ANSWER.thrown;
      }
      return write(call, () => {
        const encoded = encode.value(outcome, call);
        const changes = encodeChanges(call, argumentCount, encode);
        return changes.length === 0 ? [tag, encoded] : [tag, encoded, changes];
      });
    } catch (error) {
      if (error instanceof PeerGone) throw error;
      const failed = createCall();
      return write(failed, () => [ANSWER.thrown, encode.value(error, failed)]);
    }
  }

  function perform(op: number, target: object, values: unknown[]): unknown {
    const key = values[0] as PropertyKey;
    switch (op) {
      case OP.get:
        if (options.mayRead?.(target, key) === false) return undefined;
        return get(target, key, values.length > 1 ? values[1] : target);
      case OP.has:
        return options.mayRead?.(target, key) !== false && has(target, key);
      case OP.apply: {
        const thisArgument = values[0];
        return apply(target as () => unknown, thisArgument, dropFirst(values));
      }
      case OP.construct:
        return construct(target as () => unknown, dropFirst(values), values[0] as () => unknown);
    }
    if (options.mayChange?.(target) === false) return false;
    switch (op) {
      case OP.set:
        return set(target, key, values[1], values.length > 2 ? values[2] : target);
      case OP.deleteProperty:
        return deleteProperty(target, key);
      case OP.defineProperty:
        return defineProperty(target, key, descriptorOf(values[1] as number, values[2], values[3], values[4]));
      case OP.setPrototypeOf:
        return setPrototypeOf(target, values[0] as object | null);
      case OP.preventExtensions:
        return preventExtensions(target);
      default:
        throw new WireError('an unknown request');
    }
  }

  /** Promises of ours that settled since this was last asked, as part of a `turn`. */
  function takeSettlements(): Encoded {
    const call = createCall();
    const taken: Encoded[] = [];
    for (let index = 0; index < settled.length; index++) {
      const settlement = settled[index] as Settlement;
      try {
        taken[index] = [settlement[0], settlement[1], encode.value(settlement[2], call)];
      } catch (error) {
        taken[index] = [settlement[0], false, encode.value(error, call)];
      }
    }
    settled.length = 0;
    return taken;
  }

  /** Settles our mirrors of the other side's promises. */
  function applySettlements(list: unknown): number {
    if (!isArray(list)) throw new WireError('settlements are no list');
    descriptions.forget();
    const call = createCall();
    for (let index = 0; index < list.length; index++) {
      const settlement: unknown = list[index];
      if (!isArray(settlement)) throw new WireError('a settlement is no list');
      const value = decode.value(settlement[2], call);
      const mirror = mapGet(pending, settlement[0] as number);
      if (mirror === undefined) continue;
      mapDelete(pending, settlement[0]);
      if (settlement[1] === true) mirror.resolve(value);
      else mirror.reject(value);
    }
    if (list.length > 0) isDirty = true;
    return list.length;
  }

  return {
    answer,
    /** Asks for one of the requests that only a program understands, and gives back the answer's rest. */
    askOther(frame: readonly Encoded[]): readonly unknown[] {
      descriptions.forget();
      return converse(stringify(frame));
    },
    receive,
    takeSettlements,
    applySettlements,
    encodeValue: (value: unknown): Encoded => {
      const call = createCall();
      return encode.value(value, call);
    },
    decodeValue: (encoded: unknown): unknown => decode.value(encoded, createCall()),
    /** Whether code of the other side may have run since this was last asked. */
    takeDirty(): boolean {
      const was = isDirty || settled.length > 0;
      isDirty = false;
      return was;
    },
    /** Whether something thrown came from the other side. */
    isForeign(error: unknown): boolean {
      if ((typeof error === 'object' && error !== null) || typeof error === 'function') {
        return handles.importedId(error) !== undefined;
      }
      return thrownPrimitives.includes(error);
    },
  };
}

function receive(frame: string | null): readonly unknown[] {
  if (frame === null) throw new PeerGone('the program is gone');
  let message: unknown;
  try {
    message = parse(frame);
  } catch (cause) {
    throw new WireError('a frame is not JSON', { cause });
  }
  if (!isArray(message)) throw new WireError('a frame is not a list');
  return message;
}

function dropFirst(values: readonly unknown[]): unknown[] {
  const rest: unknown[] = [];
  for (let index = 1; index < values.length; index++) rest[index - 1] = values[index];
  return rest;
}
