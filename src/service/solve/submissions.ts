import { type CandidateReport, NO_REPORT, reportForCandidate } from '../../domain/candidate-report.ts';
import type { ChallengeManifest } from '../../domain/challenge.ts';
import { digestFiles } from '../../domain/digest-files.ts';
import type { ChallengeSlug, ChallengeVersion, SubmissionId } from '../../domain/ids.ts';
import type { InvitationId } from '../../domain/invitation.ts';
import type {
  SolveReceipt,
  SolveSubmissionHead,
  SolveSubmissionRequest,
  SolveSubmissionView,
} from '../../protocol/solve/solve-view.ts';
import {
  type InvitationSubmission,
  readInvitationSubmissions,
} from '../../store/invitations/read-invitation-submissions.ts';
import { findManifest } from '../../store/read-challenges.ts';
import { readSubmissionFiles, type StoredSubmission } from '../../store/read-submission.ts';
import { requireInvitation } from '../invitations/require-invitation.ts';
import { readSubmission, requireSubmission } from '../read-submission.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { submitTo } from '../submit-solution.ts';
import { requireCase, requireInvited } from './require-case.ts';

/**
 * Accepts what a candidate sends: to run the samples, or to be scored.
 *
 * @throws Refusal `not-found`, `conflict`, `over` or `key-reused`
 */
export async function submitForInvitation(
  service: Service,
  id: InvitationId,
  slug: ChallengeSlug,
  { kind, files }: SolveSubmissionRequest,
  idempotencyKey: string | undefined,
): Promise<SolveReceipt> {
  const invitation = await requireInvitation(service, id);
  const { challenge, isRehearsal } = await requireCase(service, invitation, slug);
  const { submissionId } = await submitTo(
    service,
    { ...challenge, isTrial: isRehearsal },
    { challenge: slug, candidate: invitation.candidate, kind, files, reuse: 'never' },
    { submittedBy: `invitation ${id}`, idempotencyKey, invitation: { id, origin: 'candidate' } },
  );
  const self = `/api/solve/${id}/submissions/${submissionId}`;
  return {
    id: submissionId,
    submissionDigest: await digestFiles(files),
    links: { self, events: `${self}/events` },
  };
}

/**
 * A submission of the invitation's own; those of others do not exist.
 *
 * @throws Refusal `not-found`
 */
export async function requireOwnSubmission(
  service: Service,
  id: InvitationId,
  submissionId: SubmissionId,
): Promise<StoredSubmission> {
  const submission = await requireSubmission(service, submissionId);
  if (submission.invitationId !== id) throw new Refusal('not-found', `There is no submission '${submissionId}'.`);
  return submission;
}

/** @throws Refusal `not-found` */
export async function readOwnSubmission(
  service: Service,
  id: InvitationId,
  submissionId: SubmissionId,
): Promise<SolveSubmissionView> {
  const { slug, origin, createdAt } = await requireOwnSubmission(service, id, submissionId);
  const judging = (await readSubmission(service, submissionId)).judgings.at(-1);
  if (judging === undefined) throw new Error(`submission ${submissionId} has no judging that counts`);
  return {
    id: submissionId,
    challenge: slug,
    submissionDigest: judging.submissionDigest,
    createdAt: createdAt.toISOString(),
    origin,
    files: await readSubmissionFiles(service.store, submissionId),
    judging,
  };
}

/**
 * What was sent, newest first, and which of it counts.
 *
 * @throws Refusal `not-found`
 */
export async function listOwnSubmissions(
  service: Service,
  id: InvitationId,
  slug: ChallengeSlug,
): Promise<SolveSubmissionHead[]> {
  requireInvited(await requireInvitation(service, id), slug);
  const sent = await readInvitationSubmissions(service.store, id, slug);
  const manifests = new Map<ChallengeVersion, ChallengeManifest>();
  for (const { challengeVersion } of sent) {
    if (manifests.has(challengeVersion)) continue;
    const manifest = await findManifest(service.store, challengeVersion);
    if (manifest !== undefined) manifests.set(challengeVersion, manifest);
  }
  const told = sent.map((submission) => ({ submission, report: toldOf(submission, manifests) }));
  const best = findBest(told);
  const isTold = told.every(({ submission, report }) => !isScored(submission) || report.score !== null);
  return told.map(({ submission, report }) => ({
    id: submission.id,
    submissionDigest: submission.submissionDigest,
    createdAt: submission.createdAt.toISOString(),
    kind: submission.kind,
    origin: submission.origin,
    state: submission.state,
    verdict: report.verdict,
    score: report.score,
    cases: countCases(report),
    counts: isTold ? submission.id === best : null,
  }));
}

type Told = { readonly submission: InvitationSubmission; readonly report: CandidateReport };

function toldOf(
  { report, challengeVersion }: InvitationSubmission,
  manifests: ReadonlyMap<ChallengeVersion, ChallengeManifest>,
): CandidateReport {
  const manifest = manifests.get(challengeVersion);
  return report === null || manifest === undefined ? NO_REPORT : reportForCandidate(report, manifest);
}

/** The best one counts; of equals the first. They come newest first. */
function findBest(told: readonly Told[]): SubmissionId | undefined {
  return told
    .filter(({ submission }) => isScored(submission))
    .reduce<Told | undefined>(
      (best, each) => ((each.report.score ?? -1) >= (best?.report.score ?? -1) ? each : best),
      undefined,
    )?.submission.id;
}

function isScored({ kind, isTrial, state }: InvitationSubmission): boolean {
  return kind === 'submission' && !isTrial && state === 'judged';
}

/** Of all cases that the candidate may know of. */
function countCases({ groups, categories, counted }: CandidateReport): SolveSubmissionHead['cases'] {
  const shown = groups.flatMap(({ cases }) => cases);
  const sums = [...categories.map(({ cases }) => cases), ...(counted === null ? [] : [counted])];
  if (shown.length === 0 && sums.length === 0) return null;
  return {
    accepted:
      shown.filter(({ verdict }) => verdict === 'accepted').length +
      sums.reduce((total, { accepted }) => total + accepted, 0),
    total: shown.length + sums.reduce((sum, { total }) => sum + total, 0),
  };
}
