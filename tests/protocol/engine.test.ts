import { execFile } from 'node:child_process';
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENGINE } from '../../src/protocol/engine.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');

let temp: TempFolder;
beforeAll(async () => {
  temp = await makeTempFolder();
  await mkdir(path.join(temp.path, 'src'));
  for (const part of ['worker', 'src/domain', 'src/protocol', 'package.json', 'package-lock.json']) {
    await cp(path.join(PROJECT, part), path.join(temp.path, part), { recursive: true });
  }
  await symlink(path.join(PROJECT, 'node_modules'), path.join(temp.path, 'node_modules'));
});
afterAll(async () => await temp.remove());

/** The engine of a copy of the project, as another process finds it. */
async function engineOfCopy(): Promise<string> {
  const print = "import { ENGINE } from './src/protocol/engine.ts'; process.stdout.write(ENGINE);";
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', print], {
    cwd: temp.path,
  });
  return stdout;
}

test('the engine is named by all that takes part in a verdict, and by nothing that changes from place to place', async () => {
  expect(ENGINE).toMatch(/^minicase \S+\+[0-9a-f]{12}, Node \S+, V8 \S+, isolated-vm \S+$/);
  expect(await engineOfCopy()).toBe(ENGINE);
});

test('a changed line of what only asks for judgings is the same engine', async () => {
  await writeFile(path.join(temp.path, 'worker', 'check', 'another-line.ts'), '// It may ask for more.\n');
  expect(await engineOfCopy()).toBe(ENGINE);
});

test('a changed line of the judge is another engine', async () => {
  await writeFile(path.join(temp.path, 'worker', 'another-line.ts'), '// It may change a verdict.\n');
  expect(await engineOfCopy()).not.toBe(ENGINE);
});
