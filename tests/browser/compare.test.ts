import { expect, test } from 'vitest';
import { compareFiles } from '../../src/browser/staff/compare/compare-files.ts';
import { matchGroups } from '../../src/browser/staff/compare/match-cases.ts';
import { describeDifference, tellApart } from '../../src/browser/staff/compare/tell-apart.ts';
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
