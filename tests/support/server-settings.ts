import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { startEmbeddedPostgres } from '../../src/store/embedded/start-embedded-postgres.ts';
import { describeWith } from '../tools.ts';
import { startRedis } from './start-redis.ts';

/** The environment of a minicase process. */
export type ServerSettings = Record<string, string>;

/** Runs the same tests in embedded mode, and on Redis with a Postgres of the system, as in production. */
export function describeBothBackends(title: string, define: (settings: () => ServerSettings) => void): void {
  describe(`${title}, embedded`, () => {
    withSettings(async () => ({ settings: {}, stop: async () => {} }), define);
  });
  describeWith('redis-server', `${title}, on Redis`, (redisPath) => {
    describeWith('postgres', 'and a Postgres of the system', (postgresPath) => {
      withSettings(async (folder) => {
        const redis = await startRedis(redisPath);
        const postgres = await startEmbeddedPostgres(folder, {
          binaries: { folder: path.join(path.dirname(postgresPath), '..'), version: 'of the system' },
          settings: ['fsync=off'],
        });
        return {
          settings: { REDIS_URL: redis.url, DATABASE_URL: postgres.databaseUrl },
          stop: async () => {
            await redis.stop();
            await postgres.stop();
          },
        };
      }, define);
    });
  });
}

type Servers = { readonly settings: ServerSettings; readonly stop: () => Promise<void> };

function withSettings(
  start: (folder: string) => Promise<Servers>,
  define: (settings: () => ServerSettings) => void,
): void {
  let folder: string;
  let servers: Servers;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'minicase-e2e-'));
    servers = await start(folder);
  });
  afterAll(async () => {
    await servers.stop();
    await rm(folder, { recursive: true, force: true });
  });
  define(() => ({
    PORT: '0',
    MINICASE_DATA: path.join(folder, 'data'),
    MINICASE_SELF_CHECK: '0',
    MINICASE_TOKEN: TOKEN,
    MINICASE_WORKER_TOKEN: WORKER_TOKEN,
    ...servers.settings,
  }));
}

const TOKEN = randomBytes(16).toString('hex');
const WORKER_TOKEN = randomBytes(16).toString('hex');
