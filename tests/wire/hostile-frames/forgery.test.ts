import { fn } from '@vitest/spy';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { ANSWER, OP } from '../../../worker/wire/message.ts';
import { across, makePeers } from '../peers.ts';
import { RUNS } from '../runs.ts';
import { watchBuiltIns } from './fingerprint.ts';
import { attempt, CANARY, makeGrader, sent } from './make-grader.ts';
import { forgedValue } from './mutate.ts';

const changesOfBuiltIns = watchBuiltIns();
afterAll(() => expect(changesOfBuiltIns()).toEqual([]));

describe('a value that is forged', () => {
  const honest: readonly unknown[] = [
    5,
    'text',
    null,
    undefined,
    { honest: 1 },
    [1, 2],
    new Map([[1, 2]]),
    new Error('honest'),
  ];

  it('equals nothing that it is not', () => {
    const match = ['f', 900, false];
    const keys = ['asymmetricMatch', match, '$$typeof', ['y', 'registered', 'jest.asymmetricMatcher'], 'then', match];
    const errorKeys = ['asymmetricMatch', false, match, '_isMockFunction', false, true];
    const liars: unknown[] = [
      ['o', 0, keys],
      ['a', 0, [], keys],
      ['e', 901, ['w', 'Error.prototype'], errorKeys],
      ['i', 902, 0, ['w', 'Object.prototype']],
      ['i', 903, 1, ['w', 'Array.prototype']],
      ['f', 904, true],
    ];
    for (const liar of liars) {
      const answers = Array.from({ length: 400 }, () => [ANSWER.value, true]);
      const { grader } = makeGrader(answers);
      const value = grader.decodeValue(liar);
      for (const expected of honest) {
        for (const matcher of ['toBe', 'toEqual', 'toStrictEqual'] as const) {
          expect(() => expect(value)[matcher](expected), `${JSON.stringify(liar)} ${matcher}`).toThrow();
        }
      }
    }
  });

  it('equals nothing that it is not where it came as a change', () => {
    const { grader } = makeGrader([[0, null, [[0, false, 0, 'asymmetricMatch', ['f', 900, false], 'a', 2]]]]);
    const argument: Record<string, unknown> = { a: 1 };
    (grader.decodeValue(['f', 0, false]) as (value: object) => void)(argument);
    expect(Reflect.ownKeys(argument)).toEqual(['a']);
  });

  it('is never a function of the grader', () => {
    fc.assert(
      fc.property(forgedValue, (forged) => {
        const { grader } = makeGrader([]);
        let value: unknown;
        attempt(() => {
          value = grader.decodeValue(sent(forged));
        });
        expect([Function, Reflect.set, Object.prototype].some((own) => own === value)).toBe(false);
      }),
      { numRuns: 300 * RUNS },
    );
  });
});

describe('a built-in of the grader', () => {
  const calls: readonly (readonly unknown[])[] = [
    [OP.invoke, 1, 'constructor', 0, 'return 7'],
    ...[3, 4, 5, 6, 7].map((kind) => [OP.invoke, kind, 'constructor', 0, 'return 7']),
    [OP.invoke, 1, 'toString', 0],
    [OP.invoke, 1, 'bind', 0, null],
    [OP.invoke, 2, '__defineGetter__', 0, 'size', ['f', 900, false]],
    [OP.set, 2, 'is', 5, ['w', 'Object']],
    [OP.set, 2, '__proto__', null, ['w', 'Object']],
  ];

  it('makes no code, shows none, and acts on nothing but what is handed out', () => {
    for (const call of calls) {
      const { grader } = makeGrader([]);
      grader.encodeValue([fn(), () => CANARY, new (class extends Map {})()]);
      for (const odd of [async () => 1, function* () {}, async function* () {}]) grader.encodeValue(odd);
      const [tag, value] = JSON.parse(grader.answer(call)) as [number, unknown];
      expect(tag === ANSWER.thrown || value === false, JSON.stringify(call)).toBe(true);
      expect(JSON.stringify(value)).not.toContain(CANARY);
    }
    expect(changesOfBuiltIns()).toEqual([]);
  });

  it('quotes no code of the suite where it complains about it', () => {
    class Totals {}
    const calls = [
      [OP.construct, 0, ['l', 0]],
      [OP.construct, 1, ['l', 0]],
    ];
    for (const call of calls) {
      const { grader } = makeGrader([]);
      grader.encodeValue([() => CANARY, Totals]);
      const [tag, value] = JSON.parse(grader.answer(call)) as [number, unknown];
      expect(tag).toBe(ANSWER.thrown);
      expect(JSON.stringify(value)).not.toContain(CANARY.slice(0, 6));
    }
  });

  it('is not handed out where it would act on others, and is the own one of whoever asks', () => {
    const { grader } = makeGrader([]);
    grader.encodeValue([fn(), () => CANARY]);
    for (const key of ['toString', 'call', 'apply', 'bind', 'constructor', '__defineGetter__']) {
      const [, value] = JSON.parse(grader.answer([OP.get, 1, key])) as [number, unknown[]];
      expect(value[0]).toBe('w');
    }
    const peers = makePeers();
    const textOf = across(peers, (act: () => unknown) => [
      String(act),
      act.toString(),
      Function.prototype.toString.call(act),
    ]);
    expect(textOf(() => CANARY).join()).not.toContain(CANARY);
  });
});
