import { createHash, randomUUID } from 'node:crypto';
import { JudgingId, SubmissionId } from '../domain/ids.ts';
import type { SubmissionRequest } from '../protocol/submission-view.ts';
import { insertSubmission } from '../store/insert-submission.ts';
import { findChallenge } from '../store/read-challenges.ts';
import { Refusal } from './refusal.ts';
import type { Service } from './service.ts';

export type SubmitOptions = {
  readonly submittedBy: string;
  readonly idempotencyKey?: string | undefined;
  /** True where a starting server tests itself: judged like any, and never compared. */
  readonly isSelfCheck?: boolean;
};

export type Submitted = {
  readonly submissionId: SubmissionId;
  readonly judgingId: JudgingId;
  /** True where an earlier request with the same key was answered again. */
  readonly isRepeat: boolean;
};

/** Accepts a solution. From here on it gets a verdict or an apology, whatever crashes. */
export async function submitSolution(
  service: Service,
  request: SubmissionRequest,
  options: SubmitOptions,
): Promise<Submitted> {
  const challenge = await findChallenge(service.store, request.challenge);
  if (challenge === undefined) {
    throw new Refusal('invalid', 'There is no such challenge.', [
      { path: 'challenge', message: `there is no challenge '${request.challenge}'` },
    ]);
  }
  const ids = { submissionId: SubmissionId.parse(randomUUID()), judgingId: JudgingId.parse(randomUUID()) };
  const requestDigest = digest(request);
  const inserted = await insertSubmission(service.store, {
    ...ids,
    slug: request.challenge,
    challengeVersion: challenge.package.version,
    candidate: request.candidate,
    kind: request.kind,
    files: request.files,
    isSelfCheck: options.isSelfCheck ?? false,
    submittedBy: options.submittedBy,
    idempotencyKey: options.idempotencyKey,
    requestDigest,
  });
  if (inserted.type === 'inserted') return { ...ids, isRepeat: false };
  if (inserted.requestDigest !== requestDigest) {
    throw new Refusal('key-reused', 'This Idempotency-Key was used before, with another request.');
  }
  return { submissionId: inserted.submissionId, judgingId: inserted.judgingId, isRepeat: true };
}

/** Equal for requests that mean the same, in whatever order their keys and files came. */
function digest(request: SubmissionRequest): string {
  const files = request.files
    .map((file) => [file.path, file.content] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([request.challenge, request.candidate, request.kind, files]))
    .digest('hex');
}
