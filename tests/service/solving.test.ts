import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ChallengeSlug, type SubmissionId } from '../../src/domain/ids.ts';
import type { InvitationId } from '../../src/domain/invitation.ts';
import type { JudgingKind } from '../../src/domain/judging.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { extend, extendAll, revoke } from '../../src/service/invitations/change-invitations.ts';
import { endOverdueInvitations, noteOutage, startTimekeeper } from '../../src/service/invitations/keep-time.ts';
import { readInvitation, readInvitationTime } from '../../src/service/invitations/read-invitations.ts';
import { readAuditLog } from '../../src/service/read-audit-log.ts';
import { readReport } from '../../src/service/read-report.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { begin, changeOwnProfile, handIn, readReceipt } from '../../src/service/solve/change-invitation.ts';
import { readDraft, saveDraft } from '../../src/service/solve/drafts.ts';
import { readSolveCase, readSolveView } from '../../src/service/solve/read-solve-view.ts';
import { listOwnSubmissions, readOwnSubmission, submitForInvitation } from '../../src/service/solve/submissions.ts';
import { publishChallenge } from '../../src/store/publish-challenge.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { letTimePass, makeInvitation } from '../support/make-invitation.ts';
import { makeJudged } from '../support/make-report.ts';
import { type OpenService, openService } from '../support/open-service.ts';

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

const CASE = ChallengeSlug.parse('two-sums');
const files = (content: string) => [{ path: 'index.ts', content }];

async function begun(terms: Record<string, unknown> = {}): Promise<InvitationId> {
  const { id } = await makeInvitation(service, terms);
  await begin(service, id);
  return id;
}

async function save(id: InvitationId, content: string, baseRevision: number): Promise<number> {
  return (await saveDraft(service, id, CASE, { baseRevision, files: files(content) })).revision;
}

async function submit(id: InvitationId, content: string, kind: JudgingKind = 'submission'): Promise<SubmissionId> {
  return (await submitForInvitation(service, id, CASE, { kind, files: files(content) }, undefined)).id;
}

async function judge(id: InvitationId, submissionId: SubmissionId, score: number): Promise<void> {
  const judgingId = (await readOwnSubmission(service, id, submissionId)).judging.id;
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome: makeJudged(score) });
}

async function abort(id: InvitationId, submissionId: SubmissionId): Promise<void> {
  const judgingId = (await readOwnSubmission(service, id, submissionId)).judging.id;
  const { lease } = await claimJudging(service, judgingId);
  const outcome = { state: 'aborted', code: 'suite-broken', message: 'broken' } as const;
  await recordJudging(service, { judgingId, lease, outcome });
}

test('a case can be seen once the clock runs, and the clock starts once', async () => {
  const { id } = await makeInvitation(service);
  await expect(readSolveCase(service, id, CASE)).rejects.toMatchObject({ reason: 'conflict' });
  await expect(submit(id, 'early')).rejects.toMatchObject({ reason: 'conflict' });
  const first = await begin(service, id);
  expect(first).toMatchObject({ state: 'running', durationSeconds: 3_600 });
  expect(Date.parse(first.deadline ?? '') - Date.parse(first.startedAt ?? '')).toBe(3_600_000);
  await letTimePass(service, id, 10);
  const again = await begin(service, id);
  expect(Date.parse(again.deadline ?? '')).toBe(Date.parse(first.deadline ?? '') - 600_000);
  expect(await readSolveCase(service, id, CASE)).toMatchObject({ slug: CASE, isRehearsal: false });
});

test('it cannot be begun before it opens, after it has closed, or when it was revoked', async () => {
  const soon = await makeInvitation(service, { opensAt: '2999-01-01T00:00:00Z' });
  await expect(begin(service, soon.id)).rejects.toMatchObject({ reason: 'conflict' });
  const past = await makeInvitation(service, { closesAt: '2020-01-01T00:00:00Z' });
  await expect(begin(service, past.id)).rejects.toMatchObject({ reason: 'over' });
  const revoked = await makeInvitation(service);
  await revoke(service, revoked.id, 'Ada');
  await expect(begin(service, revoked.id)).rejects.toMatchObject({ reason: 'over' });
  expect((await readSolveView(service, revoked.id)).state).toBe('revoked');
});

test('who is revoked at work can neither see, save nor submit any more', async () => {
  const id = await begun();
  await revoke(service, id, 'Ada');
  await expect(readSolveCase(service, id, CASE)).rejects.toMatchObject({ reason: 'over' });
  await expect(save(id, 'late', 0)).rejects.toMatchObject({ reason: 'over' });
  await expect(submit(id, 'late')).rejects.toMatchObject({ reason: 'over' });
});

