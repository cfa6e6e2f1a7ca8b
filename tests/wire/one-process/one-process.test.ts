import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TAG } from '../../../worker/wire/message.ts';
import { MOST_OBJECTS } from '../../../worker/wire/sharing.isolate.ts';
import { across, makePeers } from '../peers.ts';
import { RUNS } from '../runs.ts';
import type { Actions } from './actions.ts';
import { conversation, converse, type Topics } from './conversation.ts';

const CONTAINER_TAGS = new Set<unknown>([TAG.array, TAG.object, TAG.map, TAG.set, TAG.date, TAG.regExp, TAG.bytes]);

/** Holds a conversation across two peers, until more has crossed than the window holds. */
function converseAcross(topics: Topics): string[] {
  let crossed = 0;
  const count = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (CONTAINER_TAGS.has(part[0])) crossed += 1;
    part.forEach(count);
  };
  const peers = makePeers((frame) => count(JSON.parse(frame)));
  return converse(topics, (there): Actions => across(peers, there), {
    isOver: () => crossed > MOST_OBJECTS,
    onTopic: () => {
      crossed = 0;
    },
  });
}

describe('a conversation', () => {
  it('is the same across two peers as in one process', () => {
    fc.assert(
      fc.property(conversation, (topics) => {
        const notes = converseAcross(topics);
        expect(notes).toEqual(converse(topics, (there) => there).slice(0, notes.length));
      }),
      { numRuns: 60 * RUNS },
    );
  });
});
