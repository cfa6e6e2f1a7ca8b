import { randomUUID } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepFile, keepText } from '../../worker/cache/kept-file.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

const CACHE = path.join(import.meta.dirname, '../../node_modules/.cache/minicase');

let folder: TempFolder;
let file: string;
let name: string;
beforeEach(async () => {
  folder = await makeTempFolder();
  file = path.join(folder.path, 'made.txt');
  name = `test-${randomUUID()}`;
});
afterEach(async () => {
  await folder.remove();
  for (const kept of await namesKept()) await rm(path.join(CACHE, kept), { force: true });
});

async function namesKept(): Promise<string[]> {
  return (await readdir(CACHE)).filter((each) => each.startsWith(name));
}

it('is made once of the same, and again of anything else', async () => {
  const make = vi.fn(async () => await writeFile(file, `made ${make.mock.calls.length}`));
  for (const part of ['a', 'a', 'b', 'a']) {
    await rm(file, { force: true });
    await keepFile({ file, name, madeFrom: [part, new Uint8Array([1])] }, make);
    expect(await readFile(file, 'utf8')).toBe(part === 'a' ? 'made 1' : 'made 2');
  }
  expect(make).toHaveBeenCalledTimes(2);
});

it('is another where its parts are divided otherwise', async () => {
  const make = vi.fn(async () => 'text');
  await keepText({ name, madeFrom: ['ab', 'c'] }, make);
  await keepText({ name, madeFrom: ['a', 'bc'] }, make);
  expect(make).toHaveBeenCalledTimes(2);
});

it('is kept in the newest versions only, and never in half', async () => {
  for (const part of ['1', '2', '3', '4', '5']) {
    await keepText({ name, madeFrom: [part] }, async () => part);
  }
  expect(await namesKept()).toHaveLength(3);
  const make = vi.fn(async () => 'anew');
  expect(await keepText({ name, madeFrom: ['5'] }, make)).toBe('5');
  expect(await keepText({ name, madeFrom: ['1'] }, make)).toBe('anew');
});

it('is whole for each of many that make it at once', async () => {
  const text = 'x'.repeat(1_000_000);
  const all = Array.from({ length: 20 }, () => keepText({ name, madeFrom: [] }, async () => text));
  expect(new Set(await Promise.all(all))).toEqual(new Set([text]));
  expect(await namesKept()).toHaveLength(1);
});

it('is not kept where it cannot be made', async () => {
  const failing = keepText({ name, madeFrom: [] }, () => Promise.reject(new Error('cannot be made')));
  await expect(failing).rejects.toThrow('cannot be made');
  expect(await namesKept()).toEqual([]);
  expect(await keepText({ name, madeFrom: [] }, async () => 'made')).toBe('made');
});
