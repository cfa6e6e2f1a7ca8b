import { mayKnowDecision } from '../../domain/decision.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { participationStateOf } from '../../domain/participation-state.ts';
import type { BoardExport } from '../../protocol/review/board-export.ts';
import { appendAudit } from '../../store/audit/append-audit.ts';
import { ensureParticipations } from '../../store/participations/ensure-participations.ts';
import { readBoardRows } from '../../store/participations/read-board.ts';
import { NONE, readReviewMarks } from '../../store/participations/read-review-marks.ts';
import type { Service } from '../service.ts';
import { decisionOf, scoreOf, timeUsedOf } from './board-row.ts';
import { requireCurrentManifest } from './current-manifest.ts';
import { markMeans } from './mark-means.ts';
import type { Reader } from './reveal-candidates.ts';

/**
 * Everyone's work in a line each. Who asks for names is written down.
 *
 * @throws Refusal `not-found`
 */
export async function exportBoard(
  service: Service,
  slug: ChallengeSlug,
  reader: Reader,
  names: 'hidden' | 'shown',
): Promise<BoardExport> {
  const { store } = service;
  await requireCurrentManifest(service, slug);
  await ensureParticipations(store, slug);
  const rows = await readBoardRows(store, slug, reader.key);
  const marks = await readReviewMarks(store, slug, reader.key);
  if (names === 'shown') {
    const what = { action: 'scores.export', subjectType: 'challenge', subjectId: slug } as const;
    const after = { names, participations: rows.length };
    await appendAudit(store.database, [{ ...what, by: reader.name, before: null, after }]);
  }
  const exported = rows.map((row) => {
    const own = marks.get(row.id) ?? NONE;
    return {
      alias: row.alias,
      ...(names === 'shown' ? { candidate: row.candidate, name: row.name } : {}),
      state: participationStateOf(row.invitation, row.now),
      result: scoreOf(row),
      submissions: row.submissions,
      sampleRuns: row.sampleRuns,
      timeUsedMs: timeUsedOf(row),
      marks: markMeans(mayKnowDecision(own.mine === 'final', own.decision?.state) ? own.final : []),
      decision: decisionOf(own),
    };
  });
  return { challenge: slug, rows: exported.toSorted((a, b) => (a.alias < b.alias ? -1 : 1)) };
}