test('a draft is kept, and one that was written on an older draft is refused', async () => {
  const id = await begun();
  expect(await readDraft(service, id, CASE)).toMatchObject({ revision: 0, savedAt: null });
  expect(await save(id, 'one', 0)).toBe(1);
  await expect(save(id, 'of another tab', 0)).rejects.toMatchObject({ reason: 'conflict' });
  expect(await save(id, 'one', 0)).toBe(1);
  expect(await save(id, 'two', 1)).toBe(2);
  expect(await readDraft(service, id, CASE)).toMatchObject({ revision: 2, files: files('two') });
});

test('of twenty tabs that save at once, one is taken', async () => {
  const id = await begun();
  const saved = await Promise.allSettled(Array.from({ length: 20 }, async (_, tab) => await save(id, `tab ${tab}`, 0)));
  expect(saved.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await readDraft(service, id, CASE)).revision).toBe(1);
});

test('at the deadline the newest draft is handed in, once, and the better of the two counts', async () => {
  const id = await begun();
  await save(id, 'good', 0);
  const good = await submit(id, 'good');
  await judge(id, good, 80);
  await letTimePass(service, id, 30);
  await save(id, 'half done', 1);
  await letTimePass(service, id, 29);
  expect(await endOverdueInvitations(service)).toBe(0);
  await letTimePass(service, id, 1.2);
  const ended = await Promise.all([endOverdueInvitations(service), endOverdueInvitations(service)]);
  expect(ended.toSorted()).toEqual([0, 1]);
  const [late, ...earlier] = await listOwnSubmissions(service, id, CASE);
  expect(late).toMatchObject({ origin: 'deadline', state: 'queued' });
  expect(earlier).toMatchObject([{ id: good, origin: 'candidate' }]);
  await judge(id, late?.id ?? good, 40);
  expect(await listOwnSubmissions(service, id, CASE)).toMatchObject([
    { origin: 'deadline', score: 40, counts: false },
    { origin: 'candidate', score: 80, counts: true },
  ]);
  expect(await readReport(service, late?.id ?? good)).toMatchObject({ invitation: id, origin: 'deadline' });
  expect(await readReport(service, good)).toMatchObject({ invitation: id, origin: 'candidate' });
  const receipt = await readReceipt(service, id);
  expect(receipt).toMatchObject({ endedBy: 'deadline', cases: [{ slug: CASE }] });
  expect(Date.parse(receipt.endedAt) - Date.parse(receipt.startedAt)).toBe(3_600_000);
  expect(receipt.cases[0]?.submissions).toHaveLength(2);
});

test('a draft that says the same as the last submission, or is older, is not handed in again', async () => {
  const same = await begun();
  await save(same, 'done', 0);
  await submit(same, 'done');
  await handIn(service, same);
  expect(await listOwnSubmissions(service, same, CASE)).toHaveLength(1);
  const older = await begun();
  await save(older, 'draft', 0);
  await submit(older, 'sent from an editor of their own');
  await handIn(service, older);
  expect(await listOwnSubmissions(service, older, CASE)).toMatchObject([{ origin: 'candidate' }]);
});

test('after the end nothing is taken but a draft that was on its way', async () => {
  const id = await begun();
  await letTimePass(service, id, 60);
  expect(await save(id, 'on its way', 0)).toBe(1);
  await expect(submit(id, 'too late')).rejects.toMatchObject({ reason: 'over' });
  await letTimePass(service, id, 0.1);
  await expect(save(id, 'too late', 1)).rejects.toMatchObject({ reason: 'over' });
  await endOverdueInvitations(service);
  const [handedIn] = await listOwnSubmissions(service, id, CASE);
  expect((await readOwnSubmission(service, id, handedIn?.id as SubmissionId)).files).toEqual(files('on its way'));
  await expect(begin(service, id)).rejects.toMatchObject({ reason: 'over' });
});

test('who sent the same key again after the end is told of what was taken before it', async () => {
  const id = await begun();
  const request = { kind: 'submission', files: files('x') } as const;
  const first = await submitForInvitation(service, id, CASE, request, 'a key');
  await handIn(service, id);
  expect(await submitForInvitation(service, id, CASE, request, 'a key')).toEqual(first);
  await expect(submitForInvitation(service, id, CASE, request, 'another')).rejects.toMatchObject({ reason: 'over' });
});

