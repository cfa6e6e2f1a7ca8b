import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { caseFilesOf } from '../../src/catalogue/case-files.ts';
import { readChallengeFiles } from '../../src/catalogue/read-challenge.ts';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import type { CheckId } from '../../src/protocol/challenge-folder-view.ts';
import { CHECK_PARTS, type CheckReport } from '../../src/protocol/check-report.ts';
import { cancelCheck } from '../../src/service/checks/cancel-check.ts';
import { listChecks, readCheck } from '../../src/service/checks/read-checks.ts';
import { reconcileChecks } from '../../src/service/checks/reconcile-checks.ts';
import { startCheck } from '../../src/service/checks/start-check.ts';
import { CLAIMED_AT_MOST, claimCheck, noteCheck, recordCheck } from '../../src/service/checks/work-at-check.ts';
import { beginFolder } from '../../src/service/folders/begin-folder.ts';
import { deleteFolder } from '../../src/service/folders/delete-folder.ts';
import { draftFolder } from '../../src/service/folders/draft-folder.ts';
import { mendStatement } from '../../src/service/folders/mend-statement.ts';
import { listFolders, readFolder } from '../../src/service/folders/read-folders.ts';
import { saveFolder } from '../../src/service/folders/save-folder.ts';
import { readAuditLog } from '../../src/service/read-audit-log.ts';
import { readChallenge } from '../../src/service/read-challenge.ts';
import { publishVersion } from '../../src/service/versions/publish-version.ts';
import { readVersion } from '../../src/service/versions/read-versions.ts';
import { publishChallenge } from '../../src/store/publish-challenge.ts';
import { makeCheckReport } from '../support/make-check-report.ts';
import { type OpenService, openService } from '../support/open-service.ts';

const AT_ONCE = { queuedForMs: 0, silentForMs: 0 };
const STEPS = [{ part: 'case', done: 1, total: 1 } as const];

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

let slug: ChallengeSlug;
let count = 0;
beforeEach(async () => {
  count += 1;
  slug = ChallengeSlug.parse(`case-${count}`);
  const words = { title: `Case ${count}`, summary: 'Bills.' };
  await beginFolder(service, { from: 'template', template: 'function', slug, ...words }, 'ada');
});

const start = async () => (await startCheck(service, slug, {}, 'ada')).id;

/** Takes them from the queue, in order, as a worker does that dies of it. */
async function loseQueued(...ids: readonly CheckId[]): Promise<void> {
  const taken: CheckId[] = [];
  const consumer = await service.queues.checks.consume(async ({ checkId }) => {
    if (ids.includes(checkId)) taken.push(checkId);
  });
  await vi
    .waitFor(() => expect(taken).toEqual(ids), { timeout: 10_000, interval: 20 })
    .finally(async () => await consumer.close());
}

async function reportOf(changes: Partial<CheckReport> = {}): Promise<CheckReport> {
  const { files } = await readFolder(service, slug);
  const { version } = (await readChallengeFiles(slug, caseFilesOf(files))).package;
  return makeCheckReport(version, [], { slug, ...changes });
}

async function change(text: string): Promise<void> {
  const { revision, files } = await readFolder(service, slug);
  const changed = files.map((file) => (file.path === 'statement.md' ? { ...file, content: text } : file));
  await saveFolder(service, slug, { baseRevision: revision, files: changed }, 'ada');
}

async function check(report: CheckReport, only?: 'case'): Promise<void> {
  const { id } = await startCheck(service, slug, only === undefined ? {} : { only: [only] }, 'ada');
  await recordCheck(service, id, { lease: (await claimCheck(service, id)).lease, report });
}

test('checks are queued in order, each of the revision that there is, and the same one once', async () => {
  const first = await start();
  expect(await start()).toBe(first);
  const parts = (await startCheck(service, slug, { only: ['case'] }, 'ada')).id;
  await change('Another statement.');
  const second = await start();
  await loseQueued(first, parts, second);
  expect(await listChecks(service, slug)).toMatchObject([
    { id: second, revision: 2, state: 'queued', isGreen: null, startedBy: 'ada' },
    { id: parts, revision: 1 },
    { id: first, revision: 1 },
  ]);
  expect(await listFolders(service)).toContainEqual(
    expect.objectContaining({ slug, check: expect.objectContaining({ id: second }) }),
  );
  expect(await claimCheck(service, parts)).toMatchObject({ only: ['case'], lease: 1, slug });
  const { files } = await claimCheck(service, first);
  expect(files.find(({ path }) => path === 'statement.md')?.content).not.toBe('Another statement.');
});

