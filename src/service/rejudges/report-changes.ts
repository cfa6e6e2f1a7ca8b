import { allCases, passedCases } from '../../domain/compare-reports.ts';
import type { CandidateChange, CaseChange, ScoreChange } from '../../protocol/rejudge-view.ts';
import type { OtherScore, RejudgedSubmission } from '../../store/rejudges/read-rejudges.ts';

export function scoreChanges(submissions: readonly RejudgedSubmission[]): ScoreChange[] {
  return submissions.map((each) => ({
    candidate: each.candidate,
    submission: each.submissionId,
    oldJudging: each.oldJudging,
    newJudging: each.newJudging,
    before: each.oldReport.score ?? 0,
    after: each.newReport.score ?? 0,
  }));
}

/**
 * Each candidate's best score before and after, the largest fall first and the largest rise last.
 *
 * @param others the scores of submissions that stay as they are.
 */
export function candidateChanges(
  changes: readonly ScoreChange[],
  others: readonly OtherScore[],
  line: number | undefined,
): CandidateChange[] {
  const kept = Map.groupBy(others, ({ candidate }) => candidate);
  return [...Map.groupBy(changes, ({ candidate }) => candidate)]
    .map(([candidate, own]): CandidateChange => {
      const rest = (kept.get(candidate) ?? []).map(({ score }) => score);
      const before = Math.max(...rest, ...own.map((change) => change.before));
      const after = Math.max(...rest, ...own.map((change) => change.after));
      return { candidate, before, after, crosses: crossing(before, after, line) };
    })
    .toSorted((a, b) => a.after - a.before - (b.after - b.before) || (a.candidate < b.candidate ? -1 : 1));
}

function crossing(before: number, after: number, line: number | undefined): CandidateChange['crosses'] {
  if (line === undefined || before >= line === after >= line) return null;
  return after >= line ? 'up' : 'down';
}

/** The tests that make a difference, those that most submissions newly fail or pass first. */
export function caseChanges(submissions: readonly RejudgedSubmission[]): CaseChange[] {
  const [old, today] = [submissions.map((each) => each.oldReport), submissions.map((each) => each.newReport)];
  const [oldKeys, newKeys] = [old, today].map((reports) => new Set(allCases(reports).map(({ key }) => key)));
  const passed = submissions.map((each) => [passedCases(each.oldReport), passedCases(each.newReport)] as const);
  return allCases([...old, ...today])
    .map(({ key, group, title }): CaseChange => {
      const [isOld, isNew] = [oldKeys?.has(key) === true, newKeys?.has(key) === true];
      const results = passed.map(([was, is]) => [was.get(key) === true, is.get(key) === true] as const);
      const count = (fits: (was: boolean, is: boolean) => boolean) =>
        results.filter(([was, is]) => fits(was, is)).length;
      const isBoth = isOld && isNew;
      return {
        group,
        title,
        presence: isBoth ? 'both' : isOld ? 'old' : 'new',
        newlyPassed: isBoth ? count((was, is) => !was && is) : 0,
        newlyFailed: isBoth ? count((was, is) => was && !is) : 0,
        passedBefore: isOld ? count((was) => was) : null,
        passedAfter: isNew ? count((_, is) => is) : null,
      };
    })
    .filter(({ presence, newlyPassed, newlyFailed }) => presence !== 'both' || newlyPassed + newlyFailed > 0)
    .toSorted((a, b) => b.newlyPassed + b.newlyFailed - (a.newlyPassed + a.newlyFailed));
}
