import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseFilesIn, caseFilesOf } from '../../src/catalogue/case-files.ts';
import { readChallenge, readChallengeFiles } from '../../src/catalogue/read-challenge.ts';
import { readSourceFiles } from '../../src/catalogue/read-source-files.ts';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import type { SourceFile } from '../../src/domain/source-file.ts';
import { Problem } from '../../src/http/problem.ts';
import { FolderView, type NewFolder } from '../../src/protocol/challenge-folder-view.ts';
import { readAuditLog } from '../../src/service/read-audit-log.ts';
import { publishChallenge } from '../../src/store/publish-challenge.ts';
import { makeDraft, publishDraft } from '../support/make-draft.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';

const CHALLENGES = path.join(import.meta.dirname, '../../challenges');
const FOLDERS = '/api/challenge-folders';
const WORDS = { title: 'Bills & "quarters"', summary: 'What a garage bills.' };

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
});
afterAll(async () => await opened.close());

async function send(method: 'POST' | 'PUT' | 'DELETE', address: string, body?: unknown): Promise<Response> {
  return await opened.ask(address, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
}

async function problemOf(response: Response): Promise<Problem> {
  return Problem.parse(await response.json());
}

async function begin(given: Record<string, unknown>): Promise<FolderView> {
  const response = await send('POST', FOLDERS, given satisfies Partial<Record<keyof NewFolder, unknown>>);
  expect(response.status).toBe(201);
  return FolderView.parse(await response.json());
}

const fromTemplate = (slug: string) => ({ from: 'template', template: 'function', slug, ...WORDS });

const changed = (files: readonly SourceFile[], at: string, how: (text: string) => string): SourceFile[] =>
  files.map((file) => (file.path === at ? { ...file, content: how(file.content) } : file));

describe('a folder out of a template', () => {
  test('is a whole case in the words that were given', async () => {
    expect(await (await opened.ask('/api/case-templates')).json()).toEqual({
      templates: expect.arrayContaining([expect.objectContaining({ name: 'function' })]),
    });

    const folder = await begin(fromTemplate('garage-bills'));
    expect(folder).toMatchObject({ title: WORDS.title, revision: 1, check: null, problems: [], version: null });
    expect(folder.files.find(({ path: at }) => at === 'statement.md')?.content).toContain(`# ${WORDS.title}`);
    expect(JSON.stringify(folder.files)).not.toContain('{{');
    expect(await (await opened.ask(FOLDERS)).json()).toEqual({
      folders: expect.arrayContaining([expect.objectContaining({ slug: 'garage-bills', title: WORDS.title })]),
    });
  });

  test('has a title of one line, whatever was typed', async () => {
    const folder = await begin({ ...fromTemplate('one-line'), title: 'One\n# Two' });
    expect(folder).toMatchObject({ title: 'One # Two', problems: [] });
  });

  test('is refused where there is something of that name already, and where there is no such template', async () => {
    expect((await send('POST', FOLDERS, fromTemplate('garage-bills'))).status).toBe(409);
    const known = await send('POST', FOLDERS, fromTemplate('two-sums'));
    expect(known.status).toBe(409);
    expect((await problemOf(known)).detail).toBe(
      "There is a challenge 'two-sums': begin from it, or take another slug.",
    );
    const unknown = await send('POST', FOLDERS, { ...fromTemplate('else'), template: '../../etc' });
    expect(unknown.status).toBe(422);
    expect((await problemOf(unknown)).errors?.[0]?.message).toContain('function, ');
  });
});

describe('a folder out of a challenge', () => {
  test('is the folder that the challenge came with, and reads as that does', async () => {
    const { package: challenge, statement } = await readChallenge(path.join(CHALLENGES, 'hello-case'));
    await publishChallenge(opened.service.store, challenge, statement);
    const folder = await begin({ from: 'challenge', slug: 'hello-case' });
    expect(folder.files).toEqual(await readSourceFiles(path.join(CHALLENGES, 'hello-case')));
    expect(folder.problems).toEqual([]);
    expect((await send('POST', FOLDERS, { from: 'challenge', slug: 'hello-case' })).status).toBe(409);
  });

  test('is what its newest version was made of, where that came otherwise', async () => {
    const draft = makeDraft('newest');
    await publishDraft(opened.service, draft);
    const { files } = await begin({ from: 'challenge', slug: 'two-sums' });
    expect(files).toEqual(expect.arrayContaining([...draft.files]));
    expect(files).toContainEqual({ path: 'statement.md', content: draft.statement });
    const read = await readChallengeFiles(ChallengeSlug.parse('two-sums'), caseFilesOf(files));
    expect(read.package.manifest).toEqual(draft.manifest);
  });

  test('is refused where there is no such challenge', async () => {
    expect((await send('POST', FOLDERS, { from: 'challenge', slug: 'no-such-case' })).status).toBe(404);
  });
});

describe('saving', () => {
  test('keeps what was written on the newest revision, and refuses what was written on another', async () => {
    const { files } = await begin(fromTemplate('saved-twice'));
    const address = `${FOLDERS}/saved-twice`;
    const mine = changed(files, 'challenge.json', (text) => text.replace('Bills', 'Invoices'));
    const saved = await send('PUT', address, { baseRevision: 1, files: mine });
    expect(await saved.json()).toMatchObject({ revision: 2, title: 'Invoices & "quarters"' });

    const theirs = changed(files, 'statement.md', (text) => `${text}\nAnd more.\n`);
    const refused = await send('PUT', address, { baseRevision: 1, files: theirs });
    expect(refused.status).toBe(409);
    expect((await problemOf(refused)).detail).toContain('operator has saved revision 2 since. Read that');
    expect(await (await opened.ask(address)).json()).toMatchObject({ revision: 2, files: mine });

    const again = await send('PUT', address, { baseRevision: 1, files: mine });
    expect(await again.json()).toMatchObject({ revision: 2 });
  });

  test('tells what is wrong with challenge.json and the files that it names', async () => {
    const { files } = await begin(fromTemplate('with-problems'));
    const address = `${FOLDERS}/with-problems`;
    const problemsOf = async (baseRevision: number, changedFiles: SourceFile[]) =>
      FolderView.parse(await (await send('PUT', address, { baseRevision, files: changedFiles })).json()).problems;
    const without = files.filter(({ path: at }) => !at.startsWith('tests/secret/'));
    expect(await problemsOf(1, without)).toHaveLength(3);
    expect(
      await problemsOf(
        2,
        changed(files, 'challenge.json', () => '{'),
      ),
    ).toEqual([expect.stringMatching(/^challenge\.json is not JSON: /)]);
    expect(await (await opened.ask(address)).json()).toMatchObject({ title: 'with-problems' });
    expect(
      await problemsOf(
        3,
        changed(files, 'challenge.json', () => '{"title": ""}'),
      ),
    ).toContainEqual(expect.stringMatching(/^challenge\.json: groups: /));
  });

  test.each([
    ['goes up', '../outside.ts'],
    ['is absolute', '/etc/passwd'],
    ['goes up on Windows', 'starter\\..\\..\\x.ts'],
    ['goes up in the middle', 'starter/../../x.ts'],
    ['is empty in a part', 'starter//x.ts'],
    ['holds a NUL', 'starter/x\0.ts'],
    ['is in a file', 'challenge.json/x.ts'],
    ['is in a file but for case', 'Statement.MD/x.ts'],
    ['is another but for case', 'Challenge.json'],
  ])('refuses a path that %s', async (_, hostile) => {
    const address = `${FOLDERS}/garage-bills`;
    const { revision, files } = FolderView.parse(await (await opened.ask(address)).json());
    const refused = await send('PUT', address, {
      baseRevision: revision,
      files: [...files, { path: hostile, content: 'x' }],
    });
    expect(refused.status).toBe(422);
    expect(await (await opened.ask(address)).json()).toMatchObject({ revision, files });
  });

  test('takes as much as a folder may hold, and no more', async () => {
    await begin(fromTemplate('very-large'));
    const files = Array.from({ length: 8 }, (_, index) => ({
      path: `starter/${index}.ts`,
      content: '\n'.repeat(1024 * 1024),
    }));
    const address = `${FOLDERS}/very-large`;
    expect((await send('PUT', address, { baseRevision: 1, files })).status).toBe(200);
    const more = [...files, { path: 'starter/more.ts', content: 'x' }];
    expect((await send('PUT', address, { baseRevision: 2, files: more })).status).toBe(422);
  });
});

test('a folder that is deleted has gone, and both is written down', async () => {
  await begin(fromTemplate('deleted-soon'));
  const address = `${FOLDERS}/deleted-soon`;
  expect((await send('DELETE', address)).status).toBe(204);
  expect((await opened.ask(address)).status).toBe(404);
  expect((await send('DELETE', address)).status).toBe(404);
  expect((await send('PUT', address, { baseRevision: 1, files: [{ path: 'a', content: '' }] })).status).toBe(404);
  const { entries } = await readAuditLog(opened.service, { subjectId: 'deleted-soon' });
  expect(entries).toMatchObject([
    { action: 'folder.delete', before: { revision: 1 } },
    { action: 'folder.create', after: { from: 'template function' } },
  ]);
});

describe('the challenges of this project', async () => {
  const entries = await readdir(CHALLENGES, { withFileTypes: true });
  const slugs = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.')).map(({ name }) => name);
  test.each(slugs)('%s is the same version out of a list as from its folder', async (name) => {
    const folder = path.join(CHALLENGES, name);
    const slug = ChallengeSlug.parse(name);
    const listed = await readChallengeFiles(slug, caseFilesOf(await readSourceFiles(folder)));
    expect(listed).toEqual(await readChallengeFiles(slug, caseFilesIn(folder)));
  });
});
