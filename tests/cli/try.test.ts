import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import type { TryMessage } from '../../src/cli/try/judge-try.ts';
import type { JudgingKind } from '../../src/domain/judging.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { runCommand, startCommand } from './run-command.ts';

type Tried = {
  readonly address: string;
  readonly folder: string;
  readonly page: () => Promise<{ readonly status: number; readonly text: string }>;
  readonly write: (file: string, change: (text: string) => string) => Promise<void>;
  readonly judge: (files: unknown, kind: JudgingKind) => Promise<readonly TryMessage[]>;
};

async function tryNewCase(): Promise<Tried> {
  const parent = await makeTempFolder();
  onTestFinished(parent.remove);
  runCommand('new', 'bills', '--title', 'Bills <b>', '--challenges', parent.path);
  const folder = path.join(parent.path, 'bills');
  const { nextLine } = startCommand('try', 'bills', '--challenges', parent.path, '--port', '0');
  const address = /http:\S+/.exec(await nextLine(/http:/))?.[0] ?? '';
  return {
    address,
    folder,
    async page() {
      const response = await fetch(address);
      return { status: response.status, text: await response.text() };
    },
    async write(file, change) {
      const files = await readSourceFiles(folder);
      await writeFile(path.join(folder, file), change(files.find((each) => each.path === file)?.content ?? ''));
    },
    async judge(files, kind) {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${address}/judgings`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ files, kind }),
      });
      expect(response.status).toBe(200);
      return (await response.text())
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
    },
  };
}

/** The server's events from now on, by their names. */
async function openChanges(address: string): Promise<(name: string) => Promise<void>> {
  const gone = new AbortController();
  onTestFinished(() => gone.abort());
  const { body } = await fetch(`${address}/changes`, { signal: gone.signal });
  if (body === null) return expect.unreachable();
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return async (name) => {
    while (!text.includes(`event: ${name}\n`)) text += (await reader.read()).value ?? expect.unreachable(text);
    text = '';
  };
}

it('shows the statement, without what HTML it has, and the files of the starter', async () => {
  const { page, write } = await tryNewCase();
  await write('statement.md', (text) => `${text}\n<img src=x onerror="alert(1)">\n\n[more](javascript:alert(1))\n`);
  const { status, text } = await page();
  expect(status).toBe(200);
  expect(text).toContain('<h2>The rules</h2>');
  expect(text).toContain('<title>Bills &lt;b&gt;: try</title>');
  expect(text).toContain('&lt;img src=x');
  expect(text).not.toMatch(/<img|href="javascript/);
  expect(text).toContain('not written yet');
  expect(text).not.toContain('rounds the sum, not each entry');
});

it('comes again when a file of the case is saved', async () => {
  const { address, page, write } = await tryNewCase();
  const next = await openChanges(address);
  await next('hello');
  await write('statement.md', (text) => text.replace('Fjord & Fern', 'Moss & Moor'));
  await next('changed');
  expect((await page()).text).toContain('Moss &amp; Moor');
});

it('says what keeps a case from being read, until that is mended', async () => {
  const { address, page, write } = await tryNewCase();
  const next = await openChanges(address);
  await next('hello');
  await write('challenge.json', (text) => text.replace('"entry"', '"enrty"'));
  await next('changed');
  const broken = await page();
  expect(broken.status).toBe(500);
  expect(broken.text).toMatch(/cannot be read[\s\S]*enrty/);
  await write('challenge.json', (text) => text.replace('"enrty"', '"entry"'));
  await next('changed');
  expect((await page()).status).toBe(200);
});

it('judges as a candidate is told, with progress', { timeout: 120_000 }, async () => {
  const { address, folder, judge } = await tryNewCase();
  const samples = await judge(await readSourceFiles(path.join(folder, 'starter')), 'sample');
  expect(samples.map(({ type }) => type)).toEqual(expect.arrayContaining(['queued', 'compiling', 'running', 'judged']));
  expect(samples.at(-1)).toMatchObject({ verdict: 'runtime-error', html: expect.stringContaining('not written yet') });

  const example = await fetch(`${address}/examples?path=submissions/wrong-answer/rounds-each-entry`);
  const last = (await judge(await example.json(), 'submission')).at(-1);
  expect(last).toMatchObject({ type: 'judged', verdict: 'wrong-answer', score: expect.any(Number) });
  const [told = '', forAuthor = ''] =
    last !== undefined && 'html' in last ? last.html.split('<details class="author"') : [];
  expect(told).toMatch(/hidden tests pass/);
  expect(told).not.toContain('rounds the sum, not each entry');
  expect(forAuthor).toContain('rounds the sum, not each entry');
});

it('tells its author what broke a suite', async () => {
  const { folder, judge, write } = await tryNewCase();
  await write('tests/secret/load.spec.ts', () => "throw new Error('not today');\n");
  const last = (await judge(await readSourceFiles(path.join(folder, 'starter')), 'submission')).at(-1);
  expect(last).toMatchObject({ type: 'aborted', html: expect.stringMatching(/costs you nothing[\s\S]*not today/) });
});

it('answers nobody who comes by another name', async () => {
  const { address } = await tryNewCase();
  const { port } = new URL(address);
  const { request } = await import('node:http');
  const status = await new Promise((resolve, reject) => {
    const asked = request({ port, headers: { host: 'elsewhere.example' } }, (response) => resolve(response.statusCode));
    asked.on('error', reject).end();
  });
  expect(status).toBe(403);
});

it.each([
  ['a case that is not there', ['nothing-here'], /no challenge\.json in nothing-here or challenges\/nothing-here/],
  ['a port that is none', ['order-sync', '--port', 'http'], /--port takes a number/],
])('refuses %s', (_, args, message) => {
  const { status, stderr } = runCommand('try', ...args);
  expect(stderr).toMatch(message);
  expect(status).toBe(2);
});
