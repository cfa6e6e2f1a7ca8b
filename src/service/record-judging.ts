import { isTransient } from '../domain/judge-error.ts';
import type { JudgingOutcome, JudgingResult } from '../protocol/judging-outcome.ts';
import type { Consumer } from '../queue/queues.ts';
import { type Finished, finishJudging } from '../store/finish-judging.ts';
import { findJudgingTerms } from '../store/read-challenges.ts';
import { requeueFailed } from '../store/requeue-judging.ts';
import { lastEventFor } from './candidate-view.ts';
import { noteProgress } from './note-progress.ts';
import type { Service } from './service.ts';

export type RetryOptions = {
  /** How often a judging that failed through our fault is judged again. */
  readonly retryAtMost: number;
  /** How long it waits before that at first; see `Fault`. */
  readonly retryAfterMs: number;
};

const DEFAULTS: RetryOptions = { retryAtMost: 3, retryAfterMs: 1_000 };

/**
 * Writes a judging's outcome, once. What comes late, twice, or under an older claim changes nothing. A fault of ours
 * that another try may not meet is no outcome yet: the judging is queued again.
 */
export async function recordJudging(
  service: Service,
  result: JudgingResult,
  retry: RetryOptions = DEFAULTS,
): Promise<Finished | 'queued-again'> {
  const { judgingId, lease, outcome } = result;
  const terms = await findJudgingTerms(service.store, judgingId);
  if (terms === undefined) return 'unknown';
  if (outcome.state === 'aborted' && isTransient(outcome.code)) {
    if (await requeueFailed(service.store, { judgingId, lease, ...retry })) {
      logFault(service, judgingId, outcome, 'a judging failed; it is judged again');
      return 'queued-again';
    }
  }
  const finished = await finishJudging(service.store, { ...result, event: lastEventFor(outcome, terms.manifest) });
  if (finished !== 'recorded') service.log.info({ judgingId, lease, finished }, 'a result was not recorded');
  else if (outcome.state === 'aborted') logFault(service, judgingId, outcome, 'a judging was aborted');
  return finished;
}

/** Takes results and progress from the queue and writes them down. */
export async function startRecorder(service: Service, retry: RetryOptions = DEFAULTS): Promise<Consumer> {
  const results = await service.queues.results.consume(async (result) => {
    await recordJudging(service, result, retry);
  });
  const progress = await service.queues.progress.consume(
    async (judgingId, told) => await noteProgress(service, judgingId, told),
  );
  return {
    close: async () => {
      await Promise.all([results.close(), progress.close()]);
    },
  };
}

/** The reason may quote the hidden suite: it is in the report, and in the log of who asks for more than the default. */
function logFault(
  service: Service,
  judgingId: JudgingResult['judgingId'],
  { code, message }: Extract<JudgingOutcome, { state: 'aborted' }>,
  what: string,
): void {
  service.log.error({ judgingId, code }, what);
  service.log.info({ judgingId, code, reason: message }, 'why it failed');
}
