import { createHash, randomUUID } from 'node:crypto';
import { constants, copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** What takes long to make, for every process of this installation. Whoever may write here may write its code. */
export const KEPT = fileURLToPath(new URL('../../node_modules/.cache/minicase', import.meta.url));
/** How many of a name are kept: the newest. */
const VERSIONS = 3;
/** What was made on one machine may not do on another. */
export const MACHINE = [process.version, process.arch, os.cpus()[0]?.model ?? ''].join();

export type Kept = {
  /** What it is called among what is kept. */
  readonly name: string;
  /** All that it is made from. */
  readonly madeFrom: readonly (string | Uint8Array)[];
};

/** Puts a file there: the one that was made from the same before, by whichever process, or else a new one. */
export async function keepFile({ file, ...kept }: Kept & { readonly file: string }, make: () => Promise<unknown>) {
  const place = placeOf(kept);
  if (await succeeds(copyFile(place, file, constants.COPYFILE_FICLONE))) return;
  await make();
  await keep(kept.name, place, (unfinished) => copyFile(file, unfinished));
}

/** A text that was made from the same before, by whichever process, or else a new one. */
export async function keepText(kept: Kept, make: () => Promise<string>): Promise<string> {
  const place = placeOf(kept);
  const known = await readFile(place, 'utf8').catch(() => undefined);
  if (known !== undefined) return known;
  const text = await make();
  await keep(kept.name, place, (unfinished) => writeFile(unfinished, text));
  return text;
}

function placeOf({ name, madeFrom }: Kept): string {
  const hash = createHash('sha256').update(MACHINE);
  for (const part of madeFrom) hash.update(`\0${part.length}\0`).update(part);
  return path.join(KEPT, `${name}.${hash.digest('hex').slice(0, 24)}`);
}

async function keep(name: string, place: string, write: (unfinished: string) => Promise<void>): Promise<void> {
  if (await putInPlace(place, write)) await succeeds(forgetOlder(name));
}

/** Gives back whether it could be kept: what cannot be is made anew each time, and no fault. Nobody may see half a file. */
export async function putInPlace(place: string, write: (unfinished: string) => Promise<void>): Promise<boolean> {
  const unfinished = `${place}.${randomUUID()}`;
  await succeeds(mkdir(path.dirname(place), { recursive: true }));
  const isKept = await succeeds(write(unfinished).then(() => rename(unfinished, place)));
  if (!isKept) await succeeds(rm(unfinished, { force: true }));
  return isKept;
}

async function forgetOlder(name: string): Promise<void> {
  const names = (await readdir(KEPT)).filter((each) => each.replace(/\.[^.]*$/, '') === name);
  const files = names.map((each) => path.join(KEPT, each));
  const dated = await Promise.all(files.map(async (file) => ({ file, keptAt: (await stat(file)).mtimeMs })));
  const older = dated.toSorted((a, b) => b.keptAt - a.keptAt).slice(VERSIONS);
  await Promise.all(older.map(({ file }) => rm(file, { force: true })));
}

async function succeeds(work: Promise<unknown>): Promise<boolean> {
  return await work.then(
    () => true,
    () => false,
  );
}
