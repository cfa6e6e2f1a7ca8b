import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CandidateReport, groupsForCandidate, reportForCandidate } from '../../src/domain/candidate-report.ts';
import { CATEGORIES } from '../../src/domain/category.ts';
import { ChallengeManifest } from '../../src/domain/challenge.ts';
import { FEEDBACK_LEVELS, type FeedbackLevel, isAtLeast } from '../../src/domain/feedback.ts';
import type { CaseResult, GroupResult, JudgingReport } from '../../src/domain/judging.ts';
import { groupScore, totalScore } from '../../src/domain/score.ts';
import { overallVerdict, VERDICTS } from '../../src/domain/verdict.ts';
import { makeReport } from '../support/make-report.ts';

/** The least level at which each kind of text may be seen. Every text of a made report holds its mark. */
const MARKS = { NAME: 'title', TITLE: 'title', LINE: 'message', REST: 'diff', DIFF: 'diff' } as const;
type Mark = keyof typeof MARKS;

/** Any text, with a mark in it that no other text can be taken for. */
function marked(mark: Mark, text: string): string {
  return `${text.replaceAll('§', '')}§${mark}§`;
}

const LineBreak = fc.constantFrom('\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\n\n');
const Text = fc.string({ unit: 'grapheme', maxLength: 20 });

const Failure = fc
  .record({ line: Text, lineBreak: LineBreak, rest: Text, diff: Text, isApart: fc.boolean() })
  .map(({ line, lineBreak, rest, diff, isApart }) => {
    const message = `${marked('LINE', line)}${lineBreak}${marked('REST', rest)}`;
    const shown = marked('DIFF', diff);
    return isApart ? { message, diff: shown } : { message: `${message}\n\n${shown}` };
  });

const AnyCase: fc.Arbitrary<CaseResult> = fc
  .record({
    title: Text.map((text) => marked('TITLE', text)),
    verdict: fc.constantFrom(...VERDICTS),
    failure: fc.option(Failure, { nil: {} }),
  })
  .map(({ failure, ...result }) => ({ ...result, ...failure }));

const AnyGroup = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  points: fc.integer({ min: 1, max: 100 }),
  cases: fc.array(AnyCase, { maxLength: 5 }),
});
type AnyGroup = typeof AnyGroup extends fc.Arbitrary<infer Value> ? Value : never;

const AnyLevel = fc.constantFrom(...FEEDBACK_LEVELS);

/** A challenge of hidden groups, each at its level, and a report of them. */
function judged(groups: readonly (AnyGroup & { level: FeedbackLevel })[]) {
  const named = groups.map((group, index) => ({ ...group, name: marked('NAME', `group ${index} `) }));
  const manifest = ChallengeManifest.parse({
    title: 'A case',
    summary: 'A case.',
    entry: 'index.ts',
    groups: named.map(({ name, category, points, level }, index) => ({
      name,
      file: `tests/${index}.spec.ts`,
      category,
      points,
      feedback: level,
    })),
  });
  return { manifest, report: reportOf(named) };
}

function reportOf(groups: readonly (AnyGroup & { name: string })[]): JudgingReport {
  const results = groups.map(
    ({ name, category, points, cases }): GroupResult => ({
      name,
      category,
      visibility: 'secret',
      points,
      score: groupScore(points, cases),
      cases,
    }),
  );
  return {
    ...makeReport(),
    verdict: overallVerdict(results.flatMap(({ cases }) => cases.map(({ verdict }) => verdict))),
    score: totalScore(results),
    groups: results,
    output: 'OUTPUT',
  };
}

function marksIn(value: unknown): Mark[] {
  const text = JSON.stringify(value);
  return (Object.keys(MARKS) as Mark[]).filter((mark) => text.includes(`§${mark}§`));
}

describe.each(FEEDBACK_LEVELS)('at level %s', (level) => {
  test('nothing is seen that the level hides, whatever the report', () => {
    fc.assert(
      fc.property(fc.array(AnyGroup, { minLength: 1, maxLength: 4 }), (groups) => {
        const { manifest, report } = judged(groups.map((group) => ({ ...group, level })));
        const view = reportForCandidate(report, manifest);
        for (const mark of marksIn([view, groupsForCandidate(manifest)])) {
          expect(isAtLeast(level, MARKS[mark])).toBe(true);
        }
        expect(CandidateReport.parse(view)).toEqual(view);
        expect([view.usage, view.output]).toEqual([null, null]);
      }),
    );
  });
});

