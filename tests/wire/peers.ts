import { createClock } from '../../worker/wire/clock.isolate.ts';
import { createPeer, type Peer } from '../../worker/wire/peer.isolate.ts';

/** A grader's and a program's side of the wire in one realm, joined without processes. */
export function makePeers(): { readonly grader: Peer; readonly program: Peer } {
  const clock = createClock();
  const grader: Peer = createPeer({
    side: 'grader',
    clock: createClock(),
    exchange(frame) {
      const answer = program.answer(program.receive(frame));
      clock.noteFrame();
      return answer;
    },
    hiddenKeys: new Set(['asymmetricMatch']),
  });
  const program: Peer = createPeer({
    side: 'program',
    clock,
    exchange: (frame) => grader.answer(grader.receive(frame)),
    hiddenKeys: new Set(),
  });
  return { grader, program };
}

/** A value of the program's as the grader sees it. */
export function across<Value>({ grader, program }: ReturnType<typeof makePeers>, value: Value): Value {
  return grader.decodeValue(JSON.parse(JSON.stringify(program.encodeValue(value)))) as Value;
}
