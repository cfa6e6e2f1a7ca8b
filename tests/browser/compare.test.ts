import { expect, test } from 'vitest';
import { compareFiles } from '../../src/browser/staff/compare/compare-files.ts';
import { matchGroups } from '../../src/browser/staff/compare/match-cases.ts';
import {
  describeDifference,
  differenceError,
  type Judged,
  tellApart,
} from '../../src/browser/staff/compare/tell-apart.ts';
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
