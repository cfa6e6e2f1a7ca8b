import { type CandidateReport, NO_REPORT, reportForCandidate } from '../domain/candidate-report.ts';
import type { SubmissionId } from '../domain/ids.ts';
import type { JudgingView, SubmissionView } from '../protocol/submission-view.ts';
import { queuePosition } from '../store/queue-position.ts';
import { findManifest } from '../store/read-challenges.ts';
import { findSubmission, type StoredJudging, type StoredSubmission } from '../store/read-submission.ts';
import { apologyFor } from './candidate-view.ts';
import { Refusal } from './refusal.ts';
import type { Service } from './service.ts';

/**
 * A submission as its candidate may see it.
 *
 * @throws Refusal `not-found`
 */
export async function readSubmission(service: Service, id: SubmissionId): Promise<SubmissionView> {
  const submission = await requireSubmission(service, id);
  return {
    id: submission.id,
    challenge: submission.slug,
    candidate: submission.candidate,
    createdAt: submission.createdAt.toISOString(),
    judgings: await Promise.all(countedJudgings(submission).map((judging) => viewOf(service, judging))),
  };
}

/** Those that its candidate may know of: a rejudge is the staff's business until it is applied. */
export function countedJudgings({ judgings }: StoredSubmission): StoredJudging[] {
  return judgings.filter(({ countedAt }) => countedAt !== null);
}

/** @throws Refusal `not-found` */
export async function requireSubmission(service: Service, id: SubmissionId): Promise<StoredSubmission> {
  const submission = await findSubmission(service.store, id);
  if (submission === undefined) throw new Refusal('not-found', `There is no submission '${id}'.`);
  return submission;
}

async function viewOf(service: Service, judging: StoredJudging): Promise<JudgingView> {
  const position = judging.state === 'queued' ? await queuePosition(service.store, judging.id) : undefined;
  const time = judging.kind === 'sample' ? exactly : inSeconds;
  return {
    ...headOf(judging),
    startedAt: time(judging.startedAt),
    finishedAt: time(judging.finishedAt),
    position: position ?? null,
    error: judging.errorCode === null ? null : { code: judging.errorCode, message: apologyFor(judging.errorCode) },
    ...(await reportFor(service, judging)),
  };
}

async function reportFor(service: Service, { report, challengeVersion }: StoredJudging): Promise<CandidateReport> {
  const manifest = report === null ? undefined : await findManifest(service.store, challengeVersion);
  return report === null || manifest === undefined ? NO_REPORT : reportForCandidate(report, manifest);
}

/** What candidates and reviewers are told alike. */
export function headOf(judging: StoredJudging) {
  return {
    id: judging.id,
    challengeVersion: judging.challengeVersion,
    submissionDigest: judging.submissionDigest,
    kind: judging.kind,
    state: judging.state,
    reusedFrom: judging.reusedFrom,
    createdAt: judging.createdAt.toISOString(),
  };
}

function exactly(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}

/** How long hidden tests took, to the millisecond, could tell of their inputs. */
function inSeconds(time: Date | null): string | null {
  return time === null ? null : new Date(Math.floor(time.getTime() / 1_000) * 1_000).toISOString();
}
