import { isBuiltIn, requireHarmlessCall } from './builtins.isolate.ts';
import { type Call, forgetNew } from './call.isolate.ts';
import { encodeChanges } from './changes.isolate.ts';
import { PeerGone } from './conversation.isolate.ts';
import type { Decode } from './decode.isolate.ts';
import { flagsOf, givenDescriptorOf } from './description.isolate.ts';
import type { Encode, Encoded, Side } from './encode.isolate.ts';
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
  isSlotted,
  ownKeys,
  preventExtensions,
  set,
  setPrototypeOf,
} from './intrinsics.isolate.ts';
import { ANSWER, FIRST_HOST_OP, OP } from './message.ts';
import { isProxy } from './proxies.isolate.ts';

/** What the other side may do with our objects. */
export type AnswerRules = {
  /** Whether it may read this property. */
  readonly mayRead?: (target: object, key: PropertyKey) => boolean;
  /** Whether it may change this object. */
  readonly mayChange?: (target: object) => boolean;
  /** Whether it may do nothing at all with this object but hand it back. */
  readonly isSealed?: (target: object) => boolean;
  /** Answers the requests that only a program understands. */
  readonly answerOther?: (op: unknown, request: readonly unknown[], call: Call) => Encoded;
};

/** Writes an answer, with all that the other side has to know before it goes on. */
export type Send = (call: Call, build: () => Encoded) => string;

export type Answerer = AnswerRules & {
  readonly side: Side;
  readonly handles: Handles;
  readonly encode: Encode;
  readonly decode: Decode;
  /** Of which of a call's arguments the other side is told anyway how they changed. */
  readonly isTold: (value: object, before: readonly unknown[]) => boolean;
  readonly send: Send;
  /** To be called when all that came with a request has been read. */
  readonly enter: (call: Call) => void;
};

const LocalError = Error;

/** `isSlottedMethod`: a method of a built-in class that works on what is here only; its namesake over there would not. */
type Outcome = { readonly tag: number; readonly value: unknown; readonly isSlottedMethod?: boolean };

/** Operations whose first value is a property's name. */
const TAKES_KEY: Readonly<Record<number, boolean>> = {
  [OP.get]: true,
  [OP.set]: true,
  [OP.has]: true,
  [OP.deleteProperty]: true,
  [OP.defineProperty]: true,
  [OP.invoke]: true,
};

/** An object in place of a name would be one name when it is checked and another when it is used. */
function requireKey(value: unknown): string | symbol {
  if (typeof value === 'string' || typeof value === 'symbol') return value;
  throw new WireError('a property has no name');
}

/** Does what the other side asks, and writes the answer. What our code throws is part of it. */
export function answer(answerer: Answerer, request: readonly unknown[], call: Call): string {
  try {
    return answerCall(answerer, request, call);
  } catch (error) {
    if (error instanceof PeerGone) throw error;
    return answerFailure(answerer, error, call);
  }
}

/** Tells what went wrong while an answer was found or written; at least that something did. */
function answerFailure({ encode, send }: Answerer, error: unknown, call: Call): string {
  forgetNew(call);
  try {
    return send(call, () => [ANSWER.thrown, encode.value(error, call)]);
  } catch {
    forgetNew(call);
    return send(call, () => [ANSWER.thrown, encode.value(new LocalError('an error cannot be told'), call)]);
  }
}

function answerCall(answerer: Answerer, request: readonly unknown[], call: Call): string {
  const { answerOther, handles, encode, decode, send } = answerer;
  const op = request[0];
  if (typeof op !== 'number' || op >= FIRST_HOST_OP) throw new WireError('an unknown request');
  if (op === OP.release) {
    for (let index = 1; index < request.length; index++) handles.release(request[index]);
    return '[0,null]';
  }
  if (op > OP.release) {
    if (answerOther === undefined) throw new WireError('an unknown request');
    const other = answerOther(op, request, call);
    answerer.enter(call);
    return send(call, () => [ANSWER.value, other]);
  }
  const target = handles.requireExported(request[1]);
  if (answerer.isSealed?.(target) === true) throw new WireError('an object was used that may only be handed back');
  if (op === OP.describe) {
    answerer.enter(call);
    return send(call, () => describeOwn(answerer, target, call));
  }
  const values: unknown[] = [];
  for (let index = 2; index < request.length; index++) values[index - 2] = decode.value(request[index], call);
  const argumentCount = call.containers.length;
  answerer.enter(call);
  const outcome = attempt(answerer, op, target, values);
  return send(call, () => {
    const { value, isSlottedMethod } = outcome;
    const encoded = isSlottedMethod === true ? encode.handle(value as object, call) : encode.value(value, call);
    const changes = encodeChanges(call, argumentCount, encode, answerer.isTold);
    return changes.length === 0 ? [outcome.tag, encoded] : [outcome.tag, encoded, changes];
  });
}

