import { constants } from 'node:fs';
import { access, statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { requireNoEviction } from '../../queue/require-no-eviction.ts';
import { findPostgresBinaries } from '../../store/embedded/postgres-binaries.ts';
import type { Check } from './check.ts';

const LOWEST_NODE = 24;
const ENOUGH_DISK_GB = 1;

/** What a server or a worker needs besides containment. */
export async function checkMachine(environment: NodeJS.ProcessEnv): Promise<Check[]> {
  const redisUrl = environment['REDIS_URL'] ?? '';
  return [
    checkNode(),
    await checkPostgres(environment['DATABASE_URL'] ?? ''),
    ...(redisUrl === '' ? [] : [await checkRedis(redisUrl)]),
    await checkFolder('temp folder', os.tmpdir(), 'benches keep what programs are started from there'),
    await checkFolder('disk', process.cwd(), 'the data folder lies there, unless MINICASE_DATA says otherwise'),
  ];
}

function checkNode(): Check {
  const { dependencies } = createRequire(import.meta.url)('../../../package.json') as {
    readonly dependencies: { readonly node: string };
  };
  const { node: running } = process.versions;
  const isPinned = running === dependencies.node;
  const isOld = Number.parseInt(running, 10) < LOWEST_NODE;
  return {
    name: 'node',
    state: isPinned ? 'good' : isOld ? 'bad' : 'weak',
    found: isPinned ? running : `${running}, where ${dependencies.node} is what verdicts are tested with`,
    gives: 'the same Node gives the same verdicts everywhere',
    ...(!isPinned && { fix: 'npm ci && npm run -s minicase -- doctor' }),
  };
}

async function checkPostgres(databaseUrl: string): Promise<Check> {
  const gives = 'submissions and scores are kept in it';
  if (databaseUrl !== '') return { name: 'postgres', state: 'good', found: 'the one of DATABASE_URL is used', gives };
  try {
    const { version } = await findPostgresBinaries();
    return { name: 'postgres', state: 'good', found: `${version}, from npm`, gives };
  } catch (error) {
    return { name: 'postgres', state: 'bad', found: messageOf(error), gives, fix: 'npm ci --include=optional' };
  }
}

async function checkRedis(redisUrl: string): Promise<Check> {
  const about = { name: 'redis', gives: 'judgings wait in it' };
  try {
    await requireNoEviction(redisUrl);
    return { ...about, state: 'good', found: 'answers, and keeps what it is given (maxmemory-policy noeviction)' };
  } catch (error) {
    // Its message says what to do.
    return { ...about, state: 'bad', found: messageOf(error) };
  }
}

async function checkFolder(name: string, folder: string, gives: string): Promise<Check> {
  try {
    await access(folder, constants.W_OK);
  } catch (error) {
    return { name, state: 'bad', found: messageOf(error), gives, fix: `chmod u+w ${folder}` };
  }
  const { bavail, bsize } = await statfs(folder);
  const freeGb = (bavail * bsize) / 1e9;
  return {
    name,
    state: freeGb < ENOUGH_DISK_GB ? 'weak' : 'good',
    found: `${path.resolve(folder)}, ${freeGb.toFixed(1)} GB free`,
    gives,
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