test('submissions that count are limited; samples, our faults and the deadline do not count', async () => {
  const id = await begun({ submissionsAtMost: 2 });
  await submit(id, 'one');
  await abort(id, await submit(id, 'our fault'));
  await submit(id, 'two');
  await expect(submit(id, 'three')).rejects.toMatchObject({ reason: 'conflict' });
  await submit(id, 'three', 'sample');
  expect((await readSolveView(service, id)).cases).toMatchObject([{ submissionsUsed: 2, submissionsAtMost: 2 }]);
  await save(id, 'three', 0);
  await handIn(service, id);
  expect((await listOwnSubmissions(service, id, CASE))[0]).toMatchObject({ origin: 'deadline' });
});

test('of ten submissions at once no more are taken than may count', async () => {
  const id = await begun({ submissionsAtMost: 3 });
  const sent = await Promise.allSettled(Array.from({ length: 10 }, async (_, each) => await submit(id, `${each}`)));
  expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
});

test('a case is judged by the version that was current at its beginning', async () => {
  const slug = ChallengeSlug.parse('changing');
  const published = makeChallenge(slug);
  await publishChallenge(service.store, published, 'Old words.');
  const id = await begun({ cases: [slug] });
  const groups = published.manifest.groups.map((group) => ({ ...group, points: group.points + 1 }));
  await publishChallenge(service.store, makeChallenge(slug, groups), 'New words.');
  expect(await readSolveCase(service, id, slug)).toMatchObject({ version: published.version, statement: 'Old words.' });
  const { id: sent } = await submitForInvitation(
    service,
    id,
    slug,
    { kind: 'submission', files: files('x') },
    undefined,
  );
  expect((await readOwnSubmission(service, id, sent)).judging.challengeVersion).toBe(published.version);
});

test('who chose JavaScript starts from JavaScript', async () => {
  const slug = ChallengeSlug.parse('typed');
  const made = makeChallenge(slug);
  const starter = [
    {
      path: 'starter/index.ts',
      content: "import type { Sum } from './types.ts';\n\nexport const sum: Sum = () => 0;\n",
    },
    { path: 'starter/types.ts', content: 'export type Sum = (a: number, b: number) => number;\n' },
  ];
  const others = made.files.filter(({ path }) => !path.startsWith('starter/'));
  await publishChallenge(service.store, { ...made, files: [...starter, ...others] }, 'Add.');
  const id = await begun({ cases: [slug] });
  await changeOwnProfile(service, id, { language: 'javascript' });
  expect((await readDraft(service, id, slug)).files).toEqual([
    { path: 'index.js', content: 'export const sum = () => 0;\n' },
    { path: 'types.ts', content: 'export type Sum = (a: number, b: number) => number;\n' },
  ]);
  expect(await readSolveCase(service, id, slug)).toMatchObject({ entry: 'index.js' });
  await changeOwnProfile(service, id, { language: 'typescript' });
  expect(await readSolveCase(service, id, slug)).toMatchObject({ entry: 'index.ts' });
});

test('a rehearsal takes anything at any time, and counts nowhere', async () => {
  const slug = ChallengeSlug.parse('rehearsal');
  await publishChallenge(service.store, makeChallenge(slug), 'Try it.');
  const { id } = await makeInvitation(service, { rehearsal: slug, submissionsAtMost: 1 });
  expect(await readSolveCase(service, id, slug)).toMatchObject({ isRehearsal: true, submissionsAtMost: null });
  await saveDraft(service, id, slug, { baseRevision: 0, files: files('try') });
  for (const content of ['one', 'two']) {
    const request = { kind: 'submission', files: files(content) } as const;
    const sent = await submitForInvitation(service, id, slug, request, undefined);
    await judge(id, sent.id, 100);
  }
  expect(await listOwnSubmissions(service, id, slug)).toMatchObject([{ counts: false }, { counts: false }]);
  await begin(service, id);
  await handIn(service, id);
  expect((await readReceipt(service, id)).cases).toMatchObject([{ slug: CASE, submissions: [] }]);
  expect(await listOwnSubmissions(service, id, slug)).toHaveLength(2);
});

test('somebody else’s submission does not exist', async () => {
  const [mine, theirs] = [await begun(), await begun()];
  const sent = await submit(theirs, 'theirs');
  await expect(readOwnSubmission(service, mine, sent)).rejects.toMatchObject({ reason: 'not-found' });
});

