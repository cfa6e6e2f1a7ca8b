import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type DataFolder = {
  readonly path: string;
  /** A secret of this folder, made on first use and readable by its owner only. */
  readonly readToken: (name: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** A unix socket's path must fit into 104 bytes on some systems. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Opens the folder for this process alone.
 *
 * @throws where another process has it open.
 */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const release = await lock(folder);
  return {
    path: folder,
    readToken: async (name) => await readToken(path.join(folder, name)),
    close: release,
  };
}

async function readToken(file: string): Promise<string> {
  const token = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (token !== '') return token;
  const made = randomBytes(24).toString('base64url');
  await writeFile(file, `${made}\n`, { mode: 0o600, flush: true });
  return made;
}

/** Listens on a socket in the folder: whoever holds it answers, and a dead holder does not, whatever its pid is now. */
async function lock(folder: string): Promise<() => Promise<void>> {
  const socketPath = await lockPath(folder);
  if (await isAnswered(socketPath)) {
    throw new Error(`Another minicase runs on ${folder}: stop it first, or give this one its own MINICASE_DATA.`);
  }
  await rm(socketPath, { force: true });
  const server = createServer((socket) => socket.end()).unref();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  return async () => await new Promise<void>((resolve) => server.close(() => resolve()));
}

async function lockPath(folder: string): Promise<string> {
  const inside = path.join(folder, 'lock');
  if (Buffer.byteLength(inside) <= LONGEST_SOCKET_PATH) return inside;
  const name = createHash('sha256')
    .update(await realpath(folder))
    .digest('hex')
    .slice(0, 32);
  return path.join(tmpdir(), `minicase-${name}.lock`);
}

async function isAnswered(socketPath: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
