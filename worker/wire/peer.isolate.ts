import { type AnswerRules, answer as answerRequest } from './answer.isolate.ts';
import { type Call, createCall } from './call.isolate.ts';
import { applyChanges } from './changes.isolate.ts';
import type { Clock } from './clock.isolate.ts';
import { converse as converseBy, type Exchange, receive, write } from './conversation.isolate.ts';
import { createDecode } from './decode.isolate.ts';
import { type Description, readDescription } from './description.isolate.ts';
import { createEncode, type Encoded, type Side } from './encode.isolate.ts';
import { count, list } from './grammar.isolate.ts';
import { createHandles } from './handles.isolate.ts';
import { completeIntrinsics, setAdd, setHas } from './intrinsics.isolate.ts';
import { ANSWER, OP, SYNCED } from './message.ts';
import { createPromises } from './promises.isolate.ts';
import { createMirrors, type HiddenKeys } from './remote.isolate.ts';
import { type Answered, createRequests } from './requests.isolate.ts';
import { createSharing } from './sharing.isolate.ts';

export type PeerOptions = AnswerRules & {
  readonly side: Side;
  readonly exchange: Exchange;
  readonly clock: Clock;
  readonly hiddenKeys: HiddenKeys;
  /** Whether the other side may know no more of an error than that an assertion failed. Called for each error that it is told of. */
  readonly isSecret?: (error: Error) => boolean;
  /** Told of what the other side threw, or rejected a promise with. @returns what is thrown here */
  readonly onThrown?: (error: unknown) => unknown;
};

export type Peer = ReturnType<typeof createPeer>;

