import type { CandidateId } from '../../domain/ids.ts';
import type { Store } from '../store.ts';
import { moveCandidate, type StageStep } from './move-candidate.ts';

/** Moves a candidate, and keeps why. @returns false where there is no such candidate. */
export async function changeStage(store: Store, id: CandidateId, step: StageStep, by: string): Promise<boolean> {
  return await store.database
    .transaction()
    .execute(async (transaction) => await moveCandidate(transaction, id, step, by));
}
