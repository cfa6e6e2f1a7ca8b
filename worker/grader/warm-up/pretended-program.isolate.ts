import { createClock } from '../../wire/clock.isolate.ts';
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

/** What a grader calls, in place of pipes and a process: the other side of the wire, in the same realm. */
export function pretendProgram(exports: object, provided: Map<unknown, unknown>): (frame: string) => string {
  const clock = createClock();
  useWebValues({
    takeApart: (value) => (value instanceof PretendedWebValue ? value.parts : undefined),
    putTogether: (name, parts) => new PretendedWebValue(name, parts),
  });
  const peer = createPeer({
    side: 'program',
    clock,
    hiddenKeys: new Set(),
    exchange: () => null,
    answerOther(op, request, call) {
      if (op === OP.provide) provided.set(request[1], peer.decodeIn(request[2], call));
      return clock.timers();
    },
  });
  return (frame) => {
    const request = peer.receive(frame);
    if ((request[0] as number) < FIRST_HOST_OP) return peer.answer(request);
    if (request[0] === OP.load) return JSON.stringify([ANSWER.value, peer.encodeValue(exports)]);
    if (request[0] !== OP.turn && request[0] !== OP.fire) return '[0,null]';
    peer.applySettlements(request[3]);
    peer.applyChanges(request[4]);
    const settlements = peer.takeSettlements();
    return JSON.stringify([ANSWER.value, settlements, clock.timers(), 0, peer.takeChanges(), peer.takeUnused()]);
  };
}
