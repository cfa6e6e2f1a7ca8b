import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { JudgingId } from '../../src/domain/ids.ts';
import { CheckJob } from '../../src/protocol/check-job.ts';
import type { JudgingProgress } from '../../src/protocol/judging-event.ts';
import { JudgingJob } from '../../src/protocol/judging-job.ts';
import type { QueueAddress } from '../../src/queue/bullmq-backend.ts';
import { openQueues } from '../../src/queue/open-queues.ts';
import type { Consumer, Queues } from '../../src/queue/queues.ts';
import { makeDatabase } from '../support/make-database.ts';
import { makeJudged } from '../support/make-report.ts';
import { type RedisServer, startRedis } from '../support/start-redis.ts';
import { describeWith } from '../tools.ts';

const CONNECTIONS = `
  select pid from pg_stat_activity where datname = current_database() and application_name = 'minicase queue'`;
const SOON = { timeout: 10_000, interval: 20 };

describe('the queues on Postgres', () => {
  describeQueues(async () => ({ databaseUrl: await makeDatabase() }));

  describe('tell of a connection that breaks', () => {
    let client: pg.Client;
    let queues: Queues;
    const heard: Error[] = [];
    beforeEach(async () => {
      const databaseUrl = await makeDatabase();
      heard.length = 0;
      queues = await openQueues({ databaseUrl }, (error) => heard.push(error));
      client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
    });
    afterEach(async () => await client.end());

    test('while they are open', async () => {
      await client.query(`select pg_terminate_backend(pid) from (${CONNECTIONS}) as connection`);
      await vi.waitFor(() => expect(heard).not.toEqual([]), SOON);
      await queues.close();
    });

    test('but not once they are being closed', async () => {
      // Held still, the server's processes do not come to hear that they may end before they are told that they must.
      const { rows } = await client.query<{ pid: number }>(CONNECTIONS);
      for (const { pid } of rows) process.kill(pid, 'SIGSTOP');
      await queues.close();
      for (const { pid } of rows) process.kill(pid, 'SIGTERM');
      for (const { pid } of rows) process.kill(pid, 'SIGCONT');
      await vi.waitFor(async () => expect((await client.query(CONNECTIONS)).rows).toEqual([]), SOON);
      await sleep(50);
      expect(heard).toEqual([]);
    });
  });
});

describeWith('redis-server', 'the queues on Redis', (toolPath) => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis(toolPath);
  });
  afterAll(async () => await redis.stop());

  describeQueues(async () => ({ redisUrl: redis.url }));
});

describeWith('redis-server', 'a Redis that evicts', (toolPath) => {
  test('is refused with the sentence that says what to do', async () => {
    const redis = await startRedis(toolPath, ['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru']);
    await expect(openQueues({ redisUrl: redis.url }, () => {})).rejects.toThrow(
      /maxmemory-policy allkeys-lru.*config set maxmemory-policy noeviction/,
    );
    await redis.stop();
  });

  test('that does not answer is named', async () => {
    await expect(openQueues({ redisUrl: 'redis://127.0.0.1:1' }, () => {})).rejects.toThrow(/REDIS_URL/);
  });
});

