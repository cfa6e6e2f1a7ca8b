import { claimJudging, readChallengePackage } from '../../src/service/claim-judging.ts';
import { type RetryOptions, startRecorder } from '../../src/service/record-judging.ts';
import { Refusal } from '../../src/service/refusal.ts';
import { startRelay } from '../../src/service/relay-judgings.ts';
import type { Service } from '../../src/service/service.ts';
import type { JobSource } from '../../worker/job-source.ts';
import { openWorker } from '../../worker/open-worker.ts';
import { openScriptedBench } from './scripted-bench.ts';

/** Sets a service to work, with one scripted bench. */
export async function startBackground(
  service: Service,
  retry?: RetryOptions,
): Promise<{ readonly stop: () => Promise<void> }> {
  const relay = startRelay(service);
  const recorder = await startRecorder(service, retry);
  const { judgings, results } = service.queues;
  const worker = await openWorker({
    benches: [await openScriptedBench()],
    source: sourceOf(service),
    judgings,
    results,
  });
  return {
    stop: async () => {
      await relay.stop();
      await worker.close(5_000);
      await recorder.close();
    },
  };
}

/** What `HttpJobSource` is, without HTTP. */
function sourceOf(service: Service): JobSource {
  return {
    claim: async (judgingId) => {
      try {
        return await claimJudging(service, judgingId);
      } catch (error) {
        if (error instanceof Refusal && error.reason === 'over') return undefined;
        throw error;
      }
    },
    readPackage: async (version) => await readChallengePackage(service, version),
  };
}
