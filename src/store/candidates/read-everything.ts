import { z } from 'zod';
import { type CandidateId, ChallengeSlug, SubmissionId } from '../../domain/ids.ts';
import { InvitationId } from '../../domain/invitation.ts';
import { SourceFile } from '../../domain/source-file.ts';
import type { Store } from '../store.ts';

const StoredSave = z.object({
  invitation: InvitationId,
  slug: ChallengeSlug,
  revision: z.int(),
  savedAt: z.date(),
  files: z.array(SourceFile),
});
export type StoredSave = z.infer<typeof StoredSave>;

/** Every draft that is kept of a candidate, oldest first. */
export async function readDraftHistory(store: Store, candidate: CandidateId): Promise<StoredSave[]> {
  const rows = await store.database
    .selectFrom('draft_history')
    .innerJoin('invitations', 'invitations.id', 'draft_history.invitation_id')
    .select(['invitation_id as invitation', 'slug', 'revision', 'saved_at as savedAt', 'files'])
    .where('invitations.candidate_id', '=', candidate)
    .orderBy('saved_at')
    .execute();
  return rows.map((row) => StoredSave.parse(row));
}

/** Every submission of a candidate, oldest first, for whatever it was sent. */
export async function readSubmissionIds(store: Store, candidate: CandidateId): Promise<SubmissionId[]> {
  const rows = await store.database
    .selectFrom('submissions')
    .select('id')
    .where('candidate', '=', candidate)
    .orderBy('created_at')
    .execute();
  return rows.map(({ id }) => SubmissionId.parse(id));
}
