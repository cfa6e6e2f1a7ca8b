import { sql } from 'kysely';
import { z } from 'zod';
import { CandidateId, type ChallengeSlug, ChallengeVersion, JudgingId, SubmissionId } from '../../domain/ids.ts';
import { JudgingReport } from '../../domain/judging.ts';
import { RejudgeDecision, RejudgeId } from '../../protocol/rejudge-view.ts';
import { VersionNumber } from '../../protocol/version-view.ts';
import type { Store } from '../store.ts';

const StoredRejudge = z.object({
  id: RejudgeId,
  from: VersionNumber,
  to: VersionNumber,
  fromVersion: ChallengeVersion,
  toVersion: ChallengeVersion,
  startedBy: z.string(),
  startedAt: z.date(),
  decision: RejudgeDecision.nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.date().nullable(),
  total: z.int(),
  judged: z.int(),
  aborted: z.int(),
  /** From when the first judging began until now; null before. */
  elapsedMs: z.number().nullable(),
});
export type StoredRejudge = z.infer<typeof StoredRejudge>;

/** The newest first. */
export async function readRejudges(store: Store, slug: ChallengeSlug): Promise<StoredRejudge[]> {
  return await read(store, sql`r.slug = ${slug}`);
}

export async function findRejudge(
  store: Store,
  slug: ChallengeSlug,
  id: RejudgeId,
): Promise<StoredRejudge | undefined> {
  return (await read(store, sql`r.slug = ${slug} and r.id = ${id}`))[0];
}

async function read(store: Store, condition: ReturnType<typeof sql>): Promise<StoredRejudge[]> {
  const { rows } = await sql<unknown>`
    select r.id, old.number as from, new.number as to, r.from_version as "fromVersion", r.to_version as "toVersion",
      r.started_by as "startedBy", r.created_at as "startedAt",
      r.decision, r.decided_by as "decidedBy", r.decided_at as "decidedAt",
      count(j.id)::int as total,
      (count(j.id) filter (where j.state = 'judged'))::int as judged,
      (count(j.id) filter (where j.state = 'aborted'))::int as aborted,
      (extract(epoch from clock_timestamp() - min(j.started_at)) * 1000)::float8 as "elapsedMs"
    from rejudges r
    join challenge_versions old on old.version = r.from_version
    join challenge_versions new on new.version = r.to_version
    left join judgings j on j.rejudge_id = r.id
    where ${condition}
    group by r.id, old.number, new.number
    order by r.created_at desc`.execute(store.database);
  return rows.map((row) => StoredRejudge.parse(row));
}

const RejudgedSubmission = z.object({
  candidate: CandidateId,
  submissionId: SubmissionId,
  oldJudging: JudgingId,
  newJudging: JudgingId,
  oldReport: JudgingReport,
  newReport: JudgingReport,
});
export type RejudgedSubmission = z.infer<typeof RejudgedSubmission>;

/** What was judged by both versions, oldest submission first. */
export async function readRejudged(store: Store, id: RejudgeId): Promise<RejudgedSubmission[]> {
  const { rows } = await sql<unknown>`
    select s.candidate, s.id as "submissionId", old.id as "oldJudging", new.id as "newJudging",
      old.report as "oldReport", new.report as "newReport"
    from judgings new
    join judgings old on old.id = new.compared_with
    join submissions s on s.id = new.submission_id
    where new.rejudge_id = ${id} and new.state = 'judged'
    order by s.created_at, s.id`.execute(store.database);
  return rows.map((row) => RejudgedSubmission.parse(row));
}

const OtherScore = z.object({ candidate: CandidateId, score: z.number() });
export type OtherScore = z.infer<typeof OtherScore>;

/** Of submissions that a rejudge leaves alone, by their candidates. */
export async function readOtherScores(store: Store, slug: ChallengeSlug, id: RejudgeId): Promise<OtherScore[]> {
  const { rows } = await sql<unknown>`
    select distinct on (s.id) s.candidate, j.score
    from submissions s
    join judgings j on j.submission_id = s.id
    where s.slug = ${slug} and not s.is_self_check and not s.is_trial
      and j.kind = 'submission' and j.state = 'judged' and j.score is not null and j.counted_at is not null
      and not exists (
        select from judgings mine
        where mine.submission_id = s.id and mine.rejudge_id = ${id} and mine.state = 'judged'
      )
    order by s.id, j.counted_at desc, j.id`.execute(store.database);
  return rows.map((row) => OtherScore.parse(row));
}
