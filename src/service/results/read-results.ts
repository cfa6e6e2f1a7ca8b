import type { CandidateId, ChallengeSlug } from '../../domain/ids.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import { participationStateOf } from '../../domain/participation-state.ts';
import type { CandidateResult, CandidateResults, ResultPage } from '../../protocol/result-view.ts';
import { ensureParticipations } from '../../store/participations/ensure-participations.ts';
import { readBoardRows, type StoredBoardRow } from '../../store/participations/read-board.ts';
import {
  readChallengesOf,
  readParticipationIds,
  readParticipationsOf,
} from '../../store/participations/read-participations.ts';
import { NONE, type ReviewMarks, readReviewMarks } from '../../store/participations/read-review-marks.ts';
import { scoreOf } from '../participations/board-row.ts';
import { requireCurrentManifest } from '../participations/current-manifest.ts';
import { markMeans } from '../participations/mark-means.ts';
import { Refusal } from '../refusal.ts';
import { readDecisions } from '../reviews/decisions.ts';
import type { Service } from '../service.ts';

const AT_ONCE = 100;
/** Results are the same for whoever reads them. */
const NOBODY = '';

/**
 * What came of a candidate's work, on whatever challenge.
 *
 * @param origin - where people see this server
 * @throws Refusal `not-found` where nothing is known of them
 */
export async function readCandidateResults(
  service: Service,
  candidate: CandidateId,
  origin: string,
): Promise<CandidateResults> {
  for (const slug of await readChallengesOf(service.store, candidate)) await ensureParticipations(service.store, slug);
  const known = await readParticipationsOf(service.store, candidate);
  if (known.length === 0) throw new Refusal('not-found', `There is no candidate '${candidate}' with any work.`);
  const results: CandidateResult[] = [];
  for (const { slug, id } of known) results.push(...(await readThese(service, slug, [id], origin)));
  return { results };
}

/**
 * What came of everyone's work on a challenge, a hundred at a time.
 *
 * @param origin - where people see this server
 * @throws Refusal `not-found`
 */
export async function readChallengeResults(
  service: Service,
  slug: ChallengeSlug,
  after: ParticipationId | undefined,
  origin: string,
): Promise<ResultPage> {
  await requireCurrentManifest(service, slug);
  await ensureParticipations(service.store, slug);
  const ids = await readParticipationIds(service.store, slug, { after, atMost: AT_ONCE + 1 });
  const page = ids.slice(0, AT_ONCE);
  return {
    results: await readThese(service, slug, page, origin),
    next: ids.length > AT_ONCE ? (page.at(-1) ?? null) : null,
  };
}

async function readThese(
  service: Service,
  slug: ChallengeSlug,
  ids: readonly ParticipationId[],
  origin: string,
): Promise<CandidateResult[]> {
  const { title } = await requireCurrentManifest(service, slug);
  const rows = await readBoardRows(service.store, slug, NOBODY, ids);
  const marks = await readReviewMarks(service.store, slug, NOBODY);
  return await Promise.all(
    rows.map(async (row) => ({
      ...headOf(row, marks.get(row.id) ?? NONE),
      challenge: { slug, title },
      decision: await readDecision(service, row.id),
      link: new URL(`/participations/${row.id}`, origin).href,
    })),
  );
}

function headOf(row: StoredBoardRow, { final }: ReviewMarks) {
  return {
    participation: row.id,
    candidate: row.candidate,
    name: row.name,
    state: participationStateOf(row.invitation, row.now),
    startedAt: row.invitation?.startedAt?.toISOString() ?? null,
    endedAt: row.invitation?.endedAt?.toISOString() ?? null,
    result: scoreOf(row),
    marks: { ...markMeans(final), reviews: final.length },
  };
}

async function readDecision(service: Service, id: ParticipationId): Promise<CandidateResult['decision']> {
  const { current } = await readDecisions(service, id, { key: NOBODY });
  if (current === null) return null;
  const { isMine: _, ...decision } = current;
  return decision;
}
