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
  opensAt: z.date().nullable(),
  closesAt: z.date().nullable(),
  durationMs: z.coerce.number().nullable(),
  extraTime: z.number(),
  grantedMs: z.coerce.number(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  endedBy: InvitationEnd.nullable(),
  revokedAt: z.date().nullable(),
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
  const sent = sql`
    select s.id, s.candidate, s.created_at, s.invitation_id, j.kind
    from submissions s
    join lateral (select kind from judgings where submission_id = s.id limit 1) j on true
    where s.slug = ${slug} and not s.is_self_check and not s.is_trial ${isChosens('s.candidate')}`;
  // Not one query: a planner that misjudges how many come out of one part of it would take minutes to join them all.
  const { database } = store;
  const people = await sql<PlainRow>`
    select p.id, p.slug, p.alias, p.candidate, c.name, c.portfolio_url as "portfolioUrl",
      r.reader is not null as "isRevealed", clock_timestamp() as now
    from participations p
    left join candidates c on c.id = p.candidate
    left join reveals r on r.participation_id = p.id and r.reader = ${reader}
    where p.slug = ${slug} ${chosen}
    order by p.id`.execute(database);
  const invitations = await sql<PlainRow>`
    select distinct on (i.candidate_id) i.candidate_id as candidate, i.id, i.opens_at as "opensAt",
      i.closes_at as "closesAt", i.duration_ms as "durationMs", i.started_at as "startedAt", i.ended_at as "endedAt",
      i.ended_by as "endedBy", i.revoked_at as "revokedAt", coalesce(a.extra_time, 1) as "extraTime",
      (select coalesce(sum(granted_ms), 0) from time_grants where invitation_id = i.id) as "grantedMs"
    from invitation_cases c
    join invitations i on i.id = c.invitation_id
    left join accommodations a on a.invitation_id = i.id
    where c.slug = ${slug} ${isChosens('i.candidate_id')}
    order by i.candidate_id, i.revoked_at is not null, i.created_at desc, i.id`.execute(database);
  const counts = await sql<PlainRow>`
    select candidate,
      (count(*) filter (where kind = 'submission'))::int as submissions,
      (count(*) filter (where kind = 'sample'))::int as "sampleRuns"
    from (${sent}) sent group by candidate`.execute(database);
  const latest = await sql<PlainRow>`
    select invitation_id as invitation, max(created_at) as at
    from (${sent}) sent
    where kind = 'submission' and invitation_id is not null
    group by invitation_id`.execute(database);
  const best = await sql<PlainRow>`
    select distinct on (candidate) * from (
      select distinct on (s.id) s.candidate, s.id as submission, s.created_at, j.score, j.score_error as error,
        j.is_borderline as "isBorderline", j.verdict, j.score_by_category as categories
      from submissions s
      join judgings j on j.submission_id = s.id
      where s.slug = ${slug} and not s.is_self_check and not s.is_trial ${isChosens('s.candidate')}
        and j.kind = 'submission' and j.state = 'judged' and j.score is not null and j.counted_at is not null
      order by s.id, j.counted_at desc, j.id
    ) newest
    order by candidate, score desc, created_at, submission`.execute(database);
  const [invited, sums, counted] = [invitations, counts, best].map(({ rows }) => byKey(rows, 'candidate'));
  const lasts = byKey(latest.rows, 'invitation');
  return people.rows.map((row) => {
    const invitation = invited?.get(row['candidate']) ?? null;
    return StoredBoardRow.parse({
      submissions: 0,
      sampleRuns: 0,
      ...sums?.get(row['candidate']),
      ...row,
      invitation,
      counted: counted?.get(row['candidate']) ?? null,
      lastSubmittedAt: invitation === null ? null : (lasts.get(invitation['id'])?.['at'] ?? null),
    });
  });
}

type PlainRow = Readonly<Record<string, unknown>>;

function byKey(rows: readonly PlainRow[], key: string): ReadonlyMap<unknown, PlainRow> {
  return new Map(rows.map((row) => [row[key], row]));
}
