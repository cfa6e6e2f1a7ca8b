import { JudgeError } from '../src/domain/judge-error.ts';
import type { JudgingProgress } from '../src/protocol/judging-event.ts';
import type { ClaimedJudging, JudgingJob } from '../src/protocol/judging-job.ts';
import { JudgingOutcome } from '../src/protocol/judging-outcome.ts';
import type { ResultQueue } from '../src/queue/queues.ts';
import type { Bench } from './bench/bench.ts';
import type { JobSource } from './job-source.ts';
import { ToldProgress } from './told-progress.ts';

/** What one bench of a worker judges with. */
export type Station = {
  readonly bench: Bench;
  readonly source: JobSource;
  readonly results: ResultQueue;
  /** Aborts when the bench is closed under a judging: whatever comes of that is no outcome. */
  readonly abandoned: AbortSignal;
};

/** Judges one job and sends off what came of it. Where it rejects, the job has to be delivered again. */
export async function judgeSubmission(
  station: Station,
  job: JudgingJob,
  tell: (progress: JudgingProgress) => Promise<void>,
): Promise<void> {
  const claimed = await station.source.claim(job.judgingId);
  if (claimed === undefined) return;
  const progress = new ToldProgress(tell);
  const outcome = await judge(station, claimed, progress);
  await progress.finish();
  station.abandoned.throwIfAborted();
  await station.results.publish({ judgingId: job.judgingId, lease: claimed.lease, outcome });
}

async function judge(station: Station, claimed: ClaimedJudging, progress: ToldProgress): Promise<JudgingOutcome> {
  try {
    const outcome = await station.bench.judge({
      challenge: await station.source.readPackage(claimed.challengeVersion),
      files: claimed.submission.files,
      kind: claimed.kind,
      onProgress: (told) => progress.note(told),
    });
    return checked(outcome);
  } catch (error) {
    if (!(error instanceof JudgeError)) throw error;
    return { state: 'aborted', code: error.code, message: error.message.slice(0, 4_000) };
  }
}

/** An outcome that the results queue could not carry would be delivered for ever. */
function checked(outcome: JudgingOutcome): JudgingOutcome {
  const parsed = JudgingOutcome.safeParse(outcome);
  if (parsed.success) return parsed.data;
  const message = `the bench gave an outcome that is not one: ${parsed.error.message}`;
  return { state: 'aborted', code: 'internal', message: message.slice(0, 4_000) };
}