/** What every back end must do. */
function describeQueues(openAddress: () => Promise<QueueAddress>): void {
  let queues: Queues;
  const consumers: Consumer[] = [];
  beforeAll(async () => {
    queues = await openQueues(await openAddress(), () => {});
  });
  afterEach(async () => {
    await Promise.all(consumers.splice(0).map((consumer) => consumer.close()));
  });
  afterAll(async () => await queues.close());

  const consume = async (judge: Parameters<Queues['judgings']['consume']>[0]) => {
    consumers.push(await queues.judgings.consume(judge));
  };

  test('deliver a judging once, and hold it no longer', async () => {
    const job = makeJob();
    const taken: JudgingJob[] = [];
    await queues.judgings.publish(job);
    expect(await queues.judgings.has(job.judgingId)).toBe(true);
    await consume(async (delivered) => {
      taken.push(delivered);
    });
    await vi.waitFor(() => expect(taken).toEqual([job]), SOON);
    await vi.waitFor(async () => expect(await queues.judgings.has(job.judgingId)).toBe(false), SOON);
  });

  test('hold a judging that is published twice once', async () => {
    const job = makeJob();
    const taken: string[] = [];
    await queues.judgings.publish(job);
    await queues.judgings.publish(job);
    const last = makeJob();
    await queues.judgings.publish(last);
    await consume(async (delivered) => {
      taken.push(delivered.judgingId);
    });
    await vi.waitFor(() => expect(taken).toEqual([job.judgingId, last.judgingId]), SOON);
  });

  test('take a judging again after it was done', async () => {
    const job = makeJob();
    let taken = 0;
    await consume(async () => {
      taken += 1;
    });
    await queues.judgings.publish(job);
    await vi.waitFor(async () => expect(await queues.judgings.has(job.judgingId)).toBe(false), SOON);
    await queues.judgings.publish(job);
    await vi.waitFor(() => expect(taken).toBe(2), SOON);
  });

  test('deliver samples before submissions, shadow judgings last, and equals in order', async () => {
    const shadow: JudgingJob = { ...makeJob(), isShadow: true };
    const jobs = [makeJob(), makeJob(), makeJob('sample'), makeJob('sample')];
    await queues.judgings.publish(shadow);
    for (const job of jobs) await queues.judgings.publish(job);
    const taken: string[] = [];
    await consume(async (delivered) => {
      taken.push(delivered.judgingId);
    });
    const expected = [jobs[2], jobs[3], jobs[0], jobs[1], shadow].map((job) => job?.judgingId);
    await vi.waitFor(() => expect(taken).toEqual(expected), SOON);
  });

  test('deliver a judging again after its consumer threw', async () => {
    const job = makeJob();
    let taken = 0;
    await consume(async () => {
      taken += 1;
      if (taken === 1) throw new Error('not this time');
    });
    await queues.judgings.publish(job);
    await vi.waitFor(() => expect(taken).toBe(2), SOON);
    await vi.waitFor(async () => expect(await queues.judgings.has(job.judgingId)).toBe(false), SOON);
  });

  test('still have a judging that is being judged', async () => {
    const job = makeJob();
    const started = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    await consume(async () => {
      started.resolve();
      await finish.promise;
    });
    await queues.judgings.publish(job);
    await started.promise;
    expect(await queues.judgings.has(job.judgingId)).toBe(true);
    finish.resolve();
  });

  test('wait on closing for what is in hand', async () => {
    const started = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    let isDone = false;
    const consumer = await queues.judgings.consume(async () => {
      started.resolve();
      await finish.promise;
      isDone = true;
    });
    await queues.judgings.publish(makeJob());
    await started.promise;
    const closed = consumer.close();
    finish.resolve();
    await closed;
    expect(isDone).toBe(true);
  });

  test('pass progress on', async () => {
    const noted: [JudgingId, JudgingProgress][] = [];
    consumers.push(
      await queues.progress.consume(async (judgingId, progress) => {
        noted.push([judgingId, progress]);
      }),
    );
    const job = makeJob();
    const told = { type: 'running', casesDone: 1, casesTotal: 3 } as const;
    await consume(async (_, tell) => await tell(told));
    await queues.judgings.publish(job);
    await vi.waitFor(() => expect(noted).toEqual([[job.judgingId, told]]), SOON);
  });

  test('bring a result back, again after its consumer threw', async () => {
    const result = { judgingId: makeJob().judgingId, lease: 2, outcome: makeJudged(40) };
    await queues.results.publish(result);
    expect(await queues.results.has(result.judgingId, 2)).toBe(true);
    expect(await queues.results.has(result.judgingId, 1)).toBe(false);
    const recorded: unknown[] = [];
    consumers.push(
      await queues.results.consume(async (brought) => {
        recorded.push(brought);
        if (recorded.length === 1) throw new Error('not this time');
      }),
    );
    await vi.waitFor(() => expect(recorded).toEqual([result, result]), SOON);
    await vi.waitFor(async () => expect(await queues.results.has(result.judgingId, 2)).toBe(false), SOON);
  });

  test('deliver checks in order, again after their consumer threw, and hold each once', async () => {
    const [first, second] = [makeCheck(), makeCheck()];
    for (const job of [first, second, first]) await queues.checks.publish(job);
    expect(await queues.checks.has(first.checkId)).toBe(true);
    const taken: string[] = [];
    consumers.push(
      await queues.checks.consume(async ({ checkId }) => {
        taken.push(checkId);
        if (taken.length === 1) throw new Error('not this time');
      }),
    );
    await vi.waitFor(() => expect(taken).toEqual([first.checkId, second.checkId, first.checkId]), SOON);
    await vi.waitFor(async () => expect(await queues.checks.has(first.checkId)).toBe(false), SOON);
  });

  test('count their consumers', async () => {
    await vi.waitFor(async () => expect(await queues.judgings.countConsumers()).toBe(0), SOON);
    await consume(async () => {});
    await vi.waitFor(async () => expect(await queues.judgings.countConsumers()).toBe(1), SOON);
  });
}

function makeCheck(): CheckJob {
  return CheckJob.parse({ checkId: randomUUID() });
}

function makeJob(kind: JudgingJob['kind'] = 'submission'): JudgingJob {
  return JudgingJob.parse({
    judgingId: JudgingId.parse(randomUUID()),
    submissionId: randomUUID(),
    challengeVersion: `sha256:${'0'.repeat(64)}`,
    kind,
  });
}
