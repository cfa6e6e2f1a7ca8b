import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, expect, test } from 'vitest';
import { caseFilesIn } from '../../src/catalogue/case-files.ts';
import { readModelSolution } from '../../src/catalogue/read-model-solution.ts';
import { ApiClient } from '../support/api-client.ts';
import { killDescendants } from '../support/kill-descendants.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');
const TOKEN = 'a-token-for-the-crashes';
const data = mkdtempSync(path.join(os.tmpdir(), 'minicase-crashes-'));
let running: ChildProcess | undefined;

afterEach(() => {
  running?.kill('SIGKILL');
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** `npm start`, as it is. */
async function start(): Promise<{ readonly server: ChildProcess; readonly client: ApiClient }> {
  const server = spawn(process.execPath, ['src/main.ts'], {
    cwd: PROJECT,
    env: { PATH: process.env['PATH'], PORT: '0', MINICASE_DATA: data, MINICASE_TOKEN: TOKEN, MINICASE_SELF_CHECK: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = server;
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /open\s+(http:\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    server.stdout.resume();
    return { server, client: new ApiClient(address, TOKEN) };
  }
  throw new Error('the server ended before it listened');
}

test('kill -9 of program, grader and server loses no submission, and none is judged twice', async () => {
  const files = await readModelSolution(caseFilesIn(path.join(PROJECT, 'challenges', 'order-sync')));
  const submission = { challenge: 'order-sync', candidate: 'ada', files };
  const ids: string[] = [];

  const { server, client } = await start();
  for (const victim of ['program.cjs', 'grader.cjs']) {
    const { id } = await client.submit(submission);
    ids.push(id);
    await client.followUntil(id, 'running');
    expect(killDescendants(server.pid ?? 0, victim, 'SIGKILL')).toBeGreaterThan(0);
    expect((await client.readWhenOver(id)).judgings).toMatchObject([{ state: 'judged', score: 100 }]);
  }
  for (let count = 0; count < 3; count++) ids.push((await client.submit(submission)).id);
  await client.followUntil(ids.at(-3) ?? '', 'running');
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;

  const again = await start();
  for (const id of ids) {
    expect((await again.client.readWhenOver(id)).judgings).toMatchObject([{ state: 'judged', score: 100 }]);
    const events = await again.client.followUntil(id, 'never');
    expect(events.filter((type) => type === 'judged' || type === 'aborted')).toEqual(['judged']);
  }
  const stopped = once(again.server, 'exit');
  again.server.kill('SIGTERM');
  expect((await stopped)[0]).toBe(0);
}, 120_000);
