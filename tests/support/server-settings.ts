import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { startEmbeddedPostgres } from '../../src/store/embedded/start-embedded-postgres.ts';
import { describeWith } from '../tools.ts';
import { startRedis } from './start-redis.ts';
import { makeTempFolder, type TempFolder } from './temp-folder.ts';

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
  let folder: TempFolder;
  let servers: Servers;
  beforeAll(async () => {
    folder = await makeTempFolder();
    servers = await start(folder.path);
  });
  afterAll(async () => {
    await servers.stop();
    await folder.remove();
  });
  define(() => ({
    PORT: '0',
    MINICASE_DATA: path.join(folder.path, 'data'),
    MINICASE_SELF_CHECK: '0',
    MINICASE_TOKEN: TOKEN,
    MINICASE_WORKER_TOKEN: WORKER_TOKEN,
    ...servers.settings,
  }));
}

const TOKEN = randomBytes(16).toString('hex');
const WORKER_TOKEN = randomBytes(16).toString('hex');
