import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SourceFile } from '../../src/domain/source-file.ts';
import { CheckView, FolderView } from '../../src/protocol/challenge-folder-view.ts';
import type { CheckFinding } from '../../src/protocol/check-report.ts';
import { VersionSummary } from '../../src/protocol/version-view.ts';
import { ApiClient } from '../support/api-client.ts';
import { SMALL_CASE } from '../support/make-small-case.ts';
import { type StartedProcess, startProcess } from '../support/start-process.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

const FOLDERS = '/api/challenge-folders';
const WORKER_TOKEN = 'a-worker-token-for-tests';
const MODEL = 'submissions/accepted/model/';

let folder: TempFolder;
beforeAll(async () => {
  folder = await makeTempFolder();
});
afterAll(async () => await folder.remove());

class Author extends ApiClient {
  async send(method: 'POST' | 'PUT', address: string, body?: unknown): Promise<Response> {
    const response = await this.ask(address, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${address}: ${response.status} ${await response.text()}`);
    return response;
  }

  async begin(slug: string): Promise<FolderView> {
    const words = { title: 'Garage bills', summary: 'What a garage bills.' };
    return await this.#folder(this.send('POST', FOLDERS, { from: 'template', template: 'function', slug, ...words }));
  }

  /** With as little in it as can be checked. */
  async beginSmall(slug: string): Promise<FolderView> {
    const { revision } = await this.begin(slug);
    return await this.#folder(this.send('PUT', `${FOLDERS}/${slug}`, { baseRevision: revision, files: SMALL_CASE }));
  }

  /** Saves what `how` makes of the files. */
  async change(slug: string, how: (file: SourceFile) => SourceFile | undefined): Promise<FolderView> {
    const { revision, files } = await this.#folder(this.ask(`${FOLDERS}/${slug}`));
    const changed = files.flatMap((file) => how(file) ?? []);
    return await this.#folder(this.send('PUT', `${FOLDERS}/${slug}`, { baseRevision: revision, files: changed }));
  }

  async check(slug: string, only?: readonly string[]): Promise<CheckView> {
    const response = this.send('POST', `${FOLDERS}/${slug}/checks`, only === undefined ? {} : { only });
    return CheckView.parse(await (await response).json());
  }

  async readCheck(id: string): Promise<CheckView> {
    return CheckView.parse(await (await this.ask(`/api/challenge-checks/${id}`)).json());
  }

  async waitFor(id: string, isSo: (check: CheckView) => boolean, withinMs = 60_000): Promise<CheckView> {
    return await vi.waitFor(
      async () => {
        const check = await this.readCheck(id);
        if (!isSo(check)) throw new Error(`the check is ${check.state}, at ${JSON.stringify(check.steps)}`);
        return check;
      },
      { timeout: withinMs, interval: 100 },
    );
  }

  async #folder(response: Promise<Response>): Promise<FolderView> {
    return FolderView.parse(await (await response).json());
  }
}

/** Of the folders that were checked. */
async function expectNothingLeft(): Promise<void> {
  const left = async () => (await readdir(folder.path)).filter((name) => name.startsWith('minicase-check-'));
  await vi.waitFor(async () => expect(await left()).toEqual([]), { timeout: 60_000, interval: 50 });
}

const isOver = ({ state }: CheckView) => state !== 'queued' && state !== 'running';
const isError = ({ severity }: CheckFinding) => severity === 'error';

async function startServer(settings: Record<string, string>): Promise<{ server: StartedProcess; author: Author }> {
  const server = await startProcess('tests/support/minicase-process.ts', {
    PORT: '0',
    MINICASE_DATA: path.join(folder.path, 'data'),
    MINICASE_WORKER_TOKEN: WORKER_TOKEN,
    TMPDIR: folder.path,
    ...settings,
  });
  const { address, apiToken } = JSON.parse(server.firstLine) as { address: string; apiToken: string };
  return { server, author: new Author(address, apiToken) };
}

describe('an author, with everything in one process', () => {
  let server: StartedProcess;
  let author: Author;
  beforeAll(async () => {
    ({ server, author } = await startServer({}));
  });
  afterAll(async () => {
    expect(await server.kill('SIGTERM')).toBe(0);
  });

  test('goes from a template to a published case that submissions are judged by', { timeout: 900_000 }, async () => {
    const { files } = await author.beginSmall('garage-bills');
    const { id } = await author.check('garage-bills');
    const done = await author.waitFor(id, isOver, 800_000);
    expect(done).toMatchObject({ state: 'done', error: null });
    expect(done.report?.parts.flatMap(({ findings }) => findings).filter(isError)).toEqual([]);
    expect(done.isGreen).toBe(true);
    expect(done.steps.map(({ part }) => part)).toEqual(['samples', 'examples', 'mutants', 'stability', 'forgeries']);
    expect(done.report?.killMatrix?.killRate).toBe(1);

    const drafted = await author.send('POST', `${FOLDERS}/garage-bills/version`, {});
    expect(drafted.status).toBe(201);
    const version = VersionSummary.parse(await drafted.json());
    expect(version).toMatchObject({ number: 1, state: 'draft', check: { isGreen: true } });
    const publication = { by: 'ada', changelog: 'The first.' };
    await author.send('POST', '/api/challenges/garage-bills/versions/1/publish', publication);

    const model = files.flatMap((file) =>
      file.path.startsWith(MODEL) ? [{ ...file, path: file.path.slice(MODEL.length) }] : [],
    );
    const submission = await author.submit({ challenge: 'garage-bills', candidate: 'grace', files: model });
    const { judgings } = await author.readWhenOver(submission.id);
    expect(judgings).toMatchObject([{ state: 'judged', challengeVersion: version.version }]);
  });

  test('is told what to mend in a case that cannot even be read', { timeout: 120_000 }, async () => {
    await author.begin('broken-case');
    const broken = await author.change('broken-case', (file) =>
      file.path === 'challenge.json' ? { ...file, content: '{ "title": 1 }' } : file,
    );
    expect(broken.problems).toContainEqual(expect.stringContaining('challenge.json: title'));
    const { id } = await author.check('broken-case');
    const { state, isGreen, report } = await author.waitFor(id, isOver, 100_000);
    expect({ state, isGreen }).toEqual({ state: 'done', isGreen: false });
    expect(report?.parts[0]).toMatchObject({
      name: 'case',
      state: 'failed',
      findings: [expect.objectContaining({ message: expect.stringContaining('challenge.json: title') })],
    });
  });

  test('cancels a check, after which the next one begins and nothing is left', { timeout: 240_000 }, async () => {
    await author.begin('cancelled-case');
    const { id } = await author.check('cancelled-case');
    await author.waitFor(id, ({ steps }) => steps.length > 0, 100_000);
    const next = await author.check('cancelled-case', ['case']);
    expect(next.state).toBe('queued');
    await author.send('POST', `/api/challenge-checks/${id}/cancel`);
    expect(await author.waitFor(next.id, isOver, 100_000)).toMatchObject({ state: 'done', isGreen: false });
    expect(await author.readCheck(id)).toMatchObject({ state: 'cancelled', report: null });
    await expectNothingLeft();
  });
});

describe('a server that leaves checks to workers', () => {
  const workers: StartedProcess[] = [];
  let server: StartedProcess;
  let author: Author;
  let settings: Record<string, string>;
  beforeAll(async () => {
    const data = path.join(folder.path, 'with-workers');
    ({ server, author } = await startServer({ MINICASE_CHECKS: '0', MINICASE_DATA: data }));
    const { address } = JSON.parse(server.firstLine) as { address: string };
    const password = await readFile(path.join(data, 'database-password'), 'utf8');
    const socket = encodeURIComponent(await realpath(path.join(data, 'postgres')));
    settings = {
      MINICASE_API_URL: address,
      MINICASE_WORKER_TOKEN: WORKER_TOKEN,
      DATABASE_URL: `postgresql://minicase:${password}@localhost/postgres?host=${socket}`,
      TMPDIR: folder.path,
    };
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.kill('SIGKILL');
  });
  afterAll(async () => {
    expect(await server.kill('SIGTERM')).toBe(0);
  });

  async function startWorker(): Promise<StartedProcess> {
    const worker = await startProcess('tests/support/checker-process.ts', settings);
    workers.push(worker);
    return worker;
  }

  test('judges what is submitted, and checks nothing until there is one', { timeout: 240_000 }, async () => {
    await author.beginSmall('left-case');
    const { id } = await author.check('left-case', ['case']);
    const files = [{ path: 'index.ts', content: '' }];
    const submission = await author.submit({ challenge: 'hello-case', candidate: 'grace', files });
    expect(await author.readWhenOver(submission.id)).toMatchObject({ judgings: [{ state: 'judged' }] });
    expect(await author.readCheck(id)).toMatchObject({ state: 'queued', steps: [] });
    await startWorker();
    expect(await author.waitFor(id, isOver, 100_000)).toMatchObject({ state: 'done' });
  });

  test('has another one take up a check whose worker was ended by kill -9', { timeout: 400_000 }, async () => {
    await author.beginSmall('killed-case');
    const { id } = await author.check('killed-case', ['samples']);
    const first = await startWorker();
    await author.waitFor(id, ({ state }) => state === 'running', 100_000);
    await first.kill('SIGKILL');
    expect(isOver(await author.readCheck(id))).toBe(false);
    await startWorker();
    const done = await author.waitFor(id, isOver, 200_000);
    expect(done).toMatchObject({ state: 'done', error: null });
    expect(done.report?.parts.find(({ name }) => name === 'samples')).toMatchObject({ state: 'passed' });
    await expectNothingLeft();
  });
});
