import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SourceFile } from '../../src/domain/source-file.ts';
import { CheckView, FolderView } from '../../src/protocol/challenge-folder-view.ts';
import { VersionSummary } from '../../src/protocol/version-view.ts';
import { ApiClient } from '../support/api-client.ts';
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
const isAtMutants = ({ steps }: CheckView) => steps.some(({ part, done }) => part === 'mutants' && done > 0);

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
    const { files } = await author.begin('garage-bills');
    const { id } = await author.check('garage-bills');
    const running = await author.waitFor(id, isAtMutants, 400_000);
    expect(running.steps.map(({ part }) => part).slice(0, 2)).toEqual(['samples', 'examples']);
    const done = await author.waitFor(id, isOver, 800_000);
    expect(done).toMatchObject({ state: 'done', isGreen: true, error: null });
    expect(done.report?.killMatrix?.killRate).toBeGreaterThan(0.85);

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

describe('after kill -9 of a worker in the middle of a check', () => {
  const started: StartedProcess[] = [];
  afterEach(async () => {
    for (const each of started.splice(0).reverse()) await each.kill('SIGKILL');
  });

  test('another one takes it up again, and it is done', { timeout: 400_000 }, async () => {
    const { server, author } = await startServer({
      MINICASE_BENCHES: '0',
      MINICASE_DATA: path.join(folder.path, 'with-workers'),
    });
    started.push(server);
    const { address } = JSON.parse(server.firstLine) as { address: string };
    const data = path.join(folder.path, 'with-workers');
    const password = await readFile(path.join(data, 'database-password'), 'utf8');
    const socket = encodeURIComponent(await realpath(path.join(data, 'postgres')));
    const settings = {
      MINICASE_API_URL: address,
      MINICASE_WORKER_TOKEN: WORKER_TOKEN,
      DATABASE_URL: `postgresql://minicase:${password}@localhost/postgres?host=${socket}`,
      TMPDIR: folder.path,
    };
    const startWorker = async () => {
      const worker = await startProcess('tests/support/checker-process.ts', settings);
      started.push(worker);
      return worker;
    };
    await author.begin('killed-case');
    const { id } = await author.check('killed-case', ['samples', 'examples']);
    const first = await startWorker();
    await author.waitFor(id, ({ steps }) => steps.length > 0, 100_000);
    await first.kill('SIGKILL');
    expect(isOver(await author.readCheck(id))).toBe(false);
    await startWorker();
    const done = await author.waitFor(id, isOver, 200_000);
    expect(done).toMatchObject({ state: 'done' });
    expect(done.report?.parts.find(({ name }) => name === 'samples')).toMatchObject({ state: 'passed' });
    await expectNothingLeft();
  });
});
