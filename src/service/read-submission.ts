import type { SubmissionId } from '../domain/ids.ts';
import type { JudgingView, SubmissionView } from '../protocol/submission-view.ts';
import { queuePosition } from '../store/queue-position.ts';
import { findManifest } from '../store/read-challenges.ts';
import { findSubmission, type StoredJudging, type StoredSubmission } from '../store/read-submission.ts';
import { apologyFor, groupsForCandidate, scoreForCandidate } from './candidate-view.ts';
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
    judgings: await Promise.all(submission.judgings.map((judging) => viewOf(service, judging))),
  };
}

/** @throws Refusal `not-found` */
export async function requireSubmission(service: Service, id: SubmissionId): Promise<StoredSubmission> {
  const submission = await findSubmission(service.store, id);
  if (submission === undefined) throw new Refusal('not-found', `There is no submission '${id}'.`);
  return submission;
}

async function viewOf(service: Service, judging: StoredJudging): Promise<JudgingView> {
  const position = judging.state === 'queued' ? await queuePosition(service.store, judging.id) : undefined;
  return {
    ...headOf(judging),
    position: position ?? null,
    error: judging.errorCode === null ? null : { code: judging.errorCode, message: apologyFor(judging.errorCode) },
    ...(await reportFor(service, judging)),
  };
}

async function reportFor(service: Service, { report, kind, challengeVersion }: StoredJudging) {
  const manifest = report === null ? undefined : await findManifest(service.store, challengeVersion);
  if (report === null || manifest === undefined) {
    return { verdict: null, score: null, groups: [], usage: null, compileError: null, output: null };
  }
  return {
    verdict: report.verdict,
    score: scoreForCandidate(report, manifest),
    groups: groupsForCandidate(report, manifest),
    usage: report.usage,
    compileError: report.compileError ?? null,
    output: kind === 'sample' ? report.output : null,
  };
}

export function headOf(judging: StoredJudging) {
  return {
    id: judging.id,
    challengeVersion: judging.challengeVersion,
    kind: judging.kind,
    state: judging.state,
    createdAt: judging.createdAt.toISOString(),
    startedAt: judging.startedAt?.toISOString() ?? null,
    finishedAt: judging.finishedAt?.toISOString() ?? null,
  };
}
