import { type AnswerRules, answer as answerRequest } from './answer.isolate.ts';
import { createCall } from './call.isolate.ts';
import { applyChanges } from './changes.isolate.ts';
import { converse as converseBy, type Exchange, receive, write } from './conversation.isolate.ts';
import { createDecode } from './decode.isolate.ts';
import { createEncode, type Encoded, type Side } from './encode.isolate.ts';
import { createHandles } from './handles.isolate.ts';
import { completeIntrinsics, stringify } from './intrinsics.isolate.ts';
import { ANSWER } from './message.ts';
import { createPromises } from './promises.isolate.ts';
import { createMirrors, type HiddenKeys } from './remote.isolate.ts';
import { createRequests } from './requests.isolate.ts';

export type PeerOptions = AnswerRules & {
  readonly side: Side;
  readonly exchange: Exchange;
  readonly hiddenKeys: HiddenKeys;
};

export type Peer = ReturnType<typeof createPeer>;

/** One side of the wire. To be made in a fresh isolate, before any candidate's code runs there. */
export function createPeer(options: PeerOptions) {
  completeIntrinsics();
  const handles = createHandles();
  const promises = createPromises();
  const encode = createEncode(options.side, handles, promises.follow);
  const { remote, forget } = createRequests(ask, converse, () => decode);
  const decode = createDecode(options.side, handles, {
    ...createMirrors(remote, options.hiddenKeys),
    promise: promises.mirror,
  });
  const answerer = { ...options, handles, encode, decode };
  const thrownPrimitives: unknown[] = [];
  let isDirty = false;

  function answer(request: readonly unknown[]): string {
    forget();
    return answerRequest(answerer, request);
  }

  function converse(frame: string): readonly unknown[] {
    return converseBy(frame, options.exchange, answer);
  }

  function ask(op: number, id: number, values: readonly unknown[]): unknown {
    isDirty = true;
    forget();
    const call = createCall();
    const frame = write(handles, call, () => {
      const request: Encoded[] = [op, id];
      for (let index = 0; index < values.length; index++) request[index + 2] = encode.value(values[index], call);
      return request;
    });
    const incoming = converse(frame);
    const value = decode.value(incoming[1], call);
    if (incoming.length > 2) applyChanges(incoming[2], call, decode);
    if (incoming[0] === ANSWER.value) return value;
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      thrownPrimitives[thrownPrimitives.length] = value;
    }
    throw value;
  }

  return {
    answer,
    receive,
    /** Asks for one of the requests that only a program understands, and gives back the answer as it came. */
    askOther(request: readonly Encoded[]): readonly unknown[] {
      forget();
      return converse(stringify(request));
    },
    /** Promises of ours that settled since this was last asked, as part of a `turn`. */
    takeSettlements: (): Encoded => promises.take(encode),
    /** Settles our mirrors of the other side's promises. */
    applySettlements(settlements: unknown): void {
      forget();
      if (promises.apply(settlements, decode) > 0) isDirty = true;
    },
    encodeValue: (value: unknown): Encoded => encode.value(value, createCall()),
    decodeValue: (encoded: unknown): unknown => decode.value(encoded, createCall()),
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
      return thrownPrimitives.includes(error);
    },
  };
}
