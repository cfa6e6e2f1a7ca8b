import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { makeDatabase } from '../support/make-database.ts';
import { type StartedProcess, startProcess } from '../support/start-process.ts';
import { type RedisServer, startRedis } from '../support/start-redis.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { describeWith } from '../tools.ts';

const WORKER_TOKEN = 'a-worker-token-for-tests';

function startWorker(variables: Record<string, string>) {
  const env = { PATH: process.env['PATH'], ...variables };
  return spawn(process.execPath, ['worker/main.ts'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

describe('a worker without an environment', () => {
  test('tells what it needs, by field', async () => {
    const worker = startWorker({});
    const [errors, [code]] = await Promise.all([text(worker.stderr), once(worker, 'exit')]);
    expect(code).toBe(1);
    for (const name of ['MINICASE_API_URL', 'MINICASE_WORKER_TOKEN']) expect(errors).toContain(`  ${name}: `);
  });
});

describeWith('redis-server', 'a server without benches and a worker of its own, on Redis', (redisPath) => {
  let folder: TempFolder;
  let redis: RedisServer;
  let server: StartedProcess;
  beforeAll(async () => {
    folder = await makeTempFolder();
    redis = await startRedis(redisPath);
    server = await startProcess('tests/support/minicase-process.ts', {
      PORT: '0',
      MINICASE_DATA: folder.path,
      MINICASE_BENCHES: '0',
      MINICASE_WORKER_TOKEN: WORKER_TOKEN,
      REDIS_URL: redis.url,
      DATABASE_URL: await makeDatabase(),
    });
  });
  afterAll(async () => {
    await server.kill('SIGTERM');
    await redis.stop();
    await folder.remove();
  });

  test('judge together what was submitted before the worker was there, and the worker stops when asked', async () => {
    const { address, apiToken } = JSON.parse(server.firstLine) as { address: string; apiToken: string };
    const client = new ApiClient(address, apiToken);
    expect(await (await client.ask('/health')).json()).toMatchObject({
      status: 'degraded',
      queue: { backend: 'redis', benches: 0 },
      containment: null,
    });
    const files = [{ path: 'index.ts', content: 'export {};\n' }];
    const { id } = await client.submit({ challenge: 'order-sync', candidate: 'ada', kind: 'sample', files });
    const worker = startWorker({
      MINICASE_API_URL: address,
      MINICASE_WORKER_TOKEN: WORKER_TOKEN,
      REDIS_URL: redis.url,
      LOG_LEVEL: 'error',
    });
    const ended = once(worker, 'exit');
    expect((await client.readWhenOver(id)).judgings).toMatchObject([{ state: 'judged', score: null }]);
    expect(await (await client.ask('/health')).json()).toMatchObject({ status: 'ok', queue: { benches: 1 } });
    worker.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });
});
