import type { ChallengeManifest } from '../domain/challenge.ts';
import { defaultFeedback, groupForCandidate } from '../domain/feedback.ts';
import type { JudgeErrorCode } from '../domain/judge-error.ts';
import type { GroupResult, JudgingReport } from '../domain/judging.ts';

/** What a candidate may see of the groups' results. */
export function groupsForCandidate(report: JudgingReport, manifest: ChallengeManifest): GroupResult[] {
  return report.groups.flatMap((group) => {
    const declared = manifest.groups.find((candidate) => candidate.name === group.name);
    const level = declared?.feedback ?? defaultFeedback(group.visibility);
    return groupForCandidate(group, level) ?? [];
  });
}

/** The total, unless it would give away the points of a group that is not to be known. */
export function scoreForCandidate(report: JudgingReport, manifest: ChallengeManifest): number | null {
  const hides = manifest.groups.some((group) => group.visibility === 'secret' && group.feedback === 'none');
  return hides ? null : report.score;
}

/** Tells a candidate of an aborted judging. What exactly broke is for reviewers: it may quote the hidden suite. */
export function apologyFor(code: JudgeErrorCode): string {
  const isAuthors = code === 'suite-broken' || code === 'challenge-invalid';
  const what = isAuthors ? 'The challenge itself is at fault' : 'The judge failed';
  return `${what}, not your solution. This costs you nothing: we will judge it again, or ask you to resubmit.`;
}
