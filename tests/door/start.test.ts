import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDataFolder } from '../../src/door/data-folder.ts';
import { parseEnvironment } from '../../src/door/environment.ts';
import { startMinicase } from '../../src/door/start-minicase.ts';
import { ApiClient } from '../support/api-client.ts';
import { openScriptedBench } from '../support/scripted-bench.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');

let temp: TempFolder;
let folder: string;
beforeEach(async () => {
  temp = await makeTempFolder();
  folder = temp.path;
});
afterEach(async () => await temp.remove());

function environment(variables: Record<string, string> = {}) {
  return parseEnvironment({ PORT: '0', MINICASE_DATA: folder, ...variables }, PROJECT);
}

async function runMain(...flags: string[]): Promise<{ code: number; output: string; errors: string }> {
  return await runMainWith({}, ...flags);
}

async function runMainWith(variables: Record<string, string>, ...flags: string[]) {
  const child = spawn(process.execPath, ['src/main.ts', ...flags], {
    cwd: PROJECT,
    env: { PATH: process.env['PATH'], MINICASE_DATA: folder, ...variables },
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: Number(code), output, errors };
}

test('--help tells the variables and starts nothing', async () => {
  const { code, output } = await runMain('--help');
  expect(code).toBe(0);
  expect(output).toContain('MINICASE_DATA');
  expect(await readdir(folder)).toEqual([]);
});

test('a wrong environment is told by field, all at once', async () => {
  const { code, errors } = await runMainWith({ PORT: 'eighty', REDIS_URL: 'http://here', LOG_LEVEL: 'loud' });
  expect(code).toBe(1);
  for (const name of ['PORT', 'REDIS_URL', 'LOG_LEVEL']) expect(errors).toContain(`  ${name}: `);
});

test('an empty variable is one that is not set', () => {
  expect(environment({ REDIS_URL: '', LOG_LEVEL: '' })).toMatchObject({ LOG_LEVEL: 'warn' });
});

test('a port in use is told in one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const { code, errors } = await runMainWith({ PORT: port });
  expect(code).toBe(1);
  expect(errors).toBe(`Port ${port} is in use: stop what uses it, or choose another with PORT.\n`);
  other.close();
});

test('a second start on the same data folder is told in one sentence', async () => {
  const first = await openDataFolder(folder);
  const { code, errors } = await runMain();
  expect(code).toBe(1);
  expect(errors).toBe(`Another minicase runs on ${folder}: stop it first, or give this one its own MINICASE_DATA.\n`);
  await first.close();
  await (await openDataFolder(folder)).close();
});

test('tokens are made once, and kept for their owner only', async () => {
  const opened = await openDataFolder(folder);
  const token = await opened.readToken('token');
  expect(token.length).toBeGreaterThan(30);
  expect(await opened.readToken('token')).toBe(token);
  expect((await stat(path.join(folder, 'token'))).mode & 0o777).toBe(0o600);
  await opened.close();
});

test('submissions survive a restart', async () => {
  const first = await startMinicase(environment(), openScriptedBench);
  const { id } = await new ApiClient(first.address, first.apiToken).submit({
    challenge: 'order-sync',
    candidate: 'ada',
    files: [{ path: 'index.ts', content: '' }],
  });
  await new ApiClient(first.address, first.apiToken).readWhenOver(id);
  await first.close();
  const second = await startMinicase(environment(), openScriptedBench);
  expect(second.apiToken).toBe(first.apiToken);
  expect(await new ApiClient(second.address, second.apiToken).read(id)).toMatchObject({
    judgings: [{ state: 'judged', score: 100 }],
  });
  await second.close();
});

test('what is being judged when the server stops is judged after the next start', async () => {
  const first = await startMinicase(environment(), openScriptedBench);
  const client = new ApiClient(first.address, first.apiToken);
  const script = { path: 'script.json', content: JSON.stringify({ caseTimeMs: 20_000, cases: 1 }) };
  const { id } = await client.submit({ challenge: 'order-sync', candidate: 'ada', files: [script] });
  await client.followUntil(id, 'compiling');
  await first.close();
  const second = await startMinicase(environment(), async () => ({
    ...(await openScriptedBench()),
    judge: async (request) => await (await openScriptedBench()).judge({ ...request, files: [] }),
  }));
  const over = await new ApiClient(second.address, second.apiToken).readWhenOver(id);
  expect(over.judgings).toMatchObject([{ state: 'judged', verdict: 'accepted' }]);
  await second.close();
});

describe('in production', () => {
  const openWeakBench = async () => ({
    ...(await openScriptedBench()),
    isolation: { level: 1 as const, mechanisms: [] },
  });

  test('it refuses to judge below containment level 2, unless told otherwise', async () => {
    const production = environment({ NODE_ENV: 'production' });
    await expect(startMinicase(production, openWeakBench)).rejects.toMatchObject({ code: 'containment-insufficient' });
    const allowed = environment({ NODE_ENV: 'production', MINICASE_ALLOW_UNCONTAINED: '1' });
    await (await startMinicase(allowed, openWeakBench)).close();
  });
});
