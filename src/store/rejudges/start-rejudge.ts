import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import {
  type ChallengeSlug,
  type ChallengeVersion,
  JudgingId,
  SubmissionDigest,
  SubmissionId,
} from '../../domain/ids.ts';
import type { JudgingJob } from '../../protocol/judging-job.ts';
import { RejudgeId } from '../../protocol/rejudge-view.ts';
import type { PersonName } from '../../protocol/version-view.ts';
import { announce } from '../announce.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { lockVersions } from '../versions/lock-versions.ts';

export type NewRejudge = {
  readonly id: RejudgeId;
  readonly slug: ChallengeSlug;
  readonly from: ChallengeVersion;
  readonly to: ChallengeVersion;
  readonly by: PersonName;
};

export type StartedRejudge =
  | { readonly type: 'started'; readonly submissions: number }
  | { readonly type: 'undecided'; readonly id: RejudgeId };

/** Postgres takes at most 65,535 parameters a statement. */
const ROWS_AT_ONCE = 1_000;

const Counted = z.object({ submissionId: SubmissionId, judgingId: JudgingId, submissionDigest: SubmissionDigest });
type Counted = z.infer<typeof Counted>;

/** Orders a judging by the new version for each submission that counts by the old one, all or nothing. */
export async function startRejudge(store: Store, rejudge: NewRejudge): Promise<StartedRejudge> {
  return await store.database.transaction().execute(async (transaction) => {
    await lockVersions(transaction, rejudge.slug);
    const undecided = await transaction
      .selectFrom('rejudges')
      .select('id')
      .where('slug', '=', rejudge.slug)
      .where('decision', 'is', null)
      .executeTakeFirst();
    if (undecided !== undefined) return { type: 'undecided', id: RejudgeId.parse(undecided.id) };
    const counted = await readCounted(transaction, rejudge);
    if (counted.length === 0) return { type: 'started', submissions: 0 };
    await transaction
      .insertInto('rejudges')
      .values({
        id: rejudge.id,
        slug: rejudge.slug,
        from_version: rejudge.from,
        to_version: rejudge.to,
        started_by: rejudge.by,
      })
      .execute();
    for (let from = 0; from < counted.length; from += ROWS_AT_ONCE) {
      await insertJudgings(transaction, rejudge, counted.slice(from, from + ROWS_AT_ONCE));
    }
    await announce(transaction, 'outbox');
    await appendAudit(transaction, [
      {
        by: rejudge.by,
        action: 'rejudge.start',
        subjectType: 'rejudge',
        subjectId: rejudge.id,
        before: null,
        after: { challenge: rejudge.slug, from: rejudge.from, to: rejudge.to, submissions: counted.length },
      },
    ]);
    return { type: 'started', submissions: counted.length };
  });
}

/** The oldest submission first: the order in which they are judged. */
async function readCounted(transaction: Transaction<Tables>, { slug, from }: NewRejudge): Promise<Counted[]> {
  const { rows } = await sql<unknown>`
    with newest as (
      select distinct on (s.id)
        s.id, s.created_at, j.id as judging_id, j.challenge_version, j.submission_digest
      from submissions s
      join judgings j on j.submission_id = s.id
      where s.slug = ${slug} and not s.is_self_check and not s.is_trial
        and j.kind = 'submission' and j.state = 'judged' and j.score is not null and j.counted_at is not null
      order by s.id, j.counted_at desc, j.id
    )
    select id as "submissionId", judging_id as "judgingId", submission_digest as "submissionDigest"
    from newest
    where challenge_version = ${from}
    order by created_at, id`.execute(transaction);
  return rows.map((row) => Counted.parse(row));
}

/** No event is told: whoever follows a submission is not to hear of it. */
async function insertJudgings(
  transaction: Transaction<Tables>,
  { id, to }: NewRejudge,
  counted: readonly Counted[],
): Promise<void> {
  const rows = counted.map((each) => ({ ...each, id: JudgingId.parse(randomUUID()) }));
  await transaction
    .insertInto('judgings')
    .values(
      rows.map((row) => ({
        id: row.id,
        submission_id: row.submissionId,
        challenge_version: to,
        kind: 'submission' as const,
        submission_digest: row.submissionDigest,
        rejudge_id: id,
        compared_with: row.judgingId,
        counted_at: null,
      })),
    )
    .execute();
  const jobs = rows.map(
    (row): JudgingJob => ({
      judgingId: row.id,
      submissionId: row.submissionId,
      challengeVersion: to,
      kind: 'submission',
      isShadow: true,
    }),
  );
  await transaction
    .insertInto('outbox')
    .values(jobs.map((job) => ({ judging_id: job.judgingId, job: JSON.stringify(job), is_shadow: true })))
    .execute();
}
