import { expect, test } from 'vitest';
import { compareFiles } from '../../src/browser/staff/compare/compare-files.ts';
import { countQueries } from '../../src/browser/staff/compare/count-queries.ts';
import { growthWords } from '../../src/browser/staff/compare/growth-words.ts';
import { layOutCalls } from '../../src/browser/staff/compare/lay-out-calls.ts';
import { matchGroups } from '../../src/browser/staff/compare/match-cases.ts';
import { describeDifference, tellApart } from '../../src/browser/staff/compare/tell-apart.ts';
import type { BehaviourCall } from '../../src/domain/behaviour.ts';
import type { GroupResult } from '../../src/domain/judging.ts';

const NAMES: [string, string] = ['A', 'B'];

test('totals that are closer than chance would have them cannot be told apart', () => {
  const near = tellApart({ score: 80, error: 4 }, { score: 84, error: 3 });
  expect(near).toMatchObject({ points: -4, isToldApart: false });
  expect(near.least).toBeCloseTo(9.8);
  expect(describeDifference(NAMES, near)).toMatch(/^A and B cannot be told apart: 4 points/);
  const far = tellApart({ score: 60, error: 4 }, { score: 84, error: 3 });
  expect(far.isToldApart).toBe(true);
  expect(describeDifference(NAMES, far)).toMatch(/^B is 24 points ahead of A: more than chance/);
});

test('without an error nothing is claimed, and nothing is ahead of its equal', () => {
  const unknown = tellApart({ score: 81, error: null }, { score: 80, error: 3 });
  expect(unknown.isToldApart).toBeNull();
  expect(describeDifference(NAMES, unknown)).toBe('A is 1 point ahead of B; how sure that is, their tests do not say.');
  expect(describeDifference(NAMES, tellApart({ score: 80, error: 0 }, { score: 80, error: 0 }))).toBe(
    'A and B have the same total.',
  );
});

test('tests are matched by group and title, and those that differ are known', () => {
  const [group] = matchGroups([
    [
      groupOf('sync', [
        ['pages', 'accepted'],
        ['retries', 'wrong-answer'],
        ['retries', 'accepted'],
      ]),
    ],
    [
      groupOf('sync', [
        ['retries', 'wrong-answer'],
        ['retries', 'time-limit-exceeded'],
        ['new', 'accepted'],
      ]),
    ],
  ]);
  expect(
    group?.cases.map(({ title, results, isDifferent }) => [title, results.map((each) => each?.verdict), isDifferent]),
  ).toEqual([
    ['pages', ['accepted', undefined], true],
    ['retries', ['wrong-answer', 'wrong-answer'], false],
    ['retries', ['accepted', 'time-limit-exceeded'], true],
    ['new', [undefined, 'accepted'], true],
  ]);
});

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

test('files that differ come first, and it is said where each is', () => {
  const files = compareFiles(
    [file('a.ts', '1'), file('b.ts', '1'), file('c.ts', '1')],
    [file('a.ts', '1'), file('b.ts', '2'), file('d.ts', '1')],
  );
  expect(files.map(({ path, status }) => [path, status])).toEqual([
    ['b.ts', 'different'],
    ['c.ts', 'left-only'],
    ['d.ts', 'right-only'],
    ['a.ts', 'same'],
  ]);
});

test('exponents are said in words', () => {
  expect(growthWords(1.02)).toBe('about n^1.02: in step with n');
  expect(growthWords(0.01)).toBe('about n^0.01: it hardly grows');
  expect(growthWords(1.98)).toBe('about n^1.98: with the square of n');
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

function groupOf(
  name: string,
  cases: readonly (readonly [string, GroupResult['cases'][number]['verdict']])[],
): GroupResult {
  return {
    name,
    category: 'correctness',
    visibility: 'secret',
    points: 10,
    score: 5,
    cases: cases.map(([title, verdict]) => ({ title, verdict })),
  };
}

function file(path: string, content: string) {
  return { path, content };
}