test('a check tells how far it is, and then what it found', async () => {
  const id = await start();
  const { lease } = await claimCheck(service, id);
  await noteCheck(service, id, { lease, steps: STEPS });
  expect(await readCheck(service, id)).toMatchObject({ state: 'running', steps: STEPS, report: null });
  const report = await reportOf();
  await recordCheck(service, id, { lease, report });
  expect(await readCheck(service, id)).toMatchObject({ state: 'done', isGreen: true, report, error: null });
  await expect(recordCheck(service, id, { lease, error: 'too late' })).rejects.toMatchObject({ reason: 'over' });
  await expect(claimCheck(service, id)).rejects.toMatchObject({ reason: 'over' });
});

test('what this machine could not check has failed, and says why', async () => {
  const id = await start();
  const { lease } = await claimCheck(service, id);
  await recordCheck(service, id, { lease, error: 'no memory' });
  expect(await readCheck(service, id)).toMatchObject({ state: 'failed', isGreen: null, error: 'no memory' });
});

test('a cancelled check is over for its worker, and nothing is cancelled twice', async () => {
  const id = await start();
  const { lease } = await claimCheck(service, id);
  expect(await cancelCheck(service, id, 'ada')).toMatchObject({ state: 'cancelled' });
  expect(await cancelCheck(service, id, 'ada')).toMatchObject({ state: 'cancelled' });
  await expect(noteCheck(service, id, { lease, steps: STEPS })).rejects.toMatchObject({ reason: 'over' });
  await expect(recordCheck(service, id, { lease, report: await reportOf() })).rejects.toMatchObject({ reason: 'over' });
  const done = await start();
  await recordCheck(service, done, { lease: (await claimCheck(service, done)).lease, report: await reportOf() });
  await expect(cancelCheck(service, done, 'ada')).rejects.toMatchObject({ reason: 'conflict' });
  const { entries } = await readAuditLog(service, { subjectId: slug });
  expect(entries.map(({ action }) => action)).toEqual(['check.start', 'check.cancel', 'check.start', 'folder.create']);
});

test('a check whose worker is silent is taken up again under another lease, three times, and then given up', async () => {
  const id = await start();
  for (let lease = 1; lease <= CLAIMED_AT_MOST; lease += 1) {
    await loseQueued(id);
    expect(await claimCheck(service, id)).toMatchObject({ lease });
    await noteCheck(service, id, { lease, steps: STEPS });
    if (lease > 1) {
      await expect(noteCheck(service, id, { lease: lease - 1, steps: [] })).rejects.toMatchObject({ reason: 'over' });
    }
    await reconcileChecks(service, { queuedForMs: 0, silentForMs: 60_000 });
    expect(await readCheck(service, id)).toMatchObject({ state: 'running', steps: STEPS });
    await reconcileChecks(service, AT_ONCE);
  }
  expect(await readCheck(service, id)).toMatchObject({ state: 'failed', error: expect.stringContaining('4 times') });
  expect(await service.queues.checks.has(id)).toBe(false);
});

test('a check that never came to the queue, or was lost there, is queued again; one that waits there is left alone', async () => {
  const id = await start();
  await reconcileChecks(service, AT_ONCE);
  await loseQueued(id);
  expect(await service.queues.checks.has(id)).toBe(false);
  await reconcileChecks(service, AT_ONCE);
  expect(await service.queues.checks.has(id)).toBe(true);
  await loseQueued(id);
  await cancelCheck(service, id, 'ada');
  await reconcileChecks(service, AT_ONCE);
  expect(await service.queues.checks.has(id)).toBe(false);
});

test('a deleted folder takes its checks with it, and a new one of its name does not know them', async () => {
  const id = await start();
  const { lease } = await claimCheck(service, id);
  await deleteFolder(service, slug, 'ada');
  await expect(noteCheck(service, id, { lease, steps: [] })).rejects.toMatchObject({ reason: 'over' });
  await expect(readCheck(service, id)).rejects.toMatchObject({ reason: 'not-found' });
  await loseQueued(id);
});

test('the newest twenty checks are kept', async () => {
  for (let n = 0; n < 23; n += 1) {
    const id = await start();
    const { lease } = await claimCheck(service, id);
    await recordCheck(service, id, { lease, error: `no ${n}` });
  }
  const checks = await listChecks(service, slug);
  expect(checks.length).toBeLessThanOrEqual(21);
});

