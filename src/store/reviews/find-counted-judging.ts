import { sql } from 'kysely';
import { z } from 'zod';
import { type CandidateId, type ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import { JudgingReport } from '../../domain/judging.ts';
import type { Store } from '../store.ts';

const CountedJudging = z.object({ challengeVersion: ChallengeVersion, report: JudgingReport, submittedAt: z.date() });
export type CountedJudging = z.infer<typeof CountedJudging>;

/** The judging that somebody's work on a challenge counts by, by the same rule as `readScores`: the earliest of the best. */
export async function findCountedJudging(
  store: Store,
  { slug, candidate }: { readonly slug: ChallengeSlug; readonly candidate: CandidateId },
): Promise<CountedJudging | undefined> {
  const { rows } = await sql<unknown>`
    with newest as (
      select distinct on (s.id)
        s.id as submission_id, s.created_at as submitted_at, j.id as judging_id, j.score
      from submissions s
      join judgings j on j.submission_id = s.id
      where s.slug = ${slug} and s.candidate = ${candidate} and not s.is_self_check and not s.is_trial
        and j.kind = 'submission' and j.state = 'judged' and j.score is not null and j.counted_at is not null
      order by s.id, j.counted_at desc, j.id
    )
    select j.challenge_version as "challengeVersion", j.report, newest.submitted_at as "submittedAt"
    from newest join judgings j on j.id = newest.judging_id
    order by newest.score desc, newest.submitted_at, newest.submission_id
    limit 1`.execute(store.database);
  return rows[0] === undefined ? undefined : CountedJudging.parse(rows[0]);
}
