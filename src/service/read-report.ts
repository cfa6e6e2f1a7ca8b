import type { SubmissionId } from '../domain/ids.ts';
import type { SubmissionReport } from '../protocol/submission-view.ts';
import { readSubmissionFiles } from '../store/read-submission.ts';
import { headOf, requireSubmission } from './read-submission.ts';
import type { Service } from './service.ts';

/**
 * All that is known of a submission, hidden tests included: for reviewers.
 *
 * @throws Refusal `not-found`
 */
export async function readReport(service: Service, id: SubmissionId): Promise<SubmissionReport> {
  const submission = await requireSubmission(service, id);
  return {
    id: submission.id,
    challenge: submission.slug,
    candidate: submission.candidate,
    createdAt: submission.createdAt.toISOString(),
    invitation: submission.invitationId,
    origin: submission.origin,
    files: await readSubmissionFiles(service.store, id),
    judgings: submission.judgings.map((judging) => ({
      ...headOf(judging),
      error: judging.errorCode === null ? null : { code: judging.errorCode, message: judging.errorMessage ?? '' },
      engine: judging.engine,
      faults: judging.faultCount,
      rejudge: judging.rejudgeId,
      countedAt: judging.countedAt?.toISOString() ?? null,
      startedAt: judging.startedAt?.toISOString() ?? null,
      finishedAt: judging.finishedAt?.toISOString() ?? null,
      report: judging.report,
    })),
  };
}
