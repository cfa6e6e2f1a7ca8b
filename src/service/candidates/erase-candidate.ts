import type { CandidateId } from '../../domain/ids.ts';
import type { Erasure, ErasureRequest } from '../../protocol/candidate-view.ts';
import {
  eraseCandidate as eraseInStore,
  readErasures,
  type StoredErasure,
} from '../../store/candidates/erase-candidate.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/**
 * Removes all that is kept of a candidate, for good.
 *
 * @returns the receipt
 * @throws Refusal `invalid` where the confirmation is another's, or `not-found`
 */
export async function eraseCandidate(
  service: Service,
  id: CandidateId,
  { confirm, reason }: ErasureRequest,
  by: string,
): Promise<Erasure> {
  if (confirm !== id) {
    const fields = [{ path: 'confirm', message: `must be the candidate's id, '${id}'` }];
    throw new Refusal('invalid', 'Nobody was erased: the confirmation is not of this candidate.', fields);
  }
  const receipt = await eraseInStore(service.store, id, reason, by);
  if (receipt === undefined) throw new Refusal('not-found', `Nothing is kept of a candidate '${id}'.`);
  return erasureView(receipt);
}

/** The newest first. */
export async function listErasures(service: Service): Promise<Erasure[]> {
  return (await readErasures(service.store)).map(erasureView);
}

function erasureView(erasure: StoredErasure): Erasure {
  return { ...erasure, at: erasure.at.toISOString() };
}
