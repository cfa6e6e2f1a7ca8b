import { setTimeout as delay } from 'node:timers/promises';
import type { Isolation } from '../domain/judging.ts';
import type { Health } from '../protocol/health.ts';
import { pingStore } from '../store/ping-store.ts';
import type { Service } from './service.ts';

const ANSWER_WITHIN_MS = 2_000;

/** @param containment of this process' own benches; null where it has none. */
export async function readHealth(service: Service, containment: Isolation | null): Promise<Health> {
  const [database, benches] = await Promise.all([
    inTime(pingStore(service.store).then(() => true)),
    inTime(service.queues.judgings.countConsumers()),
  ]);
  const isUp = database !== undefined && benches !== undefined;
  return {
    status: isUp ? (benches === 0 ? 'degraded' : 'ok') : 'down',
    database: database === undefined ? 'down' : 'up',
    queue: {
      backend: service.queues.backend,
      state: benches === undefined ? 'down' : 'up',
      benches: benches ?? null,
    },
    containment,
  };
}

/** Undefined for what fails or does not answer. */
async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  return await Promise.race([answer.catch(() => undefined), delay(ANSWER_WITHIN_MS, undefined, { ref: false })]);
}
