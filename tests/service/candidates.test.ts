import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CandidateId, ChallengeSlug } from '../../src/domain/ids.ts';
import { changeStage, listCandidates, readCandidate } from '../../src/service/candidates/candidates.ts';
import { eraseCandidate, listErasures } from '../../src/service/candidates/erase-candidate.ts';
import { exportCandidate } from '../../src/service/candidates/export-candidate.ts';
import { eraseOutdated } from '../../src/service/candidates/keep-retention.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { extend } from '../../src/service/invitations/change-invitations.ts';
import { readAuditLog } from '../../src/service/read-audit-log.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { relayJudgings } from '../../src/service/relay-judgings.ts';
import { begin, changeOwnProfile, handIn } from '../../src/service/solve/change-invitation.ts';
import { saveDraft } from '../../src/service/solve/drafts.ts';
import { listOwnSubmissions, readOwnSubmission, submitForInvitation } from '../../src/service/solve/submissions.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { letTimePass, type MadeInvitation, makeInvitation } from '../support/make-invitation.ts';
import { makeJudged } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

const CASE = ChallengeSlug.parse('two-sums');

/** Somebody of whom there is something in every table that can hold anything of a candidate. */
async function makeHistory(mark: string): Promise<MadeInvitation> {
  const files = [{ path: 'index.ts', content: `// ${mark}` }];
  const made = await makeInvitation(service, {}, { candidate: `${mark}@example.org`, name: mark, extraTime: 2 });
  await begin(service, made.id);
  await changeOwnProfile(service, made.id, { portfolioUrl: `https://${mark}.example` });
  await saveDraft(service, made.id, CASE, { baseRevision: 0, files });
  const request = { kind: 'submission', files } as const;
  const { id } = await submitForInvitation(service, made.id, CASE, request, undefined);
  await submitForInvitation(service, made.id, CASE, { ...request, kind: 'sample' }, undefined);
  await submitSolution(service, makeSubmission({ candidate: `${mark}@example.org`, files }), {
    submittedBy: 'operator',
  });
  const judgingId = (await readOwnSubmission(service, made.id, id)).judging.id;
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome: makeJudged(70) });
  await extend(service, made.id, { minutes: 5, note: `for ${mark}` }, 'Ada');
  await changeStage(service, CandidateId.parse(made.candidate), { stage: 'chat', note: `${mark} is nice` }, 'Ada');
  return made;
}

/** Every table's rows that hold a text anywhere. */
async function tablesWith(text: string): Promise<Record<string, number>> {
  const { database } = service.store;
  const tables = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(database);
  const found: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.table(name)} each where each::text like ${`%${text}%`}`.execute(
      database,
    );
    if ((rows[0]?.count ?? 0) > 0) found[name] = rows[0]?.count ?? 0;
  }
  return found;
}

test('a candidate moves through the stages, with notes, and each step is written down', async () => {
  const { candidate } = await makeInvitation(service);
  const id = CandidateId.parse(candidate);
  expect((await readCandidate(service, id)).stage).toBe('applied');
  await changeStage(service, id, { stage: 'interview' }, 'Ada');
  const view = await changeStage(service, id, { note: 'Asked good questions.' }, 'Bob');
  expect(view).toMatchObject({ stage: 'interview', notes: [{ stage: 'interview', by: 'Bob' }] });
  expect((await readAuditLog(service, { subjectType: 'candidate', subjectId: id })).entries).toMatchObject([
    { by: 'Bob', before: { stage: 'interview' }, after: { note: 'Asked good questions.' } },
    { by: 'Ada', before: { stage: 'applied' }, after: { stage: 'interview' } },
  ]);
});

test('the export holds all that is kept, and nothing of hidden tests', async () => {
  const { candidate } = await makeHistory('exported');
  const exported = await exportCandidate(service, CandidateId.parse(candidate));
  expect(exported).toMatchObject({
    candidate: { id: candidate, name: 'exported', portfolioUrl: 'https://exported.example', stage: 'chat' },
    time: [{ extraTime: 2, grants: [{ note: 'for exported' }] }],
    drafts: [{ case: CASE, files: [{ content: '// exported' }] }],
    submissions: [{ kind: 'submission' }, { kind: 'sample' }, { kind: 'submission' }],
  });
  expect(exported.changes.map(({ action }) => action)).toEqual([
    'invitation.create',
    'invitation.begin',
    'candidate.profile',
    'invitation.extend',
    'candidate.stage',
  ]);
  expect(JSON.stringify(exported)).not.toMatch(/SECRET|hidden|"adds"/);
});

test('who is erased is in no table any more, wherever they were, and others are untouched', async () => {
  const kept = await makeHistory('preserved');
  const { candidate } = await makeHistory('forgotten');
  await relayJudgings(service);
  const before = await tablesWith('preserved');
  const wasIn = await tablesWith('forgotten');
  expect(Object.keys(wasIn)).toEqual(
    expect.arrayContaining(['candidates', 'invitations', 'submissions', 'drafts', 'draft_history', 'audit_log']),
  );
  const id = CandidateId.parse(candidate);
  const request = { confirm: id, reason: 'They asked for it.' };
  await expect(
    eraseCandidate(service, id, { ...request, confirm: CandidateId.parse('somebody else') }, 'Ada'),
  ).rejects.toMatchObject({ reason: 'invalid' });
  const receipt = await eraseCandidate(service, id, request, 'Ada');
  expect(await tablesWith('forgotten')).toEqual({});
  expect(await tablesWith('preserved')).toEqual(before);
  expect(receipt.removed).toMatchObject({ candidates: 1, invitations: 1, submissions: 3, judgings: 3, drafts: 1 });
  expect(createHash('sha256').update(`${receipt.salt}:${candidate}`).digest('hex')).toBe(receipt.candidateHash);
  expect((await listErasures(service))[0]).toEqual(receipt);
  expect(await listOwnSubmissions(service, kept.id, CASE)).toHaveLength(2);
  await expect(eraseCandidate(service, id, request, 'Ada')).rejects.toMatchObject({ reason: 'not-found' });
});

test('a worker that still judges what was erased changes nothing and breaks nothing', async () => {
  const { id, candidate } = await makeInvitation(service);
  await begin(service, id);
  const files = [{ path: 'index.ts', content: 'export {};' }];
  const sent = await submitForInvitation(service, id, CASE, { kind: 'submission', files }, undefined);
  const judgingId = (await readOwnSubmission(service, id, sent.id)).judging.id;
  const { lease } = await claimJudging(service, judgingId);
  const candidateId = CandidateId.parse(candidate);
  await eraseCandidate(service, candidateId, { confirm: candidateId, reason: 'asked' }, 'Ada');
  expect(await recordJudging(service, { judgingId, lease, outcome: makeJudged() })).toBe('unknown');
});

test('candidates are erased by age, once their last invitation has ended so long ago', async () => {
  const [old, atWork, recent] = [
    await makeInvitation(service),
    await makeInvitation(service),
    await makeInvitation(service),
  ];
  for (const { id } of [old, atWork, recent]) await begin(service, id);
  for (const { id } of [old, recent]) await handIn(service, id);
  for (const { id } of [old, atWork]) await letTimePass(service, id, 60 * 24 * 91);
  await sql`update candidates set created_at = created_at - interval '1 year'`.execute(service.store.database);
  expect(await eraseOutdated(service)).toBe(0);
  await eraseOutdated({ ...service, keptForDays: 90 });
  const left = (await listCandidates(service)).map(({ id }) => String(id));
  expect(left).toEqual(expect.arrayContaining([atWork.candidate, recent.candidate]));
  expect(left).not.toContain(old.candidate);
});