function attempt(answerer: Answerer, op: number, target: object, values: readonly unknown[]): Outcome {
  try {
    return perform(answerer, op, target, values);
  } catch (error) {
    if (error instanceof PeerGone) throw error;
    return { tag: ANSWER.thrown, value: error };
  }
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
  return [isProxy(target) ? ANSWER.value : ANSWER.pure, isExtensible(target), prototype, list];
}

function perform(answerer: Answerer, op: number, target: object, values: readonly unknown[]): Outcome {
  const { mayRead, mayChange, side } = answerer;
  const key = TAKES_KEY[op] === true ? requireKey(values[0]) : '';
  switch (op) {
    case OP.get:
      if (mayRead?.(target, key) === false) return { tag: ANSWER.pure, value: undefined };
      return read(answerer, target, key, values.length > 1 ? values[1] : target);
    case OP.has: {
      const isThere = mayRead?.(target, key) !== false && has(target, key);
      return { tag: isProxy(target) ? ANSWER.value : ANSWER.pure, value: isThere };
    }
    case OP.apply:
      if (side === 'grader') requireHarmlessCall(target, values[0], values, 1);
      return { tag: ANSWER.value, value: apply(target as () => unknown, values[0], drop(values, 1)) };
    case OP.invoke:
      return invoke(answerer, target, key, values);
    case OP.construct: {
      if (side === 'grader') requireHarmlessCall(target, undefined, values, 1);
      const made: unknown = construct(target as () => unknown, drop(values, 1), values[0] as () => unknown);
      return { tag: ANSWER.value, value: made };
    }
  }
  return { tag: ANSWER.value, value: mayChange?.(target) !== false && change(answerer, op, target, values) };
}

/** Reads a property, and finds out whether code had to run for it. */
function read({ handles }: Answerer, target: object, key: PropertyKey, receiver: unknown): Outcome {
  for (let owner: object | null = target; owner !== null; owner = getPrototypeOf(owner)) {
    if (isProxy(owner) || handles.importedId(owner) !== undefined) break;
    const descriptor = getOwnPropertyDescriptor(owner, key);
    if (descriptor === undefined) continue;
    if (!('value' in descriptor)) break;
    const value: unknown = descriptor.value;
    if (owner === target || typeof value !== 'function') return { tag: ANSWER.pure, value };
    return { tag: ANSWER.inherited, value, isSlottedMethod: key !== 'constructor' && isSlotted(owner) };
  }
  return { tag: ANSWER.value, value: get(target, key, receiver) };
}

function invoke(
  { handles, mayRead, side }: Answerer,
  target: object,
  key: PropertyKey,
  values: readonly unknown[],
): Outcome {
  const method: unknown = mayRead?.(target, key) === false ? undefined : get(target, key, target);
  if (typeof method !== 'function') throw new TypeError(`${String(key)} is not a function`);
  if (side === 'grader') requireHarmlessCall(method, target, values, 2);
  const value: unknown = apply(method as () => unknown, target, drop(values, 2));
  return { tag: handles.exportedId(method) === values[1] ? ANSWER.value : ANSWER.stale, value };
}

function change({ mayChange, side }: Answerer, op: number, target: object, values: readonly unknown[]): boolean {
  const key = values[0] as PropertyKey;
  switch (op) {
    case OP.set: {
      const receiver = values.length > 2 ? values[2] : target;
      if (side === 'grader' && isBuiltIn(receiver)) return false;
      return mayChange?.(receiver as object) !== false && set(target, key, values[1], receiver);
    }
    case OP.deleteProperty:
      return deleteProperty(target, key);
    case OP.defineProperty:
      return defineProperty(target, key, givenDescriptorOf(values[1] as number, values[2], values[3], values[4]));
    case OP.setPrototypeOf:
      return setPrototypeOf(target, values[0] as object | null);
    case OP.preventExtensions:
      return preventExtensions(target);
    default:
      throw new WireError('an unknown request');
  }
}

function drop(values: readonly unknown[], first: number): unknown[] {
  const rest: unknown[] = [];
  for (let index = first; index < values.length; index++) rest[index - first] = values[index];
  return rest;
}
