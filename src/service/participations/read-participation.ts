import type { GroupResult } from '../../domain/judging.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import { participationStateOf } from '../../domain/participation-state.ts';
import type { ParticipationSubmission, ParticipationView } from '../../protocol/review/participation-view.ts';
import { countScores } from '../../store/participations/count-scores.ts';
import type { SentSubmission } from '../../store/participations/read-submissions.ts';
import type { Service } from '../service.ts';
import { revealedOf, scoreOf, timeUsedOf } from './board-row.ts';
import { requireCurrentManifest } from './current-manifest.ts';
import { readWork, type Work } from './work-of.ts';

/**
 * @param reader - by `senderOf`
 * @throws Refusal `not-found`
 */
export async function readParticipation(
  service: Service,
  id: ParticipationId,
  reader: string,
): Promise<ParticipationView> {
  const work = await readWork(service, id, reader);
  const { participation, row, sent } = work;
  const { slug, alias } = participation;
  const { title } = await requireCurrentManifest(service, slug);
  return {
    id,
    alias,
    candidate: row.isRevealed ? revealedOf(row) : null,
    challenge: { slug, title },
    state: participationStateOf(row.invitation, row.now),
    endedBy: row.invitation?.endedBy ?? null,
    timeUsedMs: timeUsedOf(row),
    result: scoreOf(row),
    counted: sent.find((each) => each.id === row.counted?.submission)?.number ?? null,
    submissions: sent.map((each) => submissionHead(work, each)),
    cohort: await countScores(service.store, slug, row.counted?.score ?? null),
  };
}

/** One line of what was sent. */
export function submissionHead({ timeOf, row }: Work, sent: SentSubmission): ParticipationSubmission {
  const { number, kind, origin, createdAt, state, report } = sent;
  const { endedAt } = row.invitation ?? {};
  // We hand in shortly after the deadline; how shortly, nobody needs to know.
  const at = origin === 'deadline' && endedAt != null && endedAt < createdAt ? endedAt : createdAt;
  return {
    number,
    kind,
    origin,
    atMs: timeOf(at),
    state,
    verdict: report?.verdict ?? null,
    score: report?.score ?? null,
    cases: countCases(report?.groups ?? []),
  };
}

function countCases(groups: readonly GroupResult[]): ParticipationSubmission['cases'] {
  const cases = groups.flatMap((group) => group.cases);
  return { accepted: cases.filter(({ verdict }) => verdict === 'accepted').length, total: cases.length };
}
