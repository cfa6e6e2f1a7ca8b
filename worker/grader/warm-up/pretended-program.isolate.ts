import { createClock } from '../../wire/clock.isolate.ts';
import type { Encoded } from '../../wire/encode.isolate.ts';
import { ANSWER, FIRST_HOST_OP, OP } from '../../wire/message.ts';
import { createPeer } from '../../wire/peer.isolate.ts';
import { useWebValues, type WebParts } from '../../wire/web-values.isolate.ts';

/** A value of the web that is nothing but its parts. */
export class PretendedWebValue {
  readonly parts: WebParts;
  constructor(name: string, parts: WebParts['parts']) {
    this.parts = { name, parts };
  }
}

/** What a grader says, as far as it can be known beforehand, when one of its functions is called. */
export type Foresee = () => Encoded;

/**
 * What a grader calls, in place of pipes and a process: the other side of the wire, in the same realm. It cannot wait in
 * the middle of what it does: it goes on with what the grader will say, and asks before it gives its own answer.
 */
export function pretendProgram(
  exports: object,
  provided: Map<unknown, unknown>,
  foresee: Foresee,
): (frame: string) => string {
  const asked: string[] = [];
  const clock = createClock();
  useWebValues({
    takeApart: (value) => (value instanceof PretendedWebValue ? value.parts : undefined),
    putTogether: (name, parts) => new PretendedWebValue(name, parts),
  });
  const peer = createPeer({
    side: 'program',
    clock,
    hiddenKeys: new Set(),
    exchange(frame) {
      asked.push(frame);
      return JSON.stringify([ANSWER.value, foresee()]);
    },
    answerOther(op, request, call) {
      if (op === OP.provide) provided.set(request[1], peer.decodeIn(request[2], call));
      return clock.timers();
    },
  });
  const react = (frame: string): string => {
    const request = peer.receive(frame);
    if ((request[0] as number) < FIRST_HOST_OP) return peer.answer(request);
    if (request[0] === OP.load) return JSON.stringify([ANSWER.value, peer.encodeValue(exports)]);
    if (request[0] !== OP.turn && request[0] !== OP.fire) return '[0,null]';
    peer.applySettlements(request[3]);
    clock.set({ nowMs: request[1] as number, wallMs: request[2] as number });
    if (request[0] === OP.fire) clock.fireFirst();
    // What comes of it settles after this turn: there must be another.
    else if ((request[3] as readonly unknown[]).length > 0) clock.functions.setTimeout(() => undefined);
    peer.applyChanges(request[4]);
    const settlements = peer.takeSettlements();
    return JSON.stringify([ANSWER.value, settlements, clock.timers(), 0, peer.takeChanges(), peer.takeUnused()]);
  };
  let last: string | undefined;
  return (frame) => {
    last ??= react(frame);
    const next = asked.shift();
    if (next !== undefined) return next;
    const answer = last;
    last = undefined;
    return answer;
  };
}
