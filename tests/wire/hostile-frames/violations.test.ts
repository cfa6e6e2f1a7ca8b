import { expect, it } from 'vitest';
import { createClock } from '../../../worker/wire/clock.isolate.ts';
import { onViolation } from '../../../worker/wire/grammar.isolate.ts';
import { createPeer } from '../../../worker/wire/peer.isolate.ts';
import { HIDDEN } from './make-grader.ts';

it('tells the host of a violation of the grammar, whoever catches the error', () => {
  let told = 0;
  onViolation(() => {
    told += 1;
  });
  const bad = [
    ...['{}', '7', '"text"', 'null', '[', ''],
    ...[
      [0, ['?']],
      [0, ['r', 5]],
      [0, ['c', 1]],
      [0, ['h', 7]],
      [0, ['w', 'Function']],
      [0, ['f', -1]],
      [0, ['f', 'x']],
    ],
    ...[[0, ['o', 0, 7]], [0, ['a', -1, []]], [0, {}], [0], [-5, -1, [], [0]], [-5, 0, 7, [0]], [-5, 0, [], 7]],
    ...[
      [0, 1, 7],
      [0, 1, [[9, false, 0]]],
      [0, ['y', 'odd']],
      [0, ['t', 'Map', '']],
      [0, ['x', 1, '']],
    ],
  ];
  for (const frame of bad) {
    const before = told;
    const text = typeof frame === 'string' ? frame : JSON.stringify(frame);
    const grader = createPeer({ side: 'grader', clock: createClock(), hiddenKeys: HIDDEN, exchange: () => text });
    const call = grader.decodeValue(['f', 0, false]) as () => unknown;
    expect(() => call(), text).toThrow(Error);
    expect(told, text).toBeGreaterThan(before);
  }
  onViolation(() => undefined);
});