describe('of hidden groups at all levels', () => {
  const AnyGroups = fc.array(fc.tuple(AnyGroup, AnyLevel), { minLength: 1, maxLength: 6 });

  test('each text is seen only by the level of its own group', () => {
    fc.assert(
      fc.property(AnyGroups, (groups) => {
        const { manifest, report } = judged(groups.map(([group, level]) => ({ ...group, level })));
        const seen = reportForCandidate(report, manifest).groups.map(({ name }) => name);
        const expected = manifest.groups.filter(({ feedback = 'category' }) => isAtLeast(feedback, 'title'));
        expect(seen).toEqual(expected.map(({ name }) => name));
      }),
    );
  });

  test('what becomes of a group at none changes nothing that is seen', () => {
    fc.assert(
      fc.property(AnyGroups, AnyGroup, AnyGroup, (others, one, another) => {
        const views = [one, another].map(({ cases }) => {
          const groups = others.map(([group, level]) => ({ ...group, level }));
          const { manifest, report } = judged([...groups, { ...one, cases, level: 'none' }]);
          return reportForCandidate(report, manifest);
        });
        expect(views[0]).toEqual(views[1]);
      }),
    );
  });

  test('a group at count changes one count by its cases, and nothing else', () => {
    fc.assert(
      fc.property(AnyGroups, AnyGroup, (others, group) => {
        const rest = others.map(([other, level]) => ({ ...other, level }));
        const [bare, full] = [[], group.cases].map((cases) => {
          const { manifest, report } = judged([...rest, { ...group, cases, level: 'count' }]);
          return reportForCandidate(report, manifest);
        });
        const accepted = group.cases.filter(({ verdict }) => verdict === 'accepted').length;
        const counted = {
          accepted: (bare?.counted?.accepted ?? 0) + accepted,
          total: (bare?.counted?.total ?? 0) + group.cases.length,
        };
        expect(full).toEqual({ ...bare, counted });
      }),
    );
  });
});

const CASES: CaseResult[] = [
  { title: 'adds', verdict: 'wrong-answer', message: 'expected 1 to be 2\nin detail\n\n- 2\n+ 1\n\n+ 3' },
  { title: 'subtracts', verdict: 'accepted' },
];

test.each([
  ['title', [{ title: 'adds', verdict: 'wrong-answer' }]],
  ['message', [{ title: 'adds', verdict: 'wrong-answer', message: 'expected 1 to be 2' }]],
  [
    'diff',
    [{ title: 'adds', verdict: 'wrong-answer', message: 'expected 1 to be 2\nin detail', diff: '- 2\n+ 1\n\n+ 3' }],
  ],
] as const)('a failure is cut for level %s', (level, cases) => {
  const { manifest, report } = judged([{ category: 'quality', points: 1, cases: CASES, level }]);
  const [group] = reportForCandidate(report, manifest).groups;
  expect(group?.cases).toEqual([...cases, { title: 'subtracts', verdict: 'accepted' }]);
});

test('no failure tells what its program could have seen in a group before that shows less', () => {
  const levels = ['diff', 'message', 'diff', 'category', 'message', 'title'] as const;
  const { manifest, report } = judged(
    levels.map((level) => ({ category: 'quality' as const, points: 1, cases: CASES, level })),
  );
  const shown = reportForCandidate(report, manifest).groups.map(({ cases: [failed] }) => failed);
  expect(shown).toEqual([
    expect.objectContaining({ message: 'expected 1 to be 2\nin detail', diff: '- 2\n+ 1\n\n+ 3' }),
    { title: 'adds', verdict: 'wrong-answer', message: 'expected 1 to be 2' },
    { title: 'adds', verdict: 'wrong-answer', message: 'expected 1 to be 2' },
    { title: 'adds', verdict: 'wrong-answer' },
    { title: 'adds', verdict: 'wrong-answer' },
  ]);
});

test('groups of one category are told by their sums', () => {
  const group = { category: 'security' as const, points: 10, cases: CASES, level: 'category' as const };
  const { manifest, report } = judged([group, { ...group, points: 5 }, { ...group, category: 'correctness' }]);
  expect(reportForCandidate(report, manifest)).toMatchObject({
    verdict: 'wrong-answer',
    score: 50,
    groups: [],
    categories: [
      { category: 'correctness', points: 10, score: 5, cases: { accepted: 1, total: 2 } },
      { category: 'security', points: 15, score: 7.5, cases: { accepted: 2, total: 4 } },
    ],
    counted: null,
    usageShare: { cpuTime: '<25 %', memory: '<25 %' },
  });
});

test('a group that the challenge does not know is not shown, and hides the whole', () => {
  const { manifest, report } = judged([{ category: 'quality', points: 1, cases: CASES, level: 'diff' }]);
  const groups = report.groups.map((group) => ({ ...group, name: 'stranger' }));
  expect(reportForCandidate({ ...report, groups }, manifest)).toMatchObject({ verdict: null, score: null, groups: [] });
});

test.each([
  ['score', "what was 'score' is now 'category'"],
  ['titles', "what was 'titles' is now 'title'"],
  ['everything', 'must be one of none, count, category, title, message, diff'],
])('a manifest that says %s is told what to say', (feedback, message) => {
  const group = { name: 'a', file: 'a.spec.ts', category: 'quality', points: 1, feedback };
  const manifest = { title: 'A', summary: 'A.', entry: 'index.ts', groups: [group] };
  expect(JSON.stringify(ChallengeManifest.safeParse(manifest).error?.issues)).toContain(message);
});
