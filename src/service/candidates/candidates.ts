import type { CandidateId } from '../../domain/ids.ts';
import type { CandidateSummary, CandidateView, StageChange } from '../../protocol/candidate-view.ts';
import { changeStage as changeInStore } from '../../store/candidates/change-stage.ts';
import {
  findCandidate,
  readCandidates,
  readStageNotes,
  type StoredCandidate,
} from '../../store/candidates/read-candidates.ts';
import { listInvitations } from '../invitations/read-invitations.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** By id. */
export async function listCandidates(service: Service): Promise<CandidateSummary[]> {
  return (await readCandidates(service.store)).map(({ createdAt, ...candidate }) => ({
    ...candidate,
    createdAt: createdAt.toISOString(),
  }));
}

/** @throws Refusal `not-found` */
export async function readCandidate(service: Service, id: CandidateId): Promise<CandidateView> {
  const { name, portfolioUrl, stage, createdAt } = await requireCandidate(service, id);
  return {
    id,
    name,
    portfolioUrl,
    stage,
    createdAt: createdAt.toISOString(),
    notes: (await readStageNotes(service.store, id)).map((note) => ({ ...note, at: note.at.toISOString() })),
    invitations: await listInvitations(service, { candidate: id }),
  };
}

/**
 * Moves a candidate to another stage, or notes something.
 *
 * @throws Refusal `not-found`
 */
export async function changeStage(
  service: Service,
  id: CandidateId,
  change: StageChange,
  by: string,
): Promise<CandidateView> {
  await changeInStore(service.store, id, change, by);
  return await readCandidate(service, id);
}

async function requireCandidate(service: Service, id: CandidateId): Promise<StoredCandidate> {
  const candidate = await findCandidate(service.store, id);
  if (candidate === undefined) throw new Refusal('not-found', `There is no candidate '${id}'.`);
  return candidate;
}
