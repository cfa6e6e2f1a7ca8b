import { expect, test } from 'vitest';
import { countQueries } from '../../src/browser/staff/behaviour/count-queries.ts';
import { formatVirtual, repeatedCalls } from '../../src/browser/staff/behaviour/describe-calls.ts';
import { growthWords } from '../../src/browser/staff/behaviour/growth-words.ts';
import { layOutCalls } from '../../src/browser/staff/behaviour/lay-out-calls.ts';
import { describeSeen, mostTelling } from '../../src/browser/staff/behaviour/seen-tests.ts';
import type { BehaviourCall, BehaviourGrowth } from '../../src/domain/behaviour.ts';

test('a program that waits longer each time is drawn with its back-off', () => {
  const { calls, pauses, lanes, endMs } = layOutCalls([
    call({ atMs: 0, tookMs: 10, end: '503' }),
    call({ atMs: 110, tookMs: 10, end: '429' }),
    call({ atMs: 320, tookMs: 10, end: '200' }),
    call({ atMs: 350, tookMs: 10, end: '200' }),
  ]);
  expect(calls.map(({ outcome }) => outcome)).toEqual(['failed', 'limited', 'answered', 'answered']);
  expect(pauses.map(({ fromMs, toMs, isBackOff }) => [toMs - fromMs, isBackOff])).toEqual([
    [100, true],
    [200, true],
    [20, false],
  ]);
  expect([lanes, endMs]).toEqual([['shop'], 360]);
});

test('calls at the same time have lanes of their own, and so has each service', () => {
  const { calls, lanes, pauses } = layOutCalls([
    call({ atMs: 0, tookMs: 100 }),
    call({ atMs: 50, tookMs: 100 }),
    call({ atMs: 60, tookMs: 5, service: 'ledger' }),
    call({ atMs: 120, tookMs: null }),
  ]);
  expect(lanes).toEqual(['shop', 'shop', 'ledger']);
  expect(calls.map(({ lane }) => lane)).toEqual([0, 1, 2, 0]);
  expect(calls.at(-1)).toMatchObject({ outcome: 'unanswered', toMs: 150 });
  expect(pauses).toEqual([]);
  expect(layOutCalls([])).toEqual({ calls: [], pauses: [], lanes: [], endMs: 0 });
});

test('statements are counted for each side, the most often run first', () => {
  const sql = (what: string) => call({ kind: 'sql', what, service: null });
  expect(
    countQueries([
      [sql('SELECT 1'), sql('SELECT\n  1')],
      [sql('SELECT 2'), call({})],
    ]),
  ).toEqual([
    { statement: 'SELECT 1', counts: [2, 0] },
    { statement: 'SELECT 2', counts: [0, 1] },
  ]);
});

test('exponents are said in words', () => {
  expect(growthWords(1.02)).toBe('about n^1.02: in step with n');
  expect(growthWords(0.01)).toBe('about n^0.01: it hardly grows');
  expect(growthWords(1.98)).toBe('about n^1.98: with the square of n');
});

test('waits between tries are from the end of one to the beginning of the next', () => {
  const calls = [
    call({ what: 'GET /a', atMs: 0, tookMs: 10 }),
    call({ what: 'GET /b', atMs: 5, tookMs: 5 }),
    call({ what: 'GET /a', atMs: 110, tookMs: 10 }),
    call({ what: 'GET /a', atMs: 320, tookMs: null }),
  ];
  expect(repeatedCalls(calls)).toEqual([{ what: 'GET /a', count: 3, waitsMs: [100, 200] }]);
});

test.each([
  [350, '350 ms'],
  [2_500, '2.5 s'],
  [90_000, '1 min 30 s'],
  [3_600_000, '60 min'],
])('%i virtual ms are written as %s', (ms, words) => {
  expect(formatVirtual(ms)).toBe(words);
});

test('the test to begin with is one in which something went wrong, or grew', () => {
  const seen = (calls: BehaviourCall[], growths: BehaviourGrowth[] = []) => ({
    group: 'g',
    title: 't',
    verdicts: [],
    seen: [{ group: 'g', title: 't', calls, callCount: calls.length, growths }],
  });
  const grows = seen([], [{ of: 'cpu', exponent: 1, samples: [] }]);
  const fails = seen([call({}), call({ end: '503' })]);
  const locked = seen([call({ kind: 'sql', end: '40001' })]);
  expect(mostTelling([seen([call({})]), grows, locked, fails])).toBe(3);
  expect(mostTelling([seen([call({})]), grows])).toBe(1);
  expect(mostTelling([seen([call({})])])).toBe(0);
});

test('a test says how much there is to be seen in it, of whom there is most', () => {
  const seen = { group: 'g', title: 't', calls: [], growths: [] };
  expect(describeSeen({ seen: [{ ...seen, callCount: 1 }, undefined] })).toBe('1 call');
  const growths = [{ of: 'cpu', exponent: 1, samples: [] }];
  expect(
    describeSeen({
      seen: [
        { ...seen, callCount: 4, growths },
        { ...seen, callCount: 9 },
      ],
    }),
  ).toBe('9 calls, growth');
});

function call(given: Partial<BehaviourCall>): BehaviourCall {
  return {
    kind: 'http',
    atMs: 0,
    tookMs: 1,
    what: 'GET https://shop.example/',
    service: 'shop',
    end: '200',
    fault: null,
    ...given,
  };
}
