import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { makeScript } from '../support/scripted-bench.ts';
import { describeBothBackends, type ServerSettings } from '../support/server-settings.ts';
import { type StartedProcess, startProcess } from '../support/start-process.ts';

const SLOW = { challenge: 'order-sync', candidate: 'ada', files: [makeScript({ caseTimeMs: 150, cases: 6 })] };

const running: StartedProcess[] = [];
afterEach(async () => {
  for (const started of running.splice(0)) await started.kill('SIGKILL');
});

async function startServer(settings: ServerSettings): Promise<{ server: StartedProcess; client: ApiClient }> {
  const server = await startProcess('tests/support/minicase-process.ts', settings);
  running.push(server);
  const { address, apiToken } = JSON.parse(server.firstLine) as { address: string; apiToken: string };
  return { server, client: new ApiClient(address, apiToken) };
}

/** Where a worker finds the queue: in embedded mode, in the database that the server brought up. */
async function queueSettings(settings: ServerSettings): Promise<ServerSettings> {
  if (settings['REDIS_URL'] !== undefined) return { REDIS_URL: settings['REDIS_URL'] };
  const folder = settings['MINICASE_DATA'] ?? '';
  const password = await readFile(path.join(folder, 'database-password'), 'utf8');
  const socket = encodeURIComponent(await realpath(path.join(folder, 'postgres')));
  return { DATABASE_URL: `postgresql://minicase:${password}@localhost/postgres?host=${socket}` };
}

async function expectOneVerdictEach(client: ApiClient, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    const { judgings } = await client.readWhenOver(id);
    expect(judgings).toMatchObject([{ state: 'judged', verdict: 'accepted', score: 100 }]);
    const events = await client.followUntil(id, 'never');
    expect(events.filter((type) => type === 'judged' || type === 'aborted')).toEqual(['judged']);
  }
}

describeBothBackends('after kill -9 of the server', (settings) => {
  test('every accepted submission reaches exactly one verdict', async () => {
    const ids: string[] = [];
    for (const moment of ['accepted', 'running', 'judged'] as const) {
      const { server, client } = await startServer(settings());
      for (let n = 0; n < 3; n += 1) ids.push((await client.submit(SLOW)).id);
      if (moment !== 'accepted') await client.followUntil(ids.at(moment === 'running' ? 0 : -3) ?? '', moment);
      await server.kill('SIGKILL');
    }
    const { server, client } = await startServer(settings());
    await expectOneVerdictEach(client, ids);
    expect(await server.kill('SIGTERM')).toBe(0);
  }, 120_000);
});

describeBothBackends('after kill -9 of a worker', (settings) => {
  test('another one takes its judging over within fifteen seconds', async () => {
    const { client, server } = await startServer({ ...settings(), MINICASE_BENCHES: '0' });
    const { address } = JSON.parse(server.firstLine) as { address: string };
    const environment = { ...settings(), ...(await queueSettings(settings())), MINICASE_API_URL: address };
    const first = await startProcess('tests/support/worker-process.ts', environment);
    running.push(first);
    const { id } = await client.submit(SLOW);
    await client.followUntil(id, 'running');
    await first.kill('SIGKILL');
    const killedAt = performance.now();
    running.push(await startProcess('tests/support/worker-process.ts', environment));
    await expectOneVerdictEach(client, [id]);
    expect(performance.now() - killedAt).toBeLessThan(16_000);
    expect(await server.kill('SIGTERM')).toBe(0);
  }, 60_000);
});
