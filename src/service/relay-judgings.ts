import { relayOutbox } from '../store/relay-outbox.ts';
import { type Routine, startRoutine } from './routine.ts';
import type { Service } from './service.ts';

const BATCH = 50;
const LOOK_EVERY_MS = 2_000;

/** Carries accepted judgings from the outbox to the queue, as soon as they are there. */
export function startRelay(service: Service): Routine {
  return startRoutine(
    async (signal) => {
      while (!signal.aborted && (await relayJudgings(service)) === BATCH);
    },
    async (signal) => await service.store.signals.wait('outbox', LOOK_EVERY_MS, signal),
    (error) => service.log.error({ err: error }, 'the outbox could not be relayed; trying again'),
  );
}

/** @returns how many judgings were published. */
export async function relayJudgings(service: Service): Promise<number> {
  return await relayOutbox(service.store, async (job) => await service.queues.judgings.publish(job), BATCH);
}
