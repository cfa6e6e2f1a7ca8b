import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readChallenge } from '../../src/catalogue/read-challenge.ts';
import { type Listening, listen } from '../../src/door/listen.ts';
import type { CheckReport } from '../../src/protocol/check-report.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeCheckReport } from '../support/make-check-report.ts';
import { makeGroups } from '../support/make-draft.ts';
import { type OpenApp, openApp, TOKENS } from '../support/open-app.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const MAIN = path.join(import.meta.dirname, '../../src/cli/main.ts');

let opened: OpenApp;
let server: Listening;
let temp: Awaited<ReturnType<typeof makeTempFolder>>;
let folder: string;
beforeAll(async () => {
  opened = await openApp();
  server = await listen(opened.app, 0, '127.0.0.1');
  temp = await makeTempFolder();
  folder = path.join(temp.path, 'two-sums');
  const { manifest, files } = makeChallenge();
  await write('challenge.json', JSON.stringify({ ...manifest, groups: makeGroups(40) }));
  await write('statement.md', 'Add two numbers.');
  for (const file of files) await write(file.path, file.content);
});
afterAll(async () => {
  await server.close();
  await opened.close();
  await temp.remove();
});

async function write(file: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), content);
}

/** What the command prints and how it exits, with a report of the folder as it is now. */
async function publish(changes: Partial<CheckReport> = {}, ...more: string[]) {
  const { version } = (await readChallenge(folder)).package;
  const report = path.join(temp.path, 'report.json');
  await writeFile(report, JSON.stringify([makeCheckReport(version, [{ group: 'Sums', title: 'adds' }], changes)]));
  const url = `http://127.0.0.1:${server.port}`;
  const words = ['publish', folder, '--url', url, '--changelog', 'Harder sums.', '--by', 'grace', '--report', report];
  return await run([...words, '--token', TOKENS.api, ...more]);
}

async function run(words: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  return await new Promise((resolve) => {
    execFile(process.execPath, ['--no-warnings', MAIN, ...words], { env: {} }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), output: stripVTControlCharacters(stdout + stderr) });
    });
  });
}

test('a proven challenge is published, its effect is told, and nothing is done the second time', async () => {
  const first = await publish();
  expect(first.output).toContain('version 2 is published and current');
  expect(first.output).toContain('against version 1: no test added or removed; points of Sums 30 → 40');
  expect(first.code).toBe(0);
  expect(await (await opened.ask('/api/challenges/two-sums/versions/2')).json()).toMatchObject({
    state: 'published',
    isCurrent: true,
    publishedBy: 'grace',
    changelog: 'Harder sums.',
    check: { isGreen: true },
  });
  const second = await publish();
  expect(second).toMatchObject({ code: 0, output: expect.stringContaining('version 2 has this very content') });
});

test('what is not proven is not sent, and what to mend is told as check tells it', async () => {
  await write('tests/secret/hidden-sums.spec.ts', '// another\n');
  const finding = { severity: 'error' as const, message: 'a mutant survives', mend: 'add a test' };
  const part = { name: 'mutants' as const, state: 'failed' as const, findings: [finding], summary: '', wallTimeMs: 1 };
  const refused = await publish({ isGreen: false, parts: [part] });
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('error a mutant survives\n        → add a test');
  expect(await (await opened.ask('/api/challenges/two-sums/versions/3')).json()).toMatchObject({ status: 404 });
});

test('a report that leaves parts out is refused by the server in its own words', async () => {
  const refused = await publish({ parts: [] });
  expect(refused).toMatchObject({ code: 2, output: expect.stringContaining('case: was left out → check all parts') });
});

test.each([
  ['another token', ['--token', 'wrong'], 'send a token as'],
  ['another server', ['--url', 'http://127.0.0.1:1'], 'cannot be reached'],
  ['a report that is none', ['--report', MAIN], 'holds no report'],
])('with %s it says what is wrong', async (_, words, message) => {
  expect(await publish({}, ...words)).toMatchObject({ code: 2, output: expect.stringContaining(message) });
});
