import { sql } from 'kysely';
import { z } from 'zod';
import { DecisionOutcome, DecisionState } from '../../domain/decision.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { ParticipationId } from '../../domain/participation.ts';
import { Marks } from '../../domain/review.ts';
import type { Store } from '../store.ts';

/** What people did about one participation. */
export type ReviewMarks = {
  /** How far the reader's own review is. */
  readonly mine: 'none' | 'begun' | 'final';
  /** Final ones, the earliest first. */
  readonly final: readonly Marks[];
  readonly comments: number;
  readonly decision: { readonly outcome: DecisionOutcome; readonly state: DecisionState } | null;
};

const StoredReview = z.object({
  id: ParticipationId,
  reviewer: z.string(),
  isFinal: z.boolean(),
  marks: Marks,
});
const StoredCount = z.object({ id: ParticipationId, comments: z.int() });
const StoredDecision = z.object({ id: ParticipationId, outcome: DecisionOutcome, state: DecisionState });

/**
 * Of a challenge's participations, those about which anything was done.
 *
 * @param reader - by `senderOf`
 */
export async function readReviewMarks(
  { database }: Store,
  slug: ChallengeSlug,
  reader: string,
): Promise<ReadonlyMap<ParticipationId, ReviewMarks>> {
  const reviews = await sql<unknown>`
    select participation_id as id, reviewer, finished_at is not null as "isFinal", marks
    from reviews where participation_id in (select id from participations where slug = ${slug})
    order by finished_at, reviewer`.execute(database);
  const comments = await sql<unknown>`
    select participation_id as id, count(*)::int as comments
    from comments where participation_id in (select id from participations where slug = ${slug})
    group by participation_id`.execute(database);
  const decisions = await sql<unknown>`
    select distinct on (participation_id) participation_id as id, outcome, state
    from decisions
    where state <> 'superseded' and participation_id in (select id from participations where slug = ${slug})
    order by participation_id, proposed_at desc`.execute(database);
  const all = new Map<ParticipationId, ReviewMarks>();
  const change = (id: ParticipationId, changes: (before: ReviewMarks) => Partial<ReviewMarks>) => {
    const before = all.get(id) ?? NONE;
    all.set(id, { ...before, ...changes(before) });
  };
  for (const row of reviews.rows) {
    const { id, reviewer, isFinal, marks } = StoredReview.parse(row);
    if (isFinal) change(id, ({ final }) => ({ final: [...final, marks] }));
    if (reviewer === reader) change(id, () => ({ mine: isFinal ? 'final' : 'begun' }));
  }
  for (const row of comments.rows) {
    const { id, comments: count } = StoredCount.parse(row);
    change(id, () => ({ comments: count }));
  }
  for (const row of decisions.rows) {
    const { id, outcome, state } = StoredDecision.parse(row);
    change(id, () => ({ decision: { outcome, state } }));
  }
  return all;
}

/** Of who nobody has done anything about yet. */
export const NONE: ReviewMarks = { mine: 'none', final: [], comments: 0, decision: null };