test('a judging that failed through our fault gives its time back, overlapping ones once', async () => {
  const id = await begun();
  const before = Date.parse((await readSolveView(service, id)).deadline ?? '');
  const sent = [await submit(id, 'one'), await submit(id, 'two')];
  await letTimePass(service, id, 5);
  for (const submission of sent) await abort(id, submission);
  const { deadline, grants } = await readSolveView(service, id);
  const gainedMs = Date.parse(deadline ?? '') - (before - 300_000);
  expect(gainedMs).toBeGreaterThanOrEqual(300_000);
  expect(gainedMs).toBeLessThan(310_000);
  expect(grants[0]).toMatchObject({ reason: 'fault', note: 'A judging failed through our fault.' });
});

test('when nobody was there to serve them, all who were at work get that time back', async () => {
  const [atWork, later] = [await begun(), await makeInvitation(service)];
  await noteOutage(service);
  await letTimePass(service, atWork, 20);
  await service.store.database
    .updateTable('pulse')
    .set({ beat_at: new Date(Date.now() - 600_000) })
    .execute();
  expect(await noteOutage(service)).toBeGreaterThanOrEqual(1);
  const [grant] = (await readInvitationTime(service, atWork)).grants;
  expect(grant).toMatchObject({ reason: 'fault', note: 'minicase could not be reached.' });
  expect(grant?.seconds).toBeCloseTo(600, -1);
  expect((await readInvitationTime(service, later.id)).grants).toEqual([]);
  expect(await noteOutage(service)).toBe(0);
});

test('whose time would have run out while nobody was there has it back before anything is handed in', async () => {
  const id = await begun();
  await save(id, 'in the middle of it', 0);
  await noteOutage(service);
  await letTimePass(service, id, 70);
  await service.store.database
    .updateTable('pulse')
    .set({ beat_at: new Date(Date.now() - 3_600_000) })
    .execute();
  const keepers = [startTimekeeper(service), startTimekeeper(service)];
  await vi.waitFor(async () => {
    expect((await readInvitationTime(service, id)).grants).toMatchObject([{ reason: 'fault' }]);
  });
  await Promise.all(keepers.map(async (keeper) => await keeper.stop()));
  expect((await readSolveView(service, id)).state).toBe('running');
  expect(await listOwnSubmissions(service, id, CASE)).toEqual([]);
});

test('everyone who is at work or may yet begin is extended at once, and it is written down for each', async () => {
  const [atWork, over, waiting] = [await begun(), await begun(), await makeInvitation(service)];
  await handIn(service, over);
  const before = await readSolveView(service, atWork);
  const extended = await extendAll(service, { minutes: 20, note: 'The fire drill.', case: CASE }, 'Ada');
  expect(extended).toEqual(expect.arrayContaining([atWork, waiting.id]));
  expect(extended).not.toContain(over);
  const after = await readSolveView(service, atWork);
  expect(Date.parse(after.deadline ?? '') - Date.parse(before.deadline ?? '')).toBe(1_200_000);
  expect(after.grants).toMatchObject([{ seconds: 1_200, reason: 'extension', note: 'The fire drill.' }]);
  const [entry] = (await readAuditLog(service, { subjectType: 'invitation', subjectId: atWork })).entries;
  expect(entry).toMatchObject({
    by: 'Ada',
    action: 'invitation.extend',
    before: { deadline: before.deadline },
    after: { deadline: after.deadline, minutes: 20 },
  });
});

test('what was added can be taken away again, and no more than that', async () => {
  const id = await begun();
  await extend(service, id, { minutes: 20, note: 'by mistake' }, 'Ada');
  await expect(extend(service, id, { minutes: -21, note: 'too much' }, 'Ada')).rejects.toMatchObject({
    reason: 'conflict',
  });
  const { grants } = await extend(service, id, { minutes: -20, note: 'taken back' }, 'Ada');
  expect(grants.map(({ seconds }) => seconds)).toEqual([1_200, -1_200]);
});

test('extra time is one person’s, and no part of what reviewers read', async () => {
  const { id } = await makeInvitation(service, {}, { extraTime: 1.5 });
  expect(await begin(service, id)).toMatchObject({ durationSeconds: 5_400 });
  const review = await readInvitation(service, id);
  expect(review.durationMinutes).toBe(60);
  expect(Object.keys(review).filter((key) => /extra|grant|deadline|accommodation/i.test(key))).toEqual([]);
  expect(await readInvitationTime(service, id)).toMatchObject({ extraTime: 1.5, accommodation: { by: 'Ada' } });
});
