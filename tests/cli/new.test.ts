import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTemplates } from '../../src/catalogue/list-templates.ts';
import { findOnPath } from '../../worker/bench/processes/find-on-path.ts';
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
      mutants: 24,
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
  /** Answers each question when it is asked. @returns all that is seen */
  async function converse(
    slug: string,
    answers: readonly (readonly [question: string, answer: string])[],
  ): Promise<string> {
    const command = `'${process.execPath}' src/cli/main.ts new ${slug} --challenges '${folder.path}'`;
    const child = spawn(script ?? '', ['--quiet', '--return', '--command', command, '/dev/null']);
    let seen = '';
    let read = 0;
    const open = [...answers];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      seen += text;
      const place = seen.indexOf(open[0]?.[0] ?? '\0', read);
      if (place === -1) return;
      read = seen.length;
      child.stdin.write(open.shift()?.[1]);
    });
    await once(child, 'close');
    return stripVTControlCharacters(seen);
  }

  it('asks for title, template and summary, and offers an answer to each', async () => {
    const seen = await converse('asked-for', [
      ['Title (Asked for)', 'Late bills\r'],
      ['Number or name', 'queue\r'],
      ["There is no 'queue'", '2\r'],
      ['Summary', '\r'],
    ]);
    expect(seen).toContain('asked-for is written');
    const manifest = JSON.parse(await readFile(path.join(folder.path, 'asked-for/challenge.json'), 'utf8'));
    const [, http] = await listTemplates();
    expect(manifest).toMatchObject({ title: 'Late bills', summary: http?.summary, dependencies: ['hono', 'zod'] });
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('writes nothing when it is left by %s', async (_, key) => {
    const seen = await converse('left-alone', [
      ['Title', 'Late bills\r'],
      ['Number or name', key],
    ]);
    expect(seen).toMatch(/nothing was written/);
    expect(await readdir(folder.path)).not.toContain('left-alone');
  });
});
