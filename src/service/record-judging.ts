import type { ChallengeManifest } from '../domain/challenge.ts';
import type { JudgingEvent } from '../protocol/judging-event.ts';
import type { JudgingOutcome, JudgingResult } from '../protocol/judging-outcome.ts';
import type { Consumer } from '../queue/queues.ts';
import { type Finished, finishJudging } from '../store/finish-judging.ts';
import { findManifestOfJudging } from '../store/read-challenges.ts';
import { recordProgress } from '../store/record-progress.ts';
import { apologyFor, scoreForCandidate } from './candidate-view.ts';
import type { Service } from './service.ts';

/** Writes a judging's outcome, once. What comes late, twice, or under an older claim changes nothing. */
export async function recordJudging(service: Service, result: JudgingResult): Promise<Finished> {
  const manifest = await findManifestOfJudging(service.store, result.judgingId);
  if (manifest === undefined) return 'unknown';
  const finished = await finishJudging(service.store, { ...result, event: eventOf(result.outcome, manifest) });
  if (finished === 'recorded' && result.outcome.state === 'aborted') {
    const { code, message } = result.outcome;
    service.log.error({ judgingId: result.judgingId, code, reason: message }, 'a judging was aborted');
  }
  if (finished !== 'recorded') {
    service.log.info({ judgingId: result.judgingId, lease: result.lease, finished }, 'a result was not recorded');
  }
  return finished;
}

/** Takes results and progress from the queue and writes them down. */
export async function startRecorder(service: Service): Promise<Consumer> {
  const results = await service.queues.results.consume(async (result) => {
    await recordJudging(service, result);
  });
  const progress = await service.queues.progress.consume(
    async (judgingId, told) => await recordProgress(service.store, judgingId, told),
  );
  return {
    close: async () => {
      await Promise.all([results.close(), progress.close()]);
    },
  };
}

function eventOf(outcome: JudgingOutcome, manifest: ChallengeManifest): JudgingEvent {
  switch (outcome.state) {
    case 'judged':
      return {
        type: 'judged',
        verdict: outcome.report.verdict,
        score: scoreForCandidate(outcome.report, manifest),
      };
    case 'aborted':
      return { type: 'aborted', code: outcome.code, message: apologyFor(outcome.code) };
  }
}
