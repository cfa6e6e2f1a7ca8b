import { sql } from 'kysely';
import { z } from 'zod';
import { CandidateId, ChallengeVersion } from '../domain/ids.ts';
import { JudgingReport } from '../domain/judging.ts';
import type { Representative } from '../protocol/case-health.ts';
import type { Store } from './store.ts';

const CohortMember = z.object({
  version: ChallengeVersion,
  candidate: CandidateId,
  /** When the candidate first ran anything of this challenge, samples or not. */
  firstRunAt: z.date(),
  submittedAt: z.date(),
  report: JudgingReport,
});
export type CohortMember = z.infer<typeof CohortMember>;

/** Of each version one counted judging of each candidate who has any, in the order in which they submitted. */
export async function readCohorts(
  store: Store,
  versions: readonly ChallengeVersion[],
  of: Representative,
): Promise<ReadonlyMap<ChallengeVersion, readonly CohortMember[]>> {
  const order = of === 'best' ? sql`score desc, submitted_at, id` : sql`submitted_at desc, id`;
  const { rows } = await sql<unknown>`
    with newest as (
      select distinct on (s.id)
        s.id, s.slug, s.candidate, s.created_at as submitted_at, j.challenge_version, j.score, j.id as judging_id
      from submissions s
      join judgings j on j.submission_id = s.id
      where s.slug in (select slug from challenge_versions where version = any(${versions})) and not s.is_self_check and not s.is_trial
        and j.kind = 'submission' and j.state = 'judged' and j.score is not null and j.counted_at is not null
      order by s.id, j.counted_at desc, j.id
    ), chosen as (
      select distinct on (challenge_version, candidate) *
      from newest
      where challenge_version = any(${versions})
      order by challenge_version, candidate, ${order}
    )
    select chosen.challenge_version as version, chosen.candidate, chosen.submitted_at as "submittedAt", judgings.report, (
      select min(created_at) from submissions
      where slug = chosen.slug and candidate = chosen.candidate and not is_self_check and not is_trial
    ) as "firstRunAt"
    from chosen
    join judgings on judgings.id = chosen.judging_id
    order by chosen.submitted_at, chosen.candidate`.execute(store.database);
  return Map.groupBy(
    rows.map((row) => CohortMember.parse(row)),
    ({ version }) => version,
  );
}