test('a version is made of exactly what a check of all parts found green', async () => {
  const refuse = async (words: RegExp) =>
    await expect(draftFolder(service, slug, 'ada')).rejects.toMatchObject({
      reason: 'conflict',
      message: expect.stringMatching(words),
    });
  await refuse(/^No check of all parts of revision 1 is done: start one/);
  await check(await reportOf(), 'case');
  await refuse(/^No check of all parts/);
  const broken = (await reportOf()).parts.map((part) => ({ ...part, state: 'failed' as const }));
  await check(await reportOf({ isGreen: false, parts: broken.slice(0, 1) }));
  await refuse(/is not green \(case\): mend/);
  await check(await reportOf());
  await change('Another statement.');
  await refuse(/^No check of all parts of revision 2/);

  await check(await reportOf());
  const version = await draftFolder(service, slug, 'ada');
  expect(version).toMatchObject({ number: 1, state: 'draft', createdBy: 'ada', check: { isGreen: true } });
  expect(await draftFolder(service, slug, 'ada')).toMatchObject({ number: 1 });
  expect(await readFolder(service, slug)).toMatchObject({ revision: 2, version: 1 });
  await change('And another.');
  expect(await readFolder(service, slug)).toMatchObject({ revision: 3, version: null });

  await publishVersion(service, slug, 1, { by: 'ada', changelog: 'The first.' });
  const { files } = await readFolder(service, slug);
  await deleteFolder(service, slug, 'ada');
  const again = await beginFolder(service, { from: 'challenge', slug }, 'bob');
  expect(again.files.map(({ path }) => path)).toEqual(files.map(({ path }) => path));
  expect(again.files.find(({ path }) => path === 'statement.md')?.content).toBe('Another statement.');
});

test('a statement that was mended is published in place, by the same proof, where nothing else is new', async () => {
  const refuse = async (words: RegExp) =>
    await expect(mendStatement(service, slug, 'bob')).rejects.toMatchObject({
      reason: 'conflict',
      message: expect.stringMatching(words),
    });
  await check(await reportOf());
  await refuse(/differs from this in more than its statement/);
  const { number, version } = await draftFolder(service, slug, 'ada');
  await publishVersion(service, slug, number, { by: 'ada', changelog: 'The first.' });
  expect(await readFolder(service, slug)).toMatchObject({ mends: null });

  await change('As it was meant.');
  expect(await readFolder(service, slug)).toMatchObject({ mends: number });
  await refuse(/^No check of all parts of revision 2/);
  await check(await reportOf());
  expect(await mendStatement(service, slug, 'bob')).toMatchObject({ revision: 2, mends: null });
  expect((await readChallenge(service, slug)).statement).toBe('As it was meant.');
  const sealed = await readVersion(service, slug, number);
  expect(sealed).toMatchObject({ isCurrent: true, version });
  expect(sealed.statement).not.toBe('As it was meant.');
  await mendStatement(service, slug, 'bob');
  const { entries } = await readAuditLog(service, { subjectId: slug });
  expect(entries.filter(({ action }) => action === 'statement.mend')).toMatchObject([
    { by: 'bob', before: { statement: sealed.statement, version }, after: { statement: 'As it was meant.', version } },
  ]);

  await deleteFolder(service, slug, 'ada');
  const { files } = await beginFolder(service, { from: 'challenge', slug }, 'ada');
  expect(files).toContainEqual({ path: 'statement.md', content: 'As it was meant.' });
  const changed = files.map((file) =>
    file.path === 'starter/index.ts' ? { ...file, content: `${file.content}\n` } : file,
  );
  await saveFolder(service, slug, { baseRevision: 1, files: changed }, 'ada');
  expect(await readFolder(service, slug)).toMatchObject({ mends: null });
  await refuse(/differs from this in more than its statement/);
});

test('the statement of what comes from the folder of challenges is mended there', async () => {
  const { files } = await readFolder(service, slug);
  const { package: challenge } = await readChallengeFiles(slug, caseFilesOf(files));
  await publishChallenge(service.store, challenge, 'As the folder has it.');
  expect(await readFolder(service, slug)).toMatchObject({ mends: null });
  await expect(mendStatement(service, slug, 'ada')).rejects.toMatchObject({
    reason: 'conflict',
    message: expect.stringContaining('mend statement.md there'),
  });
});

test('a report that is green but for a part that it does not have makes no version', async () => {
  const id = await start();
  const { lease } = await claimCheck(service, id);
  const parts = (await reportOf()).parts.filter(({ name }) => name !== CHECK_PARTS.at(-1));
  await recordCheck(service, id, { lease, report: await reportOf({ parts }) });
  const { number } = await draftFolder(service, slug, 'ada');
  await expect(publishVersion(service, slug, number, { by: 'ada', changelog: 'No.' })).rejects.toMatchObject({
    reason: 'invalid',
  });
});
