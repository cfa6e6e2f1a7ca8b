import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { digestFiles } from '../../domain/digest-files.ts';
import { type ChallengeSlug, type ChallengeVersion, JudgingId, SubmissionId } from '../../domain/ids.ts';
import { deadlineOf, type InvitationEnd, type InvitationId, invitationStateOf } from '../../domain/invitation.ts';
import { SourceFiles } from '../../domain/source-file.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { readDrafts, type StoredDraft } from '../drafts/read-drafts.ts';
import { ON_ITS_WAY_MS } from '../drafts/save-draft.ts';
import { insertSubmissionIn } from '../insert-submission.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { appendWebhookEvent } from '../webhooks/append-webhook-event.ts';
import { lockInvitation, type StoredInvitation } from './read-invitations.ts';

/** How it came to its end, and which drafts were submitted. */
export type Ended =
  | { readonly type: 'ended'; readonly submitted: readonly SubmissionId[] }
  | { readonly type: 'ended-before' }
  /** It was never begun, or was revoked, or its deadline has moved. */
  | { readonly type: 'refused' };

/**
 * Ends an invitation, once, and submits each newest draft that says more than the last submission, all or nothing.
 *
 * @param endedBy `candidate` to hand in early; `deadline` where that has passed, drafts that are on their way included.
 */
export async function endInvitation(store: Store, id: InvitationId, endedBy: InvitationEnd): Promise<Ended> {
  return await store.database.transaction().execute(async (transaction) => {
    const invitation = await lockInvitation(transaction, id);
    if (invitation === undefined) return { type: 'refused' };
    if (invitation.endedAt !== null) return { type: 'ended-before' };
    if (!mayEnd(invitation, endedBy)) return { type: 'refused' };
    const drafts = await readDrafts({ database: transaction }, id);
    const submitted: SubmissionId[] = [];
    for (const { slug, version } of invitation.cases) {
      const draft = drafts.find((each) => each.slug === slug);
      if (draft === undefined || version === null) continue;
      const submissionId = await submitDraft(transaction, invitation, draft, version);
      if (submissionId !== undefined) submitted.push(submissionId);
    }
    await transaction
      .updateTable('invitations')
      .set({ ended_at: endOf(invitation, endedBy), ended_by: endedBy })
      .where('id', '=', id)
      .execute();
    await appendAudit(transaction, [
      {
        by: endedBy === 'candidate' ? 'candidate' : 'minicase',
        action: 'invitation.end',
        subjectType: 'invitation',
        subjectId: id,
        before: null,
        after: { endedBy, submitted },
      },
    ]);
    const { candidate, cases } = invitation;
    await appendWebhookEvent(transaction, {
      type: 'invitation.ended',
      subject: { candidate },
      data: { invitation: id, candidate, cases: cases.map(({ slug }) => slug), endedBy },
    });
    return { type: 'ended', submitted };
  });
}

function mayEnd(invitation: StoredInvitation, endedBy: InvitationEnd): boolean {
  const { now } = invitation;
  const state = invitationStateOf(invitation, now);
  if (endedBy === 'candidate') return state === 'running';
  const deadline = deadlineOf(invitation);
  return state === 'over' && deadline !== null && now.getTime() >= deadline.getTime() + ON_ITS_WAY_MS;
}

function endOf(invitation: StoredInvitation, endedBy: InvitationEnd): Date {
  return endedBy === 'deadline' ? (deadlineOf(invitation) ?? invitation.now) : invitation.now;
}

async function submitDraft(
  transaction: Transaction<Tables>,
  invitation: StoredInvitation,
  draft: StoredDraft,
  challengeVersion: ChallengeVersion,
): Promise<SubmissionId | undefined> {
  const last = await findLastSubmission(transaction, invitation.id, draft.slug);
  const submissionDigest = await digestFiles(draft.files);
  if (last !== undefined && (last.sentAt >= draft.savedAt || last.digest === submissionDigest)) return undefined;
  const submissionId = SubmissionId.parse(randomUUID());
  await insertSubmissionIn(transaction, {
    submissionId,
    judgingId: JudgingId.parse(randomUUID()),
    slug: draft.slug,
    challengeVersion,
    candidate: invitation.candidate,
    kind: 'submission',
    files: SourceFiles.parse(draft.files),
    submissionDigest,
    reused: undefined,
    isSelfCheck: false,
    isTrial: false,
    submittedBy: `invitation ${invitation.id}`,
    idempotencyKey: undefined,
    requestDigest: submissionDigest,
    invitation: { id: invitation.id, origin: 'deadline' },
  });
  return submissionId;
}

async function findLastSubmission(transaction: Transaction<Tables>, id: InvitationId, slug: ChallengeSlug) {
  return await transaction
    .selectFrom('submissions')
    .innerJoin('judgings', 'judgings.submission_id', 'submissions.id')
    .select(['submissions.created_at as sentAt', 'judgings.submission_digest as digest'])
    .where('submissions.invitation_id', '=', id)
    .where('submissions.slug', '=', slug)
    .where('submissions.is_trial', '=', false)
    .where('judgings.kind', '=', 'submission')
    .orderBy('submissions.created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}
