import { sql } from 'kysely';
import { z } from 'zod';
import { Category } from '../domain/category.ts';
import { CandidateId, type ChallengeSlug, ChallengeVersion, JudgingId, SubmissionId } from '../domain/ids.ts';
import { Verdict } from '../domain/verdict.ts';
import type { Store } from './store.ts';

const ScoredJudging = z.object({
  candidate: CandidateId,
  submissionId: SubmissionId,
  judgingId: JudgingId,
  challengeVersion: ChallengeVersion,
  verdict: Verdict,
  score: z.number(),
  scoreByCategory: z.partialRecord(Category, z.number()),
  submittedAt: z.date(),
  /** How many judged submissions the candidate has. */
  submissions: z.int(),
  isBest: z.boolean(),
  isLatest: z.boolean(),
});
export type ScoredJudging = z.infer<typeof ScoredJudging>;

/**
 * Of each candidate the best and the latest judging, which may be the same. A submission counts by the judging that
 * counts since last; the earliest of equal scores is the best. Samples, self-checks and what was sent to drafts do not
 * count.
 */
export async function readScores(store: Store, slug: ChallengeSlug): Promise<ScoredJudging[]> {
  const { rows } = await sql<unknown>`
    with newest as (
      select distinct on (s.id)
        s.candidate, s.id as submission_id, s.created_at as submitted_at,
        j.id as judging_id, j.challenge_version, j.verdict, j.score, j.score_by_category
      from submissions s
      join judgings j on j.submission_id = s.id
      where s.slug = ${slug} and not s.is_self_check and not s.is_trial
        and j.kind = 'submission' and j.state = 'judged' and j.score is not null and j.counted_at is not null
      order by s.id, j.counted_at desc, j.id
    ), ranked as (
      select *,
        row_number() over (partition by candidate order by score desc, submitted_at, submission_id) as by_score,
        row_number() over (partition by candidate order by submitted_at desc, submission_id) as by_time,
        count(*) over (partition by candidate) as submissions
      from newest
    )
    select candidate, submission_id as "submissionId", judging_id as "judgingId",
      challenge_version as "challengeVersion", verdict, score, score_by_category as "scoreByCategory",
      submitted_at as "submittedAt", submissions::int as submissions,
      by_score = 1 as "isBest", by_time = 1 as "isLatest"
    from ranked
    where by_score = 1 or by_time = 1
    order by candidate, by_score`.execute(store.database);
  return rows.map((row) => ScoredJudging.parse(row));
}
