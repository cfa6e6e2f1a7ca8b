import type { ChallengeSlug } from '../../domain/ids.ts';
import type { RejudgeId, RejudgeProgress, RejudgeReport, RejudgeSummary } from '../../protocol/rejudge-view.ts';
import {
  findRejudge,
  readOtherScores,
  readRejudged,
  readRejudges,
  type StoredRejudge,
} from '../../store/rejudges/read-rejudges.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { listVersions } from '../versions/read-versions.ts';
import { candidateChanges, caseChanges, scoreChanges } from './report-changes.ts';

/** @throws Refusal `not-found` */
export async function listRejudges(service: Service, slug: ChallengeSlug): Promise<RejudgeSummary[]> {
  await listVersions(service, slug);
  return (await readRejudges(service.store, slug)).map((stored) => summaryOf(slug, stored));
}

/**
 * How far a rejudge is, and what it changes as far as that is known.
 *
 * @param line the score from which candidates are invited.
 * @throws Refusal `not-found`
 */
export async function readRejudge(
  service: Service,
  slug: ChallengeSlug,
  id: RejudgeId,
  line?: number,
): Promise<RejudgeReport> {
  const stored = await requireRejudge(service, slug, id);
  const rejudged = await readRejudged(service.store, id);
  const submissions = scoreChanges(rejudged);
  const candidates = candidateChanges(submissions, await readOtherScores(service.store, slug, id), line);
  return {
    ...summaryOf(slug, stored),
    line: line ?? null,
    rises: candidates.filter(({ before, after }) => after > before).length,
    falls: candidates.filter(({ before, after }) => after < before).length,
    unchanged: candidates.filter(({ before, after }) => after === before).length,
    candidates,
    submissions,
    cases: caseChanges(rejudged),
  };
}

/** @throws Refusal `not-found` */
export async function requireRejudge(service: Service, slug: ChallengeSlug, id: RejudgeId): Promise<StoredRejudge> {
  const stored = await findRejudge(service.store, slug, id);
  if (stored === undefined) throw new Refusal('not-found', `There is no rejudge '${id}' of '${slug}'.`);
  return stored;
}

function summaryOf(slug: ChallengeSlug, stored: StoredRejudge): RejudgeSummary {
  const { id, from, to, startedBy, startedAt, decision, decidedBy, decidedAt } = stored;
  return {
    id,
    challenge: slug,
    from,
    to,
    startedBy,
    startedAt: startedAt.toISOString(),
    decision,
    decidedBy,
    decidedAt: decidedAt?.toISOString() ?? null,
    progress: progressOf(stored),
  };
}

export function progressOf({
  total,
  judged,
  aborted,
  elapsedMs,
}: Pick<StoredRejudge, 'total' | 'judged' | 'aborted' | 'elapsedMs'>): RejudgeProgress {
  const done = judged + aborted;
  const isMeasured = elapsedMs !== null && elapsedMs > 0 && done > 0 && done < total;
  if (!isMeasured) return { total, judged, aborted, estimate: null };
  const perMs = done / elapsedMs;
  const estimate = { judgingsPerMinute: 60_000 * perMs, remainingMs: Math.round((total - done) / perMs) };
  return { total, judged, aborted, estimate };
}
