import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { ParticipationId } from '../../domain/participation.ts';
import { isComplete, type Marks } from '../../domain/review.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { lockParticipation } from '../participations/lock-participation.ts';
import type { Store } from '../store.ts';
import { findReview } from './read-reviews.ts';

/**
 * Keeps what a reviewer thinks. What is final stays final, and from then on each change is written down.
 *
 * @returns `unknown` where there is no such participation; `incomplete` where something final would lose a mark
 */
export async function saveReview(
  store: Store,
  id: ParticipationId,
  reviewer: Reviewer,
  { marks, isFinal }: { readonly marks: Marks; readonly isFinal: boolean },
): Promise<'saved' | 'unknown' | 'incomplete'> {
  return await store.database.transaction().execute(async (transaction) => {
    if (!(await lockParticipation(transaction, id))) return 'unknown';
    const before = await findReview({ database: transaction }, id, reviewer.key);
    const wasFinal = before !== undefined && before.finishedAt !== null;
    if ((wasFinal || isFinal) && !isComplete(marks)) return 'incomplete';
    const now = sql<Date>`clock_timestamp()`;
    const values = { reviewer_name: reviewer.name, marks: JSON.stringify(marks), saved_at: now };
    const finished = isFinal && !wasFinal ? { finished_at: now } : {};
    await transaction
      .insertInto('reviews')
      .values({ participation_id: id, reviewer: reviewer.key, ...values, ...finished })
      .onConflict((conflict) =>
        conflict.columns(['participation_id', 'reviewer']).doUpdateSet({ ...values, ...finished }),
      )
      .execute();
    const entry = { by: reviewer.name, subjectType: 'participation', subjectId: id } as const;
    if (wasFinal && !isDeepStrictEqual(before.marks, marks)) {
      await appendAudit(transaction, [
        { ...entry, action: 'review.change', before: { marks: before.marks }, after: { marks } },
      ]);
    }
    if (isFinal && !wasFinal) {
      await appendAudit(transaction, [{ ...entry, action: 'review.finish', before: null, after: { marks } }]);
    }
    return 'saved';
  });
}
