import { fn } from '@vitest/spy';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createClock } from '../../../worker/wire/clock.isolate.ts';
import { OP } from '../../../worker/wire/message.ts';
import { createPeer } from '../../../worker/wire/peer.isolate.ts';
import { across, makePeers } from '../peers.ts';
import { RUNS } from '../runs.ts';
import { watchBuiltIns } from './fingerprint.ts';
import { attempt, CANARY, makeGrader, sent, toText } from './make-grader.ts';
import { forgedFrame, mutate, mutation } from './mutate.ts';

/** What a spec hands out: a spy that knows a secret, a function that encloses one, and an object with both. */
function makeSecrets(): unknown[] {
  const spy = fn(() => 1);
  (spy as (text: string) => unknown)(CANARY);
  const enclosing = (): number => 'canary-of-the-suite'.length;
  class Totals extends Map<string, number> {}
  return [spy, enclosing, new Totals(), { spy, plain: [1, 2] }, class Service {}, new Error('shown')];
}

/** Does everything with a value that a spec may. Whatever comes of it is an error at most. */
function use(value: unknown): void {
  const acts: ((of: object) => unknown)[] = [
    (of) => Reflect.get(of, 'x'),
    (of) => Reflect.set(of, 'x', [1]),
    (of) => Reflect.ownKeys(of).map((key) => Reflect.getOwnPropertyDescriptor(of, key)),
    (of) => (of as () => unknown)(),
    (of) => Object.freeze(of),
    (of) => [...(of as unknown[])].length,
    (of) => expect(of).not.toEqual({ honest: 1 }),
  ];
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return;
  for (const act of acts) attempt(() => act(value));
}

const changesOfBuiltIns = watchBuiltIns();
afterAll(() => expect(changesOfBuiltIns()).toEqual([]));

describe('frames that a hostile program writes', () => {
  it('change no built-in and learn no secret as answers and as requests in between', () => {
    fc.assert(
      fc.property(fc.array(forgedFrame, { minLength: 1, maxLength: 12 }), (frames) => {
        const { grader, written } = makeGrader(frames);
        grader.encodeValue(makeSecrets());
        attempt(() => use(grader.decodeValue(['f', 1, true])));
        attempt(() => use(grader.decodeValue(['i', 2, 0, ['w', 'Object.prototype']])));
        for (const frame of frames) {
          attempt(() => written.push(grader.answer(grader.receive(toText(frame)))));
          attempt(() => grader.applySettlements(sent(frame)));
          attempt(() => grader.applyChanges(sent(frame)));
          attempt(() => grader.release(sent(frame)));
        }
        expect(written.length).toBeLessThan(2_000);
        expect(written.join('\n')).not.toContain(CANARY);
      }),
      { numRuns: 100 * RUNS },
    );
    expect(changesOfBuiltIns()).toEqual([]);
  });

  it('are refused or answered by a program too, should they come from a grader', () => {
    fc.assert(
      fc.property(fc.array(forgedFrame, { minLength: 1, maxLength: 8 }), (frames) => {
        const program = createPeer({
          side: 'program',
          clock: createClock(),
          hiddenKeys: new Set(),
          exchange: () => null,
        });
        program.encodeValue([class Account {}, { run: () => 1 }]);
        for (const frame of frames) {
          const request = Array.isArray(frame) ? frame : [frame];
          // A program that may name any built-in can be made to do anything by its grader, which is trusted.
          attempt(() => {
            const text = toText(request);
            const isAct = text.includes('"w"') || request[0] === OP.invoke || request[0] === OP.apply;
            if (!isAct) JSON.parse(program.answer(program.receive(text)));
          });
        }
      }),
      { numRuns: 300 * RUNS },
    );
  });

  it('do no more where they were honest once', () => {
    const recorded = recordConversation();
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), fc.nat(recorded.length), (mutations, from) => {
        const frames = recorded.map((frame, at) => (at < from ? frame : mutations.reduce(mutate, frame)));
        const { grader, written } = makeGrader(frames);
        attempt(() => converse(grader.decodeValue(['f', 0, false]) as Conversation));
        expect(written.length).toBeLessThanOrEqual(60);
      }),
      { numRuns: 600 * RUNS },
    );
    expect(changesOfBuiltIns()).toEqual([]);
  });
});

type Conversation = (list: number[], act: (value: object) => object) => { total: () => number };

function converse(talk: Conversation): void {
  const list = [3, 1, 2];
  const got = talk(list, (value) => ({ ...value, more: [list] }));
  list.push(got.total());
  use(got);
}

/** The frames of a program in an honest conversation with a call, a callback, changes, a method and a description. */
function recordConversation(): unknown[] {
  const frames: unknown[] = [];
  let isProgram = false;
  const peers = makePeers((frame) => {
    if (isProgram) frames.push(JSON.parse(frame));
    isProgram = !isProgram;
  });
  converse(
    across(peers, (list: number[], act: (value: object) => object) => {
      list.sort();
      act({ list });
      return { total: () => list.length };
    }),
  );
  return frames;
}
