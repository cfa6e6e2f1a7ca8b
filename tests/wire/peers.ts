import { createClock } from '../../worker/wire/clock.isolate.ts';
import { createPeer, type Peer } from '../../worker/wire/peer.isolate.ts';

export type Peers = { readonly grader: Peer; readonly program: Peer };

/**
 * A grader's and a program's side of the wire in one realm, joined without processes.
 *
 * @param listen - is told of each frame that either side writes.
 */
export function makePeers(listen: (frame: string) => void = () => undefined): Peers {
  const clock = createClock();
  const join = (other: () => Peer, noteAnswer: () => void) => (frame: string) => {
    listen(frame);
    const answer = other().answer(other().receive(frame));
    noteAnswer();
    listen(answer);
    return answer;
  };
  const grader: Peer = createPeer({
    side: 'grader',
    clock: createClock(),
    exchange: join(() => program, clock.noteFrame),
    hiddenKeys: new Set(['asymmetricMatch']),
  });
  const program: Peer = createPeer({
    side: 'program',
    clock,
    exchange: join(
      () => grader,
      () => undefined,
    ),
    hiddenKeys: new Set(),
  });
  return { grader, program };
}

/** A value of the program's as the grader sees it. */
export function across<Value>({ grader, program }: Peers, value: Value): Value {
  return grader.decodeValue(JSON.parse(JSON.stringify(program.encodeValue(value)))) as Value;
}
