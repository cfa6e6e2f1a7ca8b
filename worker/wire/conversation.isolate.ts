import type { Call } from './call.isolate.ts';
import type { Encoded } from './encode.isolate.ts';
import { WireError } from './grammar.isolate.ts';
import type { Handles } from './handles.isolate.ts';
import { isArray, parse, stringify } from './intrinsics.isolate.ts';
import { ANSWER, SYNCED } from './message.ts';

/** Sends a frame and waits for the next one; null where the other side is gone. */
export type Exchange = (frame: string) => string | null;

/** The other side is gone; whatever ran here cannot go on. */
export class PeerGone extends Error {
  override readonly name = 'PeerGone';
}

/** Reads a frame. @throws PeerGone, WireError */
export function receive(frame: string | null): readonly unknown[] {
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

/** Writes a frame; handles that it was to describe stay undescribed where it cannot be written. */
export function write(handles: Handles, call: Call, build: () => Encoded): string {
  try {
    return stringify(build());
  } catch (error) {
    for (let index = 0; index < call.describing.length; index++) {
      handles.setDescribed(call.describing[index] as number, false);
    }
    throw error;
  }
}

/** One request and all that is asked in between, down to its answer. */
export function converse(
  frame: string,
  exchange: Exchange,
  answer: (request: readonly unknown[]) => string,
): readonly unknown[] {
  let incoming = receive(exchange(frame));
  while (!isAnswer(incoming)) incoming = receive(exchange(answer(incoming)));
  return incoming;
}

function isAnswer(message: readonly unknown[]): boolean {
  let tag = message[0];
  if (tag === SYNCED) {
    const inner = message[3];
    if (!isArray(inner)) throw new WireError('a frame is not a list');
    tag = inner[0];
  }
  return typeof tag === 'number' && tag <= ANSWER.value && tag >= ANSWER.stale;
}
