import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allGroups, ChallengeManifest } from '../../src/domain/challenge.ts';
import { FEEDBACK_LEVELS, type FeedbackLevel, feedbackOf } from '../../src/domain/feedback.ts';
import type { JudgingReport } from '../../src/domain/judging.ts';
import { reportLevelOf } from '../../src/domain/report-level.ts';
import { reportedResult } from '../../src/service/reviews/reported-result.ts';
import { makeReport } from '../support/make-report.ts';

const at = (level: FeedbackLevel) => FEEDBACK_LEVELS.indexOf(level);

type Drawn = { readonly visibility: 'sample' | 'secret'; readonly feedback: FeedbackLevel | undefined };

const Group: fc.Arbitrary<Drawn> = fc
  .record({
    visibility: fc.constantFrom('sample' as const, 'secret' as const),
    feedback: fc.constantFrom(undefined, ...FEEDBACK_LEVELS),
  })
  .filter(
    ({ visibility, feedback }) => visibility === 'secret' || feedback === undefined || at(feedback) >= at('title'),
  );

/** A case whose groups are called `group 0` and so on, and a report in which all that could be told says where it is from. */
function make(drawn: readonly Drawn[], hasOwnTests: boolean) {
  const manifest = ChallengeManifest.parse({
    title: 'Any case',
    summary: 'Any.',
    entry: 'index.ts',
    groups: [...drawn, { visibility: 'secret', feedback: undefined } as const].map((group, index) => ({
      ...group,
      name: `group ${index}`,
      file: `tests/${index}.spec.ts`,
      category: 'correctness',
      points: 10,
    })),
    ...(hasOwnTests ? { candidateTests: { points: 10 } } : {}),
  });
  const report: JudgingReport = {
    ...makeReport(),
    output: 'OUTPUT',
    groups: allGroups(manifest).map(({ name, category, visibility, points }) => ({
      name,
      category,
      visibility,
      points,
      score: 5,
      cases: [
        { title: `TITLE of ${name}.`, verdict: 'accepted' },
        {
          title: 'other',
          verdict: 'wrong-answer',
          message: `MESSAGE of ${name}.\nREST of ${name}.`,
          diff: `DIFF of ${name}.`,
        },
      ],
    })),
  };
  return { manifest, report };
}

test('the level of a hidden test is the chosen one, and at most its title or what its author tells', () => {
  fc.assert(
    fc.property(Group, fc.constantFrom(...FEEDBACK_LEVELS), (group, chosen) => {
      const own = at(feedbackOf(group));
      const level = at(reportLevelOf(group, chosen));
      if (group.visibility === 'sample') expect(level).toBe(own);
      else expect(level).toBe(Math.min(at(chosen), Math.max(own, at('title'))));
    }),
  );
});

test('no report tells more of a group than its level', () => {
  fc.assert(
    fc.property(
      fc.array(Group, { maxLength: 4 }),
      fc.boolean(),
      fc.constantFrom(...FEEDBACK_LEVELS),
      (drawn, hasOwnTests, chosen) => {
        const { manifest, report } = make(drawn, hasOwnTests);
        const result = reportedResult(report, manifest, chosen);
        const text = JSON.stringify(result);
        for (const group of allGroups(manifest)) {
          const level = reportLevelOf(group, chosen);
          const isTold = (what: string) => text.includes(`${what} of ${group.name}.`);
          const isShown = group.visibility === 'secret';
          expect(isTold('TITLE')).toBe(isShown && at(level) >= at('title'));
          if (!isShown || at(level) < at('message')) expect(isTold('MESSAGE')).toBe(false);
          if (!isShown || at(level) < at('diff')) expect([isTold('REST'), isTold('DIFF')]).toEqual([false, false]);
        }
        expect(text).not.toContain('OUTPUT');
        if (at(chosen) < at('category')) expect([result?.score ?? null, result?.categories ?? []]).toEqual([null, []]);
        else {
          expect(result?.score).toBe(100);
          expect(result?.categories[0]).toMatchObject({ category: 'correctness', score: 50 });
        }
      },
    ),
  );
});

test('with `none` nothing is told, not even why it did not compile', () => {
  const { manifest, report } = make([], false);
  expect(reportedResult({ ...report, compileError: 'line 1' }, manifest, 'none')).toBeNull();
  expect(reportedResult({ ...report, compileError: 'line 1' }, manifest, 'count')?.compileError).toBe('line 1');
});