/** One side of the wire. To be made in a fresh isolate, before any candidate's code runs there. */
export function createPeer(options: PeerOptions) {
  completeIntrinsics();
  const { clock, side } = options;
  const handles = createHandles();
  const promises = createPromises();
  const sharing = createSharing();
  const encode = createEncode({
    side,
    handles,
    onPromise: promises.follow,
    sharedId: sharing.find,
    isSecret: options.isSecret,
  });
  const { remote, forget } = createRequests({ ask, describe, handles, now: () => runs });
  const decode = createDecode(
    side,
    handles,
    { ...createMirrors(remote, options.hiddenKeys), promise: promises.mirror },
    sharing.require,
    options.hiddenKeys,
  );
  const answerer = { ...options, handles, encode, decode, isTold: sharing.isTold, send, enter: sharing.enter };
  const thrownPrimitives = new Set<unknown>();
  /** How often the other side has run code of its own. */
  let runs = 0;
  let isDirty = false;

  function noteRun(): void {
    runs += 1;
    forget();
  }

  /** A program's frames are counted by both sides: see `Clock.noteFrame`. */
  function exchange(frame: string): string | null {
    if (side === 'program') clock.noteFrame();
    const incoming = options.exchange(frame);
    if (side === 'grader') clock.noteFrame();
    return incoming;
  }

  /** Writes a frame, with what the other side has to know first. */
  function send(call: Call, build: () => Encoded): string {
    const sync = sharing.readChanges(encode, call);
    const frame = write(handles, call, () => {
      const message = build();
      const creptMs = clock.takeCrept();
      return sync === undefined && creptMs === 0 ? message : [SYNCED, creptMs, sync?.changes ?? [], message];
    });
    sync?.commit();
    sharing.enter(call);
    return frame;
  }

  /** Takes note of what comes with a frame. @returns the frame itself */
  function open(message: readonly unknown[], call: Call): readonly unknown[] {
    if (message[0] !== SYNCED) return message;
    clock.advance(count(message[1]));
    sharing.applyChanges(message[2], decode, call);
    return list(message[3]);
  }

  function answer(message: readonly unknown[]): string {
    noteRun();
    clock.noteCall();
    const call = createCall(true);
    const request = open(message, call);
    return answerRequest(answerer, request, call);
  }

  function converse(frame: string): readonly unknown[] {
    return converseBy(frame, exchange, answer);
  }

  /** Asks, and gives back the answer as it came. */
  function request(call: Call, build: () => Encoded): readonly unknown[] {
    const incoming = open(converse(send(call, build)), call);
    if (incoming[0] !== ANSWER.pure && incoming[0] !== ANSWER.inherited) noteRun();
    return incoming;
  }

  function ask(op: number, id: number, values: readonly unknown[]): Answered {
    const call = createCall();
    const incoming = request(call, () => {
      const message: Encoded[] = [op, id];
      for (let index = 0; index < values.length; index++) message[index + 2] = encode.value(values[index], call);
      return message;
    });
    if (incoming[0] !== ANSWER.pure && incoming[0] !== ANSWER.inherited) isDirty = true;
    const value = decode.value(incoming[1], call);
    if (incoming.length > 2) applyChanges(incoming[2], call, decode);
    sharing.enter(call);
    if (incoming[0] !== ANSWER.thrown) return { value, tag: incoming[0] as number };
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) setAdd(thrownPrimitives, value);
    throw options.onThrown === undefined ? value : options.onThrown(value);
  }

  function describe(id: number): Description {
    const call = createCall();
    const description = readDescription(
      request(call, () => [OP.describe, id]),
      decode,
      call,
    );
    sharing.enter(call);
    return description;
  }

  return {
    answer,
    receive,
    /** Asks for one of the requests that only a program understands, and gives back the answer as it came. */
    askOther(message: readonly Encoded[], value?: unknown): readonly unknown[] {
      const call = createCall();
      const incoming = request(call, () => [...message, encode.value(value, call)]);
      sharing.enter(call);
      return incoming;
    },
    /** As `askOther`, of the host of the program's isolate, which reads the frame itself. */
    askHost(message: readonly Encoded[]): readonly unknown[] {
      noteRun();
      // A module that is evaluated may set timers, and wait for them.
      if (message[0] === OP.load) isDirty = true;
      return converse(write(handles, createCall(), () => message));
    },
    /** What one side does to its copies of shared objects, for a `turn`. */
    takeChanges(): Encoded {
      const call = createCall();
      const sync = sharing.readChanges(encode, call);
      sync?.commit();
      sharing.enter(call);
      return sync?.changes ?? [];
    },
    applyChanges(changes: unknown): void {
      const call = createCall();
      sharing.applyChanges(changes, decode, call);
      sharing.enter(call);
    },
    /** Promises of ours that settled since this was last asked, as part of a `turn`. */
    takeSettlements(): Encoded {
      const call = createCall();
      const taken = promises.take(encode, call);
      sharing.enter(call);
      return taken;
    },
    /** Settles our mirrors of the other side's promises. */
    applySettlements(settlements: unknown): void {
      const call = createCall();
      if (promises.apply(settlements, decode, call, options.onThrown) > 0) isDirty = true;
      sharing.enter(call);
    },
    /** Numbers of the other side's objects that nothing here holds any longer. */
    takeUnused: handles.takeUnused,
    release(ids: unknown): void {
      const all = list(ids);
      for (let index = 0; index < all.length; index++) handles.release(all[index]);
    },
    /** Hands a value over once: what is given back stands for it, and is as short to send however large it is. */
    keep(value: unknown): unknown {
      const incoming = this.askOther([OP.keep], value);
      return decode.value(incoming[1], createCall());
    },
    /** Lets go of what was kept. */
    letGo(kept: unknown): void {
      const id = typeof kept === 'object' && kept !== null ? handles.importedId(kept) : undefined;
      if (id !== undefined) this.askHost([OP.release, id]);
    },
    /** Writes a value as something that stays where it is. */
    encodeKept(value: unknown): Encoded {
      const isObject = typeof value === 'object' && value !== null;
      return isObject ? encode.prototype(value, createCall()) : encode.value(value, createCall());
    },
    encodeValue: (value: unknown): Encoded => encode.value(value, createCall()),
    decodeValue: (encoded: unknown): unknown => decode.value(encoded, createCall()),
    /** As `decodeValue`, of a value that came with a call. */
    decodeIn: decode.value,
    /** Whether there is anything for a `turn`: code of the other side may have run since this was last asked. */
    takeDirty(): boolean {
      const was = isDirty || promises.hasSettled();
      isDirty = false;
      return was;
    },
    /** Whether something thrown came from the other side. */
    isForeign(error: unknown): boolean {
      if ((typeof error === 'object' && error !== null) || typeof error === 'function') {
        return handles.importedId(error) !== undefined;
      }
      return setHas(thrownPrimitives, error);
    },
  };
}
