import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { CandidateId } from '../../domain/ids.ts';
import type { Stage } from '../../domain/stage.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Tables } from '../tables.ts';

export type StageStep = { readonly stage?: Stage | undefined; readonly note?: string | undefined };

/** Moves a candidate, and keeps why. @returns false where there is no such candidate. */
export async function moveCandidate(
  transaction: Transaction<Tables>,
  id: CandidateId,
  step: StageStep,
  by: string,
): Promise<boolean> {
  const candidate = await transaction
    .selectFrom('candidates')
    .select('stage')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (candidate === undefined) return false;
  const stage = step.stage ?? candidate.stage;
  await transaction.updateTable('candidates').set({ stage }).where('id', '=', id).execute();
  if (step.note !== undefined) {
    await transaction
      .insertInto('stage_notes')
      .values({ id: randomUUID(), candidate_id: id, stage, note: step.note, written_by: by })
      .execute();
  }
  const entry = { by, action: 'candidate.stage', subjectType: 'candidate', subjectId: id } as const;
  await appendAudit(transaction, [
    { ...entry, before: { stage: candidate.stage }, after: { stage, note: step.note ?? null } },
  ]);
  return true;
}
