import { sql } from 'kysely';
import { z } from 'zod';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { Store } from '../store.ts';

const ScoreCounts = z.object({ scored: z.int(), below: z.int() });
export type ScoreCounts = z.infer<typeof ScoreCounts>;

/** How many candidates have something that counts, as `readScores` counts, and how many of them scored less. */
export async function countScores(store: Store, slug: ChallengeSlug, score: number | null): Promise<ScoreCounts> {
  const { rows } = await sql<unknown>`
    with newest as (
      select distinct on (s.id) s.candidate, j.score
      from submissions s
      join judgings j on j.submission_id = s.id
      where s.slug = ${slug} and not s.is_self_check and not s.is_trial
        and j.kind = 'submission' and j.state = 'judged' and j.score is not null and j.counted_at is not null
      order by s.id, j.counted_at desc, j.id
    ), best as (
      select max(score) as score from newest group by candidate
    )
    select count(*)::int as scored, (count(*) filter (where score < ${score}::double precision))::int as below
    from best`.execute(store.database);
  return ScoreCounts.parse(rows[0]);
}
