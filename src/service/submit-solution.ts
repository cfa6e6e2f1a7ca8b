import { createHash, randomUUID } from 'node:crypto';
import { digestFiles } from '../domain/digest-files.ts';
import { JudgingId, type SubmissionDigest, SubmissionId } from '../domain/ids.ts';
import type { SubmissionRequest } from '../protocol/submission-view.ts';
import { findReusableJudging } from '../store/find-reusable-judging.ts';
import {
  type InsertedSubmission,
  insertSubmission,
  type NewSubmission,
  type ReusedOutcome,
} from '../store/insert-submission.ts';
import { findChallenge, type PublishedChallenge } from '../store/read-challenges.ts';
import { findVersion } from '../store/versions/read-versions.ts';
import { lastEventFor } from './candidate-view.ts';
import { Refusal } from './refusal.ts';
import type { Service } from './service.ts';

export type SubmitOptions = {
  readonly submittedBy: string;
  readonly idempotencyKey?: string | undefined;
  /** True where a starting server tests itself: judged like any, and never compared. */
  readonly isSelfCheck?: boolean;
  /** What it is sent for, where that is an invitation. */
  readonly invitation?: NewSubmission['invitation'];
};

export type Submitted = {
  readonly submissionId: SubmissionId;
  readonly judgingId: JudgingId;
  /** True where an earlier request with the same key was answered again. */
  readonly isRepeat: boolean;
};

/**
 * Accepts a solution. From here on it gets a verdict or an apology, whatever crashes.
 *
 * @throws Refusal `invalid` or `key-reused`
 */
export async function submitSolution(
  service: Service,
  request: SubmissionRequest,
  options: SubmitOptions,
): Promise<Submitted> {
  return await submitTo(service, await requireChallenge(service, request), request, options);
}

/**
 * Accepts a solution to a version that is at hand.
 *
 * @throws Refusal `key-reused`, or what its invitation says: `over`, `conflict`
 */
export async function submitTo(
  service: Service,
  challenge: JudgedBy,
  request: Omit<SubmissionRequest, 'version'> & Pick<Partial<SubmissionRequest>, 'version'>,
  options: SubmitOptions,
): Promise<Submitted> {
  const ids = { submissionId: SubmissionId.parse(randomUUID()), judgingId: JudgingId.parse(randomUUID()) };
  const submissionDigest = await digestFiles(request.files);
  const requestDigest = digest(request, submissionDigest);
  const inserted = await insertSubmission(service.store, {
    ...ids,
    slug: request.challenge,
    challengeVersion: challenge.package.version,
    candidate: request.candidate,
    kind: request.kind,
    files: request.files,
    submissionDigest,
    reused: request.reuse === 'allowed' ? await reuse(service, challenge, request, submissionDigest) : undefined,
    isSelfCheck: options.isSelfCheck ?? false,
    isTrial: challenge.isTrial,
    submittedBy: options.submittedBy,
    idempotencyKey: options.idempotencyKey,
    requestDigest,
    invitation: options.invitation,
  });
  if (inserted.type === 'inserted') return { ...ids, isRepeat: false };
  if (inserted.type === 'refused') throw refusalFor(inserted.reason);
  if (inserted.requestDigest !== requestDigest) {
    throw new Refusal('key-reused', 'This Idempotency-Key was used before, with another request.');
  }
  return { submissionId: inserted.submissionId, judgingId: inserted.judgingId, isRepeat: true };
}

/** A version, and whether what is sent to it never counts. */
export type JudgedBy = PublishedChallenge & { readonly isTrial: boolean };

function refusalFor(reason: Extract<InsertedSubmission, { type: 'refused' }>['reason']): Refusal {
  switch (reason) {
    case 'over':
      return new Refusal('over', 'The time is over: this was not taken.');
    case 'not-begun':
      return new Refusal('conflict', 'The time has not begun: start it first.');
    case 'used-up':
      return new Refusal('conflict', 'You have used all submissions that count. You may go on running the samples.');
  }
}

/** The version that it is judged by: the current one, unless it asks for another. */
async function requireChallenge(service: Service, { challenge: slug, version }: SubmissionRequest): Promise<JudgedBy> {
  if (version === undefined) {
    const current = await findChallenge(service.store, slug);
    if (current !== undefined) return { ...current, isTrial: false };
    const message = `there is no challenge '${slug}'`;
    throw new Refusal('invalid', 'There is no such challenge.', [{ path: 'challenge', message }]);
  }
  const found = await findVersion(service.store, slug, version);
  if (found !== undefined) return { ...found, isTrial: found.state === 'draft' };
  const message = `there is no version ${version} of '${slug}'`;
  throw new Refusal('invalid', 'There is no such version.', [{ path: 'version', message }]);
}

/** The outcome that a judging of it would come to again: that of the same files, challenge, kind and engine. */
async function reuse(
  service: Service,
  { package: { version, manifest } }: PublishedChallenge,
  { kind }: SubmissionRequest,
  submissionDigest: SubmissionDigest,
): Promise<ReusedOutcome | undefined> {
  const key = { submissionDigest, challengeVersion: version, engine: service.engine, kind };
  const found = await findReusableJudging(service.store, key);
  if (found === undefined) return undefined;
  return { ...found, event: lastEventFor({ state: 'judged', report: found.report }, manifest) };
}

/** Equal for requests that mean the same, in whatever order their keys and files came. */
function digest({ challenge, candidate, kind, reuse, version }: SubmissionRequest, files: SubmissionDigest): string {
  const named = version === undefined ? [] : [version];
  return createHash('sha256')
    .update(JSON.stringify([challenge, candidate, kind, reuse, files, ...named]))
    .digest('hex');
}
