import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTemplates } from '../../src/cli/new/templates.ts';
import { findOnPath } from '../../worker/bench/find-on-path.ts';
import { type BenchPool, openBenchPool } from '../../worker/check/bench-pool.ts';
import { checkChallenge } from '../../worker/check/check-challenge.ts';
import { errorsOf, warningsOf } from '../check/sound-case.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { runCommand } from './run-command.ts';

const TEMPLATES = path.join(import.meta.dirname, '../../challenges/.templates');
const TITLE = 'Bills & "quarters"';

let folder: TempFolder;
beforeAll(async () => {
  folder = await makeTempFolder();
});
afterAll(() => folder.remove());

it('offers every template that there is', async () => {
  const entries = await readdir(TEMPLATES, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect((await listTemplates()).map(({ name }) => name).toSorted()).toEqual(folders.toSorted());
});

describe.each(await listTemplates())('a case made of $name', ({ name, summary }) => {
  let pool: BenchPool;
  beforeAll(() => {
    pool = openBenchPool();
  });
  afterAll(() => pool.close());

  it('has nothing to mend', { timeout: 600_000 }, async () => {
    const args = ['--template', name, '--title', TITLE, '--challenges', folder.path];
    const { status, stdout } = runCommand('new', `of-${name}`, ...args);
    expect(status).toBe(0);
    for (const step of ['try', 'watch', 'check'])
      expect(stdout).toContain(`minicase -- ${step} ${folder.path}/of-${name}`);

    const report = await checkChallenge(path.join(folder.path, `of-${name}`), {
      pool,
      mutants: 60,
      isFullMatrix: false,
      stabilityRuns: 3,
    });
    expect(errorsOf(report)).toBe('');
    expect(warningsOf(report)).toBe('');
    expect(report.isGreen).toBe(true);
    expect(report.title).toBe(TITLE);
    const statement = await readFile(path.join(folder.path, `of-${name}`, 'statement.md'), 'utf8');
    expect(statement).toContain(`# ${TITLE}\n\n${summary}\n`);
    expect(statement).not.toContain('{{');
  });
});

describe('what cannot be written', () => {
  it.each([
    ['a slug that is none', ['Quarter Hours'], /'Quarter Hours' is no slug: .*such as quarter-hours/],
    [
      'a template that is not there',
      ['bills', '--template', 'queue'],
      /no template 'queue'; there are function, http-service/,
    ],
    ['an empty title', ['bills', '--title', ' '], /the title cannot be ' '/],
    ['a summary that is too long', ['bills', '--summary', 'x'.repeat(501)], /the summary cannot be/],
  ])('is %s', async (_, args, message) => {
    const { status, stderr } = runCommand('new', ...args, '--challenges', path.join(folder.path, 'none'));
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
    await expect(readdir(path.join(folder.path, 'none'))).rejects.toThrow(/ENOENT/);
  });

  it('is a case where there is something already', async () => {
    await mkdir(path.join(folder.path, 'taken'));
    const { status, stderr } = runCommand('new', 'taken', '--challenges', folder.path);
    expect(stderr).toMatch(/already something at .*\/taken/);
    expect(status).toBe(2);
    expect(await readdir(path.join(folder.path, 'taken'))).toEqual([]);
  });
});

/** `script` gives what it runs a terminal. */
const script = findOnPath('script');

describe.runIf(script !== undefined && process.platform === 'linux')('in a terminal', () => {
  function answer(slug: string, input: string): string {
    const command = `'${process.execPath}' src/cli/main.ts new ${slug} --challenges '${folder.path}'`;
    return spawnSync(script ?? '', ['--quiet', '--return', '--command', command, '/dev/null'], {
      input,
      encoding: 'utf8',
    }).stdout;
  }

  it('asks for title, template and summary, and offers an answer to each', async () => {
    const asked = answer('asked-for', 'Late bills\rqueue\r2\r\r');
    expect(asked).toMatch(/Title \(Asked for\)/);
    expect(asked).toMatch(/There is no 'queue'/);
    const manifest = JSON.parse(await readFile(path.join(folder.path, 'asked-for/challenge.json'), 'utf8'));
    const [, http] = await listTemplates();
    expect(manifest).toMatchObject({ title: 'Late bills', summary: http?.summary, dependencies: ['hono', 'zod'] });
  });

  it('writes nothing when it is left', async () => {
    expect(answer('left-alone', 'Late bills\r\u0004')).toMatch(/nothing was written/);
    expect(await readdir(folder.path)).not.toContain('left-alone');
  });
});
