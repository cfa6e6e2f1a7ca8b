import { sql } from 'kysely';
import { z } from 'zod';
import { Category } from '../../domain/category.ts';
import { CandidateId, ChallengeSlug, SubmissionId } from '../../domain/ids.ts';
import { type InvitationClock, InvitationEnd, InvitationId } from '../../domain/invitation.ts';
import { ParticipationId } from '../../domain/participation.ts';
import { Verdict } from '../../domain/verdict.ts';
import type { Store } from '../store.ts';

const StoredClock = z.object({
  id: InvitationId,
  opensAt: z.coerce.date().nullable(),
  closesAt: z.coerce.date().nullable(),
  durationMs: z.number().nullable(),
  extraTime: z.number(),
  grantedMs: z.number(),
  startedAt: z.coerce.date().nullable(),
  endedAt: z.coerce.date().nullable(),
  endedBy: InvitationEnd.nullable(),
  revokedAt: z.coerce.date().nullable(),
});

const StoredBoardRow = z.object({
  id: ParticipationId,
  slug: ChallengeSlug,
  alias: z.string(),
  candidate: CandidateId,
  name: z.string().nullable(),
  portfolioUrl: z.string().nullable(),
  isRevealed: z.boolean(),
  /** The newest that was not revoked, or the newest; null for who came by the API alone. */
  invitation: StoredClock.nullable(),
  /** What counts: of the best judged ones the earliest. */
  counted: z
    .object({
      submission: SubmissionId,
      score: z.number(),
      error: z.number().nullable(),
      isBorderline: z.boolean(),
      verdict: Verdict,
      categories: z.partialRecord(Category, z.number()).nullable(),
    })
    .nullable(),
  submissions: z.int(),
  sampleRuns: z.int(),
  /** Of the invitation. */
  lastSubmittedAt: z.date().nullable(),
  /** What the time is: the database's clock. */
  now: z.date(),
});
export type StoredBoardRow = z.infer<typeof StoredBoardRow> & {
  readonly invitation: (InvitationClock & z.infer<typeof StoredClock>) | null;
};

/**
 * Everyone's work on a challenge, by id, with what `reader` may know of them. What counts is what `readScores` counts.
 *
 * @param reader - by `senderOf`
 * @param only - of the challenge's participations; all where it is left out
 */
export async function readBoardRows(
  store: Store,
  slug: ChallengeSlug,
  reader: string,
  only: readonly ParticipationId[] | undefined = undefined,
): Promise<StoredBoardRow[]> {
  const chosen = only === undefined ? sql`` : sql`and p.id = any(${[...only]}::uuid[])`;
  const isChosens = (candidate: string) =>
    only === undefined
      ? sql``
      : sql`and ${sql.ref(candidate)} in (select candidate from participations where id = any(${[...only]}::uuid[]))`;
  const { rows } = await sql<unknown>`
    with sent as materialized (
      select s.id, s.candidate, s.created_at, s.invitation_id, j.kind
      from submissions s
      join lateral (select kind from judgings where submission_id = s.id limit 1) j on true
      where s.slug = ${slug} and not s.is_self_check and not s.is_trial ${isChosens('s.candidate')}
    ), newest as (
      select distinct on (s.id) s.id, s.candidate, s.created_at, j.id as judging_id, j.score
      from sent s
      join judgings j on j.submission_id = s.id
      where s.kind = 'submission'
        and j.kind = 'submission' and j.state = 'judged' and j.score is not null and j.counted_at is not null
      order by s.id, j.counted_at desc, j.id
    ), best as (
      select distinct on (candidate) candidate, id, judging_id
      from newest
      order by candidate, score desc, created_at, id
    ), counts as (
      select candidate,
        count(*) filter (where kind = 'submission')::int as submissions,
        count(*) filter (where kind = 'sample')::int as sample_runs
      from sent group by candidate
    ), latest as (
      select invitation_id, max(created_at) as at
      from sent where kind = 'submission' and invitation_id is not null group by invitation_id
    ), invited as (
      select distinct on (i.candidate_id) i.*
      from invitation_cases c
      join invitations i on i.id = c.invitation_id
      where c.slug = ${slug} ${isChosens('i.candidate_id')}
      order by i.candidate_id, i.revoked_at is not null, i.created_at desc, i.id
    )
    select p.id, p.slug, p.alias, p.candidate, c.name, c.portfolio_url as "portfolioUrl",
      r.reader is not null as "isRevealed",
      case when i.id is null then null else json_build_object(
        'id', i.id, 'opensAt', i.opens_at, 'closesAt', i.closes_at, 'durationMs', i.duration_ms,
        'extraTime', coalesce(a.extra_time, 1), 'grantedMs', coalesce(g.granted_ms, 0),
        'startedAt', i.started_at, 'endedAt', i.ended_at, 'endedBy', i.ended_by, 'revokedAt', i.revoked_at
      ) end as invitation,
      case when b.id is null then null else json_build_object(
        'submission', b.id, 'score', j.score, 'error', j.score_error, 'isBorderline', j.is_borderline,
        'verdict', j.verdict, 'categories', j.score_by_category
      ) end as counted,
      coalesce(n.submissions, 0) as submissions, coalesce(n.sample_runs, 0) as "sampleRuns",
      l.at as "lastSubmittedAt", clock_timestamp() as now
    from participations p
    left join candidates c on c.id = p.candidate
    left join reveals r on r.participation_id = p.id and r.reader = ${reader}
    left join invited i on i.candidate_id = p.candidate
    left join accommodations a on a.invitation_id = i.id
    left join (select invitation_id, sum(granted_ms) as granted_ms from time_grants group by invitation_id) g
      on g.invitation_id = i.id
    left join best b on b.candidate = p.candidate
    left join judgings j on j.id = b.judging_id
    left join counts n on n.candidate = p.candidate
    left join latest l on l.invitation_id = i.id
    where p.slug = ${slug} ${chosen}
    order by p.id`.execute(store.database);
  return rows.map((row) => StoredBoardRow.parse(row));
}
