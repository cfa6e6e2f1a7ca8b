import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { vi } from 'vitest';

export type RedisServer = { readonly url: string; readonly stop: () => Promise<void> };

/** A Redis server of its own on a free port, as production would set it up unless told otherwise. */
export async function startRedis(toolPath: string, settings: readonly string[] = []): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'minicase-redis-'));
  const port = await freePort();
  const server = spawn(toolPath, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', ...settings], {
    cwd: folder,
    stdio: 'ignore',
  });
  const url = `redis://127.0.0.1:${port}`;
  await vi.waitFor(async () => await ping(url), { timeout: 10_000, interval: 20 });
  return {
    url,
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ping(url: string): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.ping();
  } finally {
    client.disconnect();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has a port');
  return address.port;
}
