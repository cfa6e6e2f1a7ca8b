import { expect, test } from 'vitest';
import { compareFiles } from '../../src/browser/staff/compare/compare-files.ts';
import { countQueries } from '../../src/browser/staff/compare/count-queries.ts';
import { growthWords } from '../../src/browser/staff/compare/growth-words.ts';
import { layOutCalls } from '../../src/browser/staff/compare/lay-out-calls.ts';
import { matchGroups } from '../../src/browser/staff/compare/match-cases.ts';
import {
  describeDifference,
  differenceError,
  type Judged,
  tellApart,
} from '../../src/browser/staff/compare/tell-apart.ts';
import type { BehaviourCall } from '../../src/domain/behaviour.ts';
import type { GroupResult } from '../../src/domain/judging.ts';

const NAMES: [string, string] = ['A', 'B'];

test('the error of a difference is of the tests that only one passed: 4 of 10 are 20 points', () => {
  // 100² · 4 / 10² = 400
  expect(differenceError([passing('++++++++--')], [passing('++++------')])).toBeCloseTo(20, 10);
  expect(differenceError([passing('++--')], [passing('++--')])).toBe(0);
});

test('groups add up by the squares of their shares of the points; samples add nothing', () => {
  // 60 of 100 points, 2 of 6 differ: 60² · 2 / 36 = 200. 40 points, 1 of 2: 40² · 1 / 4 = 400.
  const groups = (first: string, second: string, sample: string): GroupResult[] => [
    passing(first, { name: 'one', points: 6 }),
    passing(second, { name: 'two', points: 4 }),
    passing(sample, { name: 'shown', points: 90, visibility: 'sample' }),
  ];
  expect(differenceError(groups('++++--', '++', '+-'), groups('+++--+', '+-', '-+'))).toBeCloseTo(Math.sqrt(600), 10);
});

test('tests that only one took say nothing, and without any there is no error to tell', () => {
  expect(differenceError([passing('+-++')], [passing('++')])).toBeCloseTo(50, 10);
  expect(differenceError([passing('++', { name: 'one' })], [passing('++', { name: 'two' })])).toBeNull();
  expect(differenceError([], [])).toBeNull();
});

test('totals that are closer than those of equals would be cannot be told apart', () => {
  const near = tellApart(judged('++++++++--'), judged('+++++-----'));
  expect(near).toMatchObject({ points: 30, isToldApart: false });
  expect(describeDifference(NAMES, near)).toMatch(/^A and B cannot be told apart: 30 points/);
  const far = tellApart(judged('++++------'), judged('++++++++--'));
  expect(far.isToldApart).toBe(true);
  expect(describeDifference(NAMES, far)).toMatch(/^B is 40 points ahead of A: more than chance/);
});

test('as many tests apart is less where each passed what the other did not', () => {
  const nested = tellApart(judged('++++++++++--'), judged('++++++------'));
  const crossed = tellApart(judged('++++++++++--'), judged('++++------++'));
  expect([nested.points, crossed.points]).toEqual([expect.closeTo(100 / 3), expect.closeTo(100 / 3)]);
  expect([nested.isToldApart, crossed.isToldApart]).toEqual([true, false]);
});

test('two tests are no proof', () => {
  expect(tellApart(judged('++'), judged('--'))).toMatchObject({ points: 100, isToldApart: false });
  expect(tellApart(judged('+'), judged('-'))).toMatchObject({ points: 100, isToldApart: false });
});

test('without shared tests, or by shares of tests alone, nothing is claimed, and nothing is ahead of its equal', () => {
  for (const groups of [[], [passing('+-')]]) {
    const unknown = tellApart({ score: 81, groups }, { score: 80, groups });
    expect(unknown.isToldApart).toBeNull();
    expect(describeDifference(NAMES, unknown)).toBe(
      'A is 1 point ahead of B; how sure that is, their tests do not say.',
    );
  }
  expect(describeDifference(NAMES, tellApart(judged('++-'), judged('++-')))).toBe('A and B have the same total.');
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

/** A group whose tests passed (`+`) or did not (`-`). */
function passing(ends: string, given: Partial<GroupResult> = {}): GroupResult {
  const cases = [...ends].map((end, index) => [String(index), end === '+' ? 'accepted' : 'wrong-answer'] as const);
  return { ...groupOf('sync', cases), ...given };
}

function judged(ends: string): Judged {
  return { score: (100 * [...ends].filter((end) => end === '+').length) / ends.length, groups: [passing(ends)] };
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
