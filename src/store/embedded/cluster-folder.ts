import {
  chmod,
  chown,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import path from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { findServiceAccount, mayEnter, type ServiceAccount } from './service-account.ts';

export type ClusterFolder = {
  /** Holds `data` and whatever else the server needs; its account may enter it. */
  readonly folder: string;
  /** Where `bin/postgres` is, readable by the account. */
  readonly binaries: string;
  /** Who the server runs as; undefined for ourselves. */
  readonly account: ServiceAccount | undefined;
};

/** Outside any home folder, kept over a restart of the machine. */
const SHELTERS = ['/var/lib/minicase', '/var/tmp/minicase'];

/**
 * Makes the place where the server keeps its data: `postgres` in the data folder. Where the server must run as
 * another user who cannot get there, `postgres` is a link to a folder of its own under `/var`, and the binaries are
 * copied there too.
 */
export async function openClusterFolder(dataFolder: string, binaries: PostgresBinaries): Promise<ClusterFolder> {
  const account = await findServiceAccount();
  const wanted = path.join(dataFolder, 'postgres');
  if (account === undefined) {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    return { folder: await realpath(wanted), binaries: binaries.folder, account };
  }
  // Others may pass through the data folder to their own part of it, and list nothing.
  await chmod(dataFolder, 0o711);
  const folder = await openFolderFor(account, dataFolder, wanted);
  await chown(folder, account.uid, account.gid);
  return { folder, binaries: await readableBinaries(account, folder, binaries), account };
}

async function openFolderFor(account: ServiceAccount, dataFolder: string, wanted: string): Promise<string> {
  const existing = await lstat(wanted).catch(() => undefined);
  if (existing?.isSymbolicLink()) {
    const target = await realpath(wanted).catch(() => undefined);
    if (target !== undefined) return target;
    await rm(wanted);
  } else if (await mayEnter(account, dataFolder)) {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    return wanted;
  }
  const shelter = await makeShelter(account, dataFolder);
  if (existing?.isDirectory()) {
    await cp(wanted, shelter, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
    await rename(wanted, `${wanted}.moved`);
    await chownAll(shelter, account);
  }
  await symlink(shelter, wanted);
  return shelter;
}

async function makeShelter(account: ServiceAccount, dataFolder: string): Promise<string> {
  for (const shelter of SHELTERS) {
    try {
      await mkdir(shelter, { recursive: true, mode: 0o755 });
      if (!(await mayEnter(account, shelter))) continue;
      return await mkdtemp(path.join(shelter, 'postgres-'));
    } catch {
      // Not writable: the next one may be.
    }
  }
  throw new Error(
    `Postgres runs as uid ${account.uid}, who may enter neither ${dataFolder} nor ${SHELTERS.join(' nor ')}: ` +
      'set MINICASE_DATA to a folder that everybody may enter, or DATABASE_URL.',
  );
}

/** The binaries where they are, or a copy of this release where the account cannot read those. */
async function readableBinaries(account: ServiceAccount, folder: string, found: PostgresBinaries): Promise<string> {
  const bin = path.join(found.folder, 'bin');
  const isShared = ((await stat(path.join(bin, 'postgres'))).mode & 0o005) === 0o005;
  if (isShared && (await mayEnter(account, bin))) return found.folder;
  const copy = path.join(folder, `binaries-${found.version}`);
  if ((await stat(copy).catch(() => undefined)) !== undefined) return copy;
  const unfinished = `${copy}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(found.folder, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !source.endsWith('.a') && path.basename(source) !== 'pgxs',
  });
  await chownAll(unfinished, account);
  await rename(unfinished, copy);
  return copy;
}

async function chownAll(folder: string, account: ServiceAccount): Promise<void> {
  await chown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const entryPath = path.join(folder, entry.name);
    if (entry.isDirectory()) await chownAll(entryPath, account);
    else if (entry.isFile()) await chown(entryPath, account.uid, account.gid);
  }
}
