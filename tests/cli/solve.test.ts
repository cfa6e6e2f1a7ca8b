import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseTarGzip } from 'nanotar';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseFilesIn } from '../../src/catalogue/case-files.ts';
import { readModelSolution } from '../../src/catalogue/read-model-solution.ts';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import { parseEnvironment } from '../../src/door/environment.ts';
import { type Minicase, startMinicase } from '../../src/door/start-minicase.ts';
import { saveDraft } from '../../src/service/solve/drafts.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { makeDatabase } from '../support/make-database.ts';
import { type MadeInvitation, makeInvitation } from '../support/make-invitation.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

const PROJECT = path.join(import.meta.dirname, '../..');
const CASE = ChallengeSlug.parse('hello-case');

const folders: TempFolder[] = [];
let minicase: Minicase;
let script: string;
beforeAll(async () => {
  const settings = {
    PORT: '0',
    MINICASE_DATA: await tempFolder(),
    MINICASE_SELF_CHECK: '0',
    DATABASE_URL: await makeDatabase(),
  };
  minicase = await startMinicase(parseEnvironment(settings, PROJECT), openBench);
  script = await unpackCommandLine(minicase.address);
});
afterAll(async () => {
  await minicase.close();
  await Promise.all(folders.map(async (folder) => await folder.remove()));
});

async function tempFolder(): Promise<string> {
  const folder = await makeTempFolder();
  folders.push(folder);
  return folder.path;
}

/** The command line as `npx` would have it from the server. */
async function unpackCommandLine(address: string): Promise<string> {
  const packed = await fetch(new URL('/minicase-cli.tgz', address));
  const files = await parseTarGzip(await packed.arrayBuffer());
  const folder = await tempFolder();
  for (const { name, data } of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), data ?? '');
  }
  return path.join(folder, 'package/minicase-cli.js');
}

type Run = { readonly code: number | null; readonly out: string };

async function run(folder: string, ...args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out };
}

function linkOf({ token }: MadeInvitation): string {
  return new URL(`/i/${token}`, minicase.address).href;
}

async function pulled(terms: Record<string, unknown> = {}): Promise<{ invitation: MadeInvitation; folder: string }> {
  const invitation = await makeInvitation(minicase.service, { cases: [CASE], ...terms });
  const into = await tempFolder();
  expect(await run(into, 'pull', linkOf(invitation), '--yes')).toMatchObject({ code: 0 });
  return { invitation, folder: path.join(into, CASE) };
}

async function writeModel(folder: string): Promise<void> {
  for (const file of (await readModelSolution(caseFilesIn(path.join(PROJECT, 'challenges', CASE)))) ?? []) {
    await writeFile(path.join(folder, file.path), file.content);
  }
}

test('a candidate solves a case in an editor of their own, from the link to handing in', async () => {
  const { invitation, folder } = await pulled({ submissionsAtMost: 2 });
  expect(await readFile(path.join(folder, 'brief/STATEMENT.md'), 'utf8')).toContain('biscuits');
  expect((await stat(path.join(folder, '.minicase/session.json'))).mode & 0o077).toBe(0);
  const failed = await run(folder, 'test');
  expect(failed).toMatchObject({ code: 1, out: expect.stringMatching(/✗ an office that votes.*runtime-error/s) });
  await writeModel(folder);
  await writeFile(path.join(folder, 'NOTES.md'), '# How I did it\n');
  expect(await run(folder, 'test')).toMatchObject({ code: 0, out: expect.stringContaining('accepted') });
  expect(await run(folder, 'submit')).toMatchObject({ code: 0, out: expect.stringContaining('100 of 100') });
  expect((await run(folder, 'status')).out).toMatch(/min left.*1 of 2 submissions/s);
  expect(await run(folder, 'finish')).toMatchObject({ code: 2, out: expect.stringContaining('--yes') });
  expect(await run(folder, 'finish', '--yes')).toMatchObject({ code: 0, out: expect.stringContaining('handed in') });
  expect(await run(folder, 'test')).toMatchObject({ code: 2, out: expect.stringContaining('The time is over') });
  const again = await run(path.dirname(folder), 'pull', linkOf(invitation));
  expect(again).toMatchObject({ code: 0, out: expect.stringContaining('It is handed in') });
});

test('the clock starts when its candidate says so, and a rehearsal starts none', async () => {
  const invitation = await makeInvitation(minicase.service, { cases: ['order-sync'], rehearsal: CASE });
  const into = await tempFolder();
  const refused = await run(into, 'pull', linkOf(invitation));
  expect(refused).toMatchObject({ code: 2, out: expect.stringMatching(/1 h once it is started.*--yes.*--rehearsal/s) });
  expect(await run(into, 'pull', linkOf(invitation), '--rehearsal')).toMatchObject({ code: 0 });
  expect(await run(path.join(into, CASE), 'status')).toMatchObject({ out: expect.stringContaining('can be started') });
});

test('what was saved elsewhere is not written over, unless that is said', async () => {
  const { invitation, folder } = await pulled();
  await writeModel(folder);
  const files = [{ path: 'index.ts', content: '// from the browser' }];
  await saveDraft(minicase.service, invitation.id, CASE, { baseRevision: 0, files });
  expect(await run(folder, 'save')).toMatchObject({ code: 2, out: expect.stringContaining('another draft was saved') });
  const into = path.dirname(folder);
  expect(await run(into, 'pull', linkOf(invitation))).toMatchObject({
    code: 2,
    out: expect.stringContaining('--force'),
  });
  expect(await run(folder, 'save', '--force')).toMatchObject({ code: 0, out: 'saved as draft 2\n' });
  await saveDraft(minicase.service, invitation.id, CASE, { baseRevision: 2, files });
  expect(await run(into, 'pull', linkOf(invitation), '--force')).toMatchObject({ code: 0 });
  expect(await readFile(path.join(folder, 'index.ts'), 'utf8')).toBe('// from the browser');
});

test('watched, each save of a file is run', async () => {
  const { folder } = await pulled();
  const child = spawn(process.execPath, [script, 'watch'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  let onText = (): void => undefined;
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
    onText();
  });
  const seen = async (pattern: RegExp) =>
    await new Promise<void>((resolve) => {
      onText = () => {
        if (pattern.test(out)) resolve();
      };
      onText();
    });
  await seen(/runtime-error\n/);
  await writeModel(folder);
  await seen(/\naccepted\n/);
  child.kill('SIGINT');
  expect((await once(child, 'exit'))[0]).toBe(0);
});

test.each([
  ['a link that is none', ['pull', 'https://example.org/hello'], 'not an invitation link'],
  ['a link that leads nowhere', ['pull', `LINK/i/mci_${'A'.repeat(43)}`], 'leads nowhere'],
  ['a folder that is none of a case', ['test'], 'minicase-cli pull'],
  ['a command that is none', ['judge'], 'unknown command'],
])('%s is told what to do', async (_, args, message) => {
  const folder = await tempFolder();
  const said = args.map((each) => each.replace('LINK', minicase.address));
  expect(await run(folder, ...said)).toMatchObject({ code: 2, out: expect.stringContaining(message) });
});

test('a file that cannot be sent is named', async () => {
  const { folder } = await pulled();
  await writeFile(path.join(folder, 'picture.png'), Buffer.from([0x89, 0x50, 0xff, 0xfe]));
  expect(await run(folder, 'test')).toMatchObject({ code: 2, out: expect.stringMatching(/picture\.png is not UTF-8/) });
});
