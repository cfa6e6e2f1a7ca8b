import { Redis } from 'ioredis';

const CONNECT_WITHIN_MS = 5_000;

/**
 * Refuses a Redis that drops keys when it is full: it would lose queued judgings without a word.
 *
 * @throws with the sentence that says what to do.
 */
export async function requireNoEviction(redisUrl: string): Promise<void> {
  const redis = new Redis(redisUrl, {
    lazyConnect: true,
    connectTimeout: CONNECT_WITHIN_MS,
    maxRetriesPerRequest: 1,
    retryStrategy: () => null,
  });
  redis.on('error', () => {});
  const policy = await readPolicy(redis).finally(() => redis.disconnect());
  if (policy === 'noeviction') return;
  throw new Error(
    `The Redis of REDIS_URL evicts keys when memory runs out (maxmemory-policy ${policy}), which would lose queued ` +
      'judgings: run `redis-cli config set maxmemory-policy noeviction`, and set the same in redis.conf.',
  );
}

async function readPolicy(redis: Redis): Promise<string> {
  try {
    await redis.connect();
    // INFO, since hosted Redis servers often refuse CONFIG.
    return /^maxmemory_policy:(\S+)/m.exec(await redis.info('memory'))?.[1] ?? 'unknown';
  } catch (cause) {
    throw new Error('The Redis of REDIS_URL does not answer: check that it runs and that the URL is right.', { cause });
  }
}
