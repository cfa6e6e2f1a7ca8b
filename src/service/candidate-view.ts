import { reportForCandidate } from '../domain/candidate-report.ts';
import type { ChallengeManifest } from '../domain/challenge.ts';
import type { JudgeErrorCode } from '../domain/judge-error.ts';
import type { JudgingEvent } from '../protocol/judging-event.ts';
import type { JudgingOutcome } from '../protocol/judging-outcome.ts';

/** Tells a candidate how a judging ended. */
export function lastEventFor(outcome: JudgingOutcome, manifest: ChallengeManifest): JudgingEvent {
  switch (outcome.state) {
    case 'judged': {
      const { verdict, score } = reportForCandidate(outcome.report, manifest);
      return { type: 'judged', verdict, score };
    }
    case 'aborted':
      return { type: 'aborted', code: outcome.code, message: apologyFor(outcome.code) };
  }
}

/** Tells a candidate of an aborted judging. What exactly broke is for reviewers: it may quote the hidden suite. */
export function apologyFor(code: JudgeErrorCode): string {
  const isAuthors = code === 'suite-broken' || code === 'challenge-invalid';
  const what = isAuthors ? 'The challenge itself is at fault' : 'The judge failed';
  return `${what}, not your solution. This costs you nothing: we will judge it again, or ask you to resubmit.`;
}
