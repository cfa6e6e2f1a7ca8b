import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type CandidateId, type ChallengeSlug, SubmissionId } from '../../domain/ids.ts';
import type { Store } from '../store.ts';

const NumberedSubmission = z.object({ id: SubmissionId, number: z.int().positive() });
export type NumberedSubmission = z.infer<typeof NumberedSubmission>;

type Sender = { readonly slug: ChallengeSlug; readonly candidate: CandidateId };

/**
 * A participation's submissions of either kind, numbered from 1 in the order in which they came. Self-checks and what
 * was sent to drafts are none of them. Nothing ever comes in between: a number stays what it is.
 */
export async function numberSubmissions(store: Store, sender: Sender): Promise<NumberedSubmission[]> {
  const { rows } = await sql<unknown>`${numbered(sender)} order by number`.execute(store.database);
  return rows.map((row) => NumberedSubmission.parse(row));
}

/** The same as a query: `id` and `number`. */
export function numbered({ slug, candidate }: Sender): RawBuilder<unknown> {
  return sql`
    select id, row_number() over (order by created_at, id)::int as number
    from submissions
    where slug = ${slug} and candidate = ${candidate} and not is_self_check and not is_trial`;
}
