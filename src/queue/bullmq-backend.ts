import { type BackendFactory, createPostgresBackend, createRedisBackend, type IQueueBackend } from 'bullmq';
import type { QueueBackend } from './queues.ts';
import { requireNoEviction } from './require-no-eviction.ts';

/** Where BullMQ keeps its queues: Redis if there is one, or else a schema of its own in Postgres. */
export type QueueAddress = { readonly redisUrl: string } | { readonly databaseUrl: string };

export type BullmqBackend = {
  readonly name: QueueBackend;
  readonly factory: BackendFactory<IQueueBackend>;
};

/** A queue, a worker and a listener each open a pool; none of ours asks more than a few things at once. */
const CONNECTIONS_EACH = 3;

/** @throws if the Redis there could drop what is queued. */
export async function openBullmqBackend(address: QueueAddress): Promise<BullmqBackend> {
  if ('redisUrl' in address) {
    await requireNoEviction(address.redisUrl);
    const connection = { url: address.redisUrl, maxRetriesPerRequest: null };
    return {
      name: 'redis',
      factory: (name, options, kind) => createRedisBackend(name, { ...options, connection }, kind),
    };
  }
  const connection = {
    connectionString: address.databaseUrl,
    application_name: 'minicase queue',
    max: CONNECTIONS_EACH,
    migrate: true,
  };
  return {
    name: 'postgres',
    factory: (name, options, kind) => createPostgresBackend(name, { ...options, connection }, kind),
  };
}
