import { chmod, mkdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startEmbeddedPostgres } from '../../src/store/embedded/start-embedded-postgres.ts';
import { startProcess } from '../support/start-process.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

let temp: TempFolder;
let folder: string;
beforeEach(async () => {
  temp = await makeTempFolder();
  folder = temp.path;
});
afterEach(async () => await temp.remove());

async function query(databaseUrl: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  try {
    await client.connect();
    const { rows } = await client.query(text);
    return rows;
  } finally {
    await client.end();
  }
}

async function serverPid(): Promise<number> {
  const cluster = await realpath(path.join(folder, 'postgres'));
  return Number.parseInt(await readFile(path.join(cluster, 'data', 'postmaster.pid'), 'utf8'), 10);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test('data survives a restart, durably written', async () => {
  const first = await startEmbeddedPostgres(folder);
  await query(first.databaseUrl, 'create table kept as select 7 as seven');
  await first.stop();
  const second = await startEmbeddedPostgres(folder);
  expect(await query(second.databaseUrl, 'select seven from kept')).toEqual([{ seven: 7 }]);
  const [settings] = await query(
    second.databaseUrl,
    "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('listen_addresses') as addresses",
  );
  expect(settings).toEqual({ fsync: 'on', commit: 'on', addresses: '' });
  await second.stop();
});

test('its password is kept for its owner only', async () => {
  const postgres = await startEmbeddedPostgres(folder);
  expect((await stat(path.join(folder, 'database-password'))).mode & 0o777).toBe(0o600);
  const url = postgres.databaseUrl.replace(/:[^:@]+@/, ':wrong@');
  await expect(query(url, 'select 1')).rejects.toThrow(/password/);
  await postgres.stop();
});

test('a server whose owner was killed ends by itself, and the next start has the data', async () => {
  const owner = await startProcess('tests/support/postgres-process.ts', { MINICASE_DATA: folder });
  await query(owner.firstLine, 'create table kept as select 7 as seven');
  const pid = await serverPid();
  await owner.kill('SIGKILL');
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 10_000, interval: 20 });
  const next = await startEmbeddedPostgres(folder);
  expect(await query(next.databaseUrl, 'select seven from kept')).toEqual([{ seven: 7 }]);
  await next.stop();
});

test('after a power cut the pid file may name anybody; the server starts all the same', async () => {
  const first = await startEmbeddedPostgres(folder);
  await query(first.databaseUrl, 'create table kept as select 7 as seven');
  process.kill(await serverPid(), 'SIGKILL');
  await first.ended;
  const pidFile = path.join(await realpath(path.join(folder, 'postgres')), 'data', 'postmaster.pid');
  const lines = (await readFile(pidFile, 'utf8')).split('\n');
  await writeFile(pidFile, [process.ppid, ...lines.slice(1)].join('\n'));
  const next = await startEmbeddedPostgres(folder);
  expect(await query(next.databaseUrl, 'select seven from kept')).toEqual([{ seven: 7 }]);
  await next.stop();
});

test('a deep folder is no hindrance', async () => {
  const deep = path.join(folder, 'deep'.repeat(30), 'deeper'.repeat(20));
  await mkdir(deep, { recursive: true });
  const postgres = await startEmbeddedPostgres(deep);
  expect(await query(postgres.databaseUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  await postgres.stop();
});

describe.runIf(process.getuid?.() === 0)('started as root', () => {
  test('it runs as somebody else', async () => {
    const postgres = await startEmbeddedPostgres(folder);
    const { uid } = await stat(`/proc/${await serverPid()}`);
    expect(uid).not.toBe(0);
    await postgres.stop();
  });

  test('it works and keeps its data where only root may enter', async () => {
    await chmod(folder, 0o700);
    const inside = path.join(folder, 'project', '.minicase');
    await mkdir(inside, { recursive: true });
    const first = await startEmbeddedPostgres(inside);
    await query(first.databaseUrl, 'create table kept as select 7 as seven');
    await first.stop();
    const second = await startEmbeddedPostgres(inside);
    expect(await query(second.databaseUrl, 'select seven from kept')).toEqual([{ seven: 7 }]);
    await second.stop();
    const shelter = await realpath(path.join(inside, 'postgres'));
    expect(shelter.startsWith(folder)).toBe(false);

    // A data folder that was thrown away and made anew starts from nothing.
    await rm(inside, { recursive: true });
    await mkdir(inside);
    const third = await startEmbeddedPostgres(inside);
    await expect(query(third.databaseUrl, 'select seven from kept')).rejects.toThrow(/kept/);
    await third.stop();
    await rm(await realpath(path.join(inside, 'postgres')), { recursive: true });
    await rm(shelter, { recursive: true });
  });
});
