import { tellsProgress } from '../domain/candidate-report.ts';
import type { JudgingId } from '../domain/ids.ts';
import type { JudgingProgress } from '../protocol/judging-event.ts';
import { findJudgingTerms } from '../store/read-challenges.ts';
import { recordProgress } from '../store/record-progress.ts';
import type { Service } from './service.ts';

const STEPS = 10;
const PAUSE_MS = 1_000;

/**
 * Writes down how far a judging is, for its candidate to follow. Where hidden tests run it is told in tenths and at
 * most once a second: the time that each case took could carry their inputs out. What a case does not tell in time
 * the next one does, or the verdict.
 */
export async function noteProgress(service: Service, judgingId: JudgingId, progress: JudgingProgress): Promise<void> {
  const terms = await findJudgingTerms(service.store, judgingId);
  if (terms === undefined) return;
  if (terms.kind === 'sample') await recordProgress(service.store, judgingId, progress, 0);
  else await recordProgress(service.store, judgingId, inSteps(progress, tellsProgress(terms.manifest)), PAUSE_MS);
}

function inSteps(progress: JudgingProgress, isTold: boolean): JudgingProgress {
  if (progress.type !== 'running') return progress;
  const { casesDone, casesTotal } = progress;
  if (casesTotal === null || !isTold) return { type: 'running', casesDone: 0, casesTotal: null };
  const step = Math.ceil(casesTotal / STEPS);
  return { type: 'running', casesDone: Math.min(Math.floor(casesDone / step) * step, casesTotal), casesTotal };
}
