import { sql } from 'kysely';
import { z } from 'zod';
import { CandidateId } from '../../domain/ids.ts';
import { Stage } from '../../domain/stage.ts';
import type { Store } from '../store.ts';

const StoredCandidate = z.object({
  id: CandidateId,
  name: z.string().nullable(),
  portfolioUrl: z.string().nullable(),
  stage: Stage,
  createdAt: z.date(),
  invitations: z.int(),
  notes: z.int(),
});
export type StoredCandidate = z.infer<typeof StoredCandidate>;

/** By id. */
export async function readCandidates(store: Store): Promise<StoredCandidate[]> {
  return (await selectCandidates(store).orderBy('candidates.id').execute()).map((row) => StoredCandidate.parse(row));
}

export async function findCandidate(store: Store, id: CandidateId): Promise<StoredCandidate | undefined> {
  const row = await selectCandidates(store).where('candidates.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : StoredCandidate.parse(row);
}

const StoredNote = z.object({ at: z.date(), stage: Stage, note: z.string(), by: z.string() });
export type StoredNote = z.infer<typeof StoredNote>;

/** The oldest first. */
export async function readStageNotes(store: Store, id: CandidateId): Promise<StoredNote[]> {
  const rows = await store.database
    .selectFrom('stage_notes')
    .select(['created_at as at', 'stage', 'note', 'written_by as by'])
    .where('candidate_id', '=', id)
    .orderBy('created_at')
    .execute();
  return rows.map((row) => StoredNote.parse(row));
}

/** Those whose every invitation ended, was missed or was revoked at least so long ago. */
export async function readOutdatedCandidates(store: Store, days: number): Promise<CandidateId[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from candidates c
    where c.created_at < clock_timestamp() - make_interval(days => ${days})
      and not exists (
        select from invitations i where i.candidate_id = c.id and greatest(
          i.ended_at, i.revoked_at, i.closes_at, i.started_at, i.created_at
        ) >= clock_timestamp() - make_interval(days => ${days}))
      and not exists (
        select from invitations i
        where i.candidate_id = c.id and i.started_at is not null and i.ended_at is null and i.revoked_at is null)
      and not exists (
        select from submissions s
        where s.candidate = c.id and s.created_at >= clock_timestamp() - make_interval(days => ${days}))
    order by c.id`.execute(store.database);
  return rows.map(({ id }) => CandidateId.parse(id));
}

function selectCandidates(store: Store) {
  return store.database
    .selectFrom('candidates')
    .select([
      'candidates.id',
      'candidates.name',
      'candidates.portfolio_url as portfolioUrl',
      'candidates.stage',
      'candidates.created_at as createdAt',
      sql<number>`(select count(*)::int from invitations where candidate_id = candidates.id)`.as('invitations'),
      sql<number>`(select count(*)::int from stage_notes where candidate_id = candidates.id)`.as('notes'),
    ]);
}
