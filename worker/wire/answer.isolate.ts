import { type Call, createCall } from './call.isolate.ts';
import { encodeChanges } from './changes.isolate.ts';
import { PeerGone, write } from './conversation.isolate.ts';
import type { Decode } from './decode.isolate.ts';
import type { Encode, Encoded } from './encode.isolate.ts';
import { WireError } from './grammar.isolate.ts';
import type { Handles } from './handles.isolate.ts';
import {
  apply,
  construct,
  defineProperty,
  deleteProperty,
  get,
  getOwnPropertyDescriptor,
  getPrototypeOf,
  has,
  isExtensible,
  ownKeys,
  preventExtensions,
  set,
  setPrototypeOf,
  stringify,
} from './intrinsics.isolate.ts';
import { ANSWER, OP } from './message.ts';
import { descriptorOf, flagsOf } from './remote.isolate.ts';

/** What the other side may do with our objects. */
export type AnswerRules = {
  /** Whether it may read this property. */
  readonly mayRead?: (target: object, key: PropertyKey) => boolean;
  /** Whether it may change this object. */
  readonly mayChange?: (target: object) => boolean;
  /** Answers the requests that only a program understands. */
  readonly answerOther?: (op: unknown, request: readonly unknown[]) => Encoded;
};

type Answerer = AnswerRules & { readonly handles: Handles; readonly encode: Encode; readonly decode: Decode };

/** Operations whose first value is a property's name. */
const TAKES_KEY: Readonly<Record<number, boolean>> = {
  [OP.get]: true,
  [OP.set]: true,
  [OP.has]: true,
  [OP.deleteProperty]: true,
  [OP.defineProperty]: true,
};

/** An object in place of a name would be one name when it is checked and another when it is used. */
function requireKey(value: unknown): string | symbol {
  if (typeof value === 'string' || typeof value === 'symbol') return value;
  throw new WireError('a property has no name');
}

/** Does what the other side asks, and writes the answer. What our code throws is part of it. */
export function answer(answerer: Answerer, request: readonly unknown[]): string {
  const { handles, encode } = answerer;
  const call = createCall(true);
  try {
    return answerCall(answerer, request, call);
  } catch (error) {
    if (error instanceof PeerGone) throw error;
    const failed = createCall();
    return write(handles, failed, () => [ANSWER.thrown, encode.value(error, failed)]);
  }
}

function answerCall(answerer: Answerer, request: readonly unknown[], call: Call): string {
  const { answerOther, handles, encode, decode } = answerer;
  const op = request[0];
  if (typeof op !== 'number' || op >= OP.load) {
    if (answerOther === undefined) throw new WireError('an unknown request');
    return stringify([ANSWER.value, answerOther(op, request)]);
  }
  const target = handles.requireExported(request[1]);
  if (op === OP.describe) return write(handles, call, () => describeOwn(answerer, target, call));
  const values: unknown[] = [];
  for (let index = 2; index < request.length; index++) values[index - 2] = decode.value(request[index], call);
  const argumentCount = call.containers.length;
  let outcome: unknown;
  let tag: number = ANSWER.value;
  try {
    outcome = perform(answerer, op, target, values);
  } catch (error) {
    if (error instanceof PeerGone) throw error;
    outcome = error;
    tag = ANSWER.thrown;
  }
  return write(handles, call, () => {
    const encoded = encode.value(outcome, call);
    const changes = encodeChanges(call, argumentCount, encode);
    return changes.length === 0 ? [tag, encoded] : [tag, encoded, changes];
  });
}

function describeOwn({ mayRead, encode }: Answerer, target: object, call: Call): Encoded {
  const keys = ownKeys(target);
  const prototype = encode.prototype(getPrototypeOf(target), call);
  const list: Encoded[] = [];
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as PropertyKey;
    const descriptor = getOwnPropertyDescriptor(target, key);
    if (descriptor === undefined || mayRead?.(target, key) === false) continue;
    const at = list.length;
    list[at] = encode.value(key, call);
    list[at + 1] = flagsOf(descriptor);
    list[at + 2] = encode.value(descriptor.value, call);
    list[at + 3] = encode.value(descriptor.get, call);
    list[at + 4] = encode.value(descriptor.set, call);
  }
  return [ANSWER.value, isExtensible(target), prototype, list];
}

function perform({ mayRead, mayChange }: AnswerRules, op: number, target: object, values: readonly unknown[]): unknown {
  const key = TAKES_KEY[op] === true ? requireKey(values[0]) : '';
  switch (op) {
    case OP.get:
      if (mayRead?.(target, key) === false) return undefined;
      return get(target, key, values.length > 1 ? values[1] : target);
    case OP.has:
      return mayRead?.(target, key) !== false && has(target, key);
    case OP.apply:
      return apply(target as () => unknown, values[0], dropFirst(values));
    case OP.construct:
      return construct(target as () => unknown, dropFirst(values), values[0] as () => unknown);
  }
  return mayChange?.(target) !== false && change(op, target, values);
}

function change(op: number, target: object, values: readonly unknown[]): boolean {
  const key = values[0] as PropertyKey;
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

function dropFirst(values: readonly unknown[]): unknown[] {
  const rest: unknown[] = [];
  for (let index = 1; index < values.length; index++) rest[index - 1] = values[index];
  return rest;
}
