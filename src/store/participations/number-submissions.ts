import { z } from 'zod';
import { type CandidateId, type ChallengeSlug, SubmissionId } from '../../domain/ids.ts';
import type { Store } from '../store.ts';

const NumberedSubmission = z.object({ id: SubmissionId, number: z.int().positive() });
export type NumberedSubmission = z.infer<typeof NumberedSubmission>;

/**
 * A participation's submissions of either kind, numbered from 1 in the order in which they came. Self-checks and what
 * was sent to drafts are none of them. Nothing ever comes in between: a number stays what it is.
 */
export async function numberSubmissions(
  store: Store,
  { slug, candidate }: { readonly slug: ChallengeSlug; readonly candidate: CandidateId },
): Promise<NumberedSubmission[]> {
  const rows = await store.database
    .selectFrom('submissions')
    .select('id')
    .where('slug', '=', slug)
    .where('candidate', '=', candidate)
    .where('is_self_check', '=', false)
    .where('is_trial', '=', false)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }, index) => NumberedSubmission.parse({ id, number: index + 1 }));
}
