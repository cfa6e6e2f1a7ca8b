import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { type ClusterFolder, openClusterFolder } from './cluster-folder.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { stopLeftoverServer } from './stop-leftover-server.ts';

export type EmbeddedPostgres = {
  /** A URL for `openStore`: a unix socket and a password, no port. */
  readonly databaseUrl: string;
  /** Resolves when the server ends by itself, with the last lines it wrote. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
};

export type EmbeddedPostgresOptions = {
  /** Another Postgres than npm's. */
  readonly binaries?: PostgresBinaries;
  /** Flags of `postgres`, such as `fsync=off` for tests. */
  readonly settings?: readonly string[];
};

const USER = 'minicase';
const START_WITHIN_MS = 30_000;
const SETTINGS = ['listen_addresses=', 'max_connections=100', 'shared_buffers=64MB', 'unix_socket_permissions=0700'];
/** A unix socket's path must fit into 108 bytes, name included. */
const LONGEST_SOCKET_FOLDER = 85;

/**
 * Runs the server until its standard input ends: however its owner dies, the pipe closes. The server is in a session
 * of its own, so that Ctrl-C reaches us first.
 */
const LEASH = `
  exec 3<&0
  "$@" </dev/null 3<&- & server=$!
  { read -r _ <&3; kill -INT "$server"; } & watch=$!
  wait "$server"
  kill "$watch"
`;

/** Starts the Postgres that came from npm on its own folder in the data folder, and makes that on the first start. */
export async function startEmbeddedPostgres(
  dataFolder: string,
  options: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const cluster = await openClusterFolder(dataFolder, options.binaries ?? (await findPostgresBinaries()));
  const password = await readPassword(dataFolder);
  const data = path.join(cluster.folder, 'data');
  await initialiseOnce(cluster, data, password);
  await stopLeftoverServer(data);
  const socketFolder = await openSocketFolder(cluster);
  const server = startServer(cluster, [
    '-D',
    data,
    '-k',
    socketFolder,
    ...[...SETTINGS, ...(options.settings ?? [])].flatMap((setting) => ['-c', setting]),
  ]);
  const databaseUrl = `postgresql://${USER}:${password}@localhost/postgres?host=${encodeURIComponent(socketFolder)}`;
  const stop = async () => {
    server.child.stdin?.end();
    await server.ended;
    if (socketFolder !== cluster.folder) await rm(socketFolder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(databaseUrl, server.ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { databaseUrl, ended: server.ended, stop };
}

async function readPassword(dataFolder: string): Promise<string> {
  const file = path.join(dataFolder, 'database-password');
  const password = await readFile(file, 'utf8').catch(() => '');
  if (password !== '') return password;
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, made, { mode: 0o600, flush: true });
  return made;
}

/** Writes the new cluster beside its place first: one that was interrupted is never taken for a whole one. */
async function initialiseOnce(cluster: ClusterFolder, data: string, password: string): Promise<void> {
  if ((await stat(data).catch(() => undefined)) !== undefined) return;
  const unfinished = `${data}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const passwordFile = path.join(cluster.folder, 'initial-password');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (cluster.account !== undefined) await chown(passwordFile, cluster.account.uid, cluster.account.gid);
  try {
    const initdb = path.join(cluster.binaries, 'bin', 'initdb');
    const flags = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', `--username=${USER}`];
    await run(cluster, initdb, [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...flags]);
    await rename(unfinished, data);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function openSocketFolder(cluster: ClusterFolder): Promise<string> {
  if (Buffer.byteLength(cluster.folder) <= LONGEST_SOCKET_FOLDER) return cluster.folder;
  const folder = await mkdtemp(path.join(tmpdir(), 'minicase-'));
  if (cluster.account !== undefined) await chown(folder, cluster.account.uid, cluster.account.gid);
  return folder;
}

type Running = { readonly child: ChildProcess; readonly ended: Promise<string> };

function startServer(cluster: ClusterFolder, flags: readonly string[]): Running {
  const server = path.join(cluster.binaries, 'bin', 'postgres');
  return start(cluster, '/bin/sh', ['-c', LEASH, 'sh', server, ...flags]);
}

async function run(cluster: ClusterFolder, command: string, flags: readonly string[]): Promise<void> {
  const { child, ended } = start(cluster, command, flags);
  const output = await ended;
  if (child.exitCode !== 0) throw new Error(`${path.basename(command)} of the embedded Postgres failed: ${output}`);
}

function start(cluster: ClusterFolder, command: string, flags: readonly string[]): Running {
  const child = spawn(command, flags, {
    ...cluster.account,
    cwd: cluster.folder,
    detached: true,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output = (output + chunk.toString('utf8')).slice(-4_000);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.stdin.on('error', () => {});
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('close', () => resolve(output.trim()));
  });
  return { child, ended };
}

async function waitUntilReady(databaseUrl: string, ended: Promise<string>): Promise<void> {
  let output: string | undefined;
  void ended.then((text) => {
    output = text;
  });
  const giveUpAt = Date.now() + START_WITHIN_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (output !== undefined) throw new Error(`The embedded Postgres did not start: ${output}`, { cause });
      if (Date.now() > giveUpAt) throw new Error('The embedded Postgres did not answer in time.', { cause });
      await delay(30);
    }
  }
}
