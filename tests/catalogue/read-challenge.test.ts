import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'challenge-'));
  await write('challenge.json', JSON.stringify(MANIFEST));
  await write('starter/index.ts', 'export const one = 0;');
  await write('submissions/accepted/model/index.ts', 'export const one = 1;');
});
afterEach(() => rm(folder, { recursive: true }));

const MANIFEST = {
  title: 'One',
  summary: 'One.',
  entry: 'index.ts',
  groups: [{ name: 'one', file: 'tests/secret/one.spec.ts', category: 'performance', points: 1 }],
};

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), content);
}

it('holds the model solution where a suite compares with it, and then makes it part of the version', async () => {
  await write('tests/secret/one.spec.ts', "import { world } from 'minicase/world'; // at no cost");
  const without = (await readChallenge(folder)).package;
  expect(without.model).toBeUndefined();
  await write('submissions/accepted/model/index.ts', 'export const one = 2 - 1;');
  expect((await readChallenge(folder)).package.version).toBe(without.version);

  await write('tests/secret/one.spec.ts', "import { cost, world } from 'minicase/world';");
  const within = (await readChallenge(folder)).package;
  expect(within.model).toEqual([{ path: 'index.ts', content: 'export const one = 2 - 1;' }]);
  await write('submissions/accepted/model/index.ts', 'export const one = 1;');
  expect((await readChallenge(folder)).package.version).not.toBe(within.version);
});

it('takes a time zone by its name, and tells which one is meant where there is none of that name', async () => {
  await write('tests/secret/one.spec.ts', '');
  await write('challenge.json', JSON.stringify({ ...MANIFEST, timeZone: 'europe/amsterdam' }));
  expect((await readChallenge(folder)).package.manifest.timeZone).toBe('Europe/Amsterdam');
  await write('challenge.json', JSON.stringify({ ...MANIFEST, timeZone: 'America/Amsterdam' }));
  await expect(readChallenge(folder)).rejects.toThrow(
    "timeZone: 'America/Amsterdam' is no time zone: did you mean 'Europe/Amsterdam'?",
  );
  await write('challenge.json', JSON.stringify({ ...MANIFEST, timeZone: '+02:00' }));
  await expect(readChallenge(folder)).rejects.toThrow("'+02:00' is no time zone: write it as 'Europe/Amsterdam'");
});
