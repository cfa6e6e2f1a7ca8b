import { afterAll, beforeEach, expect, test } from 'vitest';
import { ChallengeSlug, type JudgingId, type SubmissionId } from '../../src/domain/ids.ts';
import type { JudgingReport } from '../../src/domain/judging.ts';
import type { RejudgeReport } from '../../src/protocol/rejudge-view.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { compareScores } from '../../src/service/compare-scores.ts';
import { readAuditLog } from '../../src/service/read-audit-log.ts';
import { readReport } from '../../src/service/read-report.ts';
import { readSubmission } from '../../src/service/read-submission.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { decideRejudge } from '../../src/service/rejudges/decide-rejudge.ts';
import { progressOf, readRejudge } from '../../src/service/rejudges/read-rejudges.ts';
import { startRejudge } from '../../src/service/rejudges/start-rejudge.ts';
import { relayJudgings } from '../../src/service/relay-judgings.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeResults } from '../support/make-case-results.ts';
import { makeDraft, publishDraft } from '../support/make-draft.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

const SLUG = ChallengeSlug.parse('two-sums');
const ORDER = { from: 1, to: 2, by: 'ada' };

let service: OpenService;
const opened: OpenService[] = [];
beforeEach(async () => {
  service = await openService();
  opened.push(service);
});
afterAll(async () => await Promise.all(opened.map((each) => each.close())));

async function end(judgingId: JudgingId, report: JudgingReport): Promise<void> {
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome: { state: 'judged', report } });
}

async function judge(candidate: string, results: Record<string, boolean>, changes = {}): Promise<SubmissionId> {
  const request = makeSubmission({ candidate, ...changes });
  const { submissionId, judgingId } = await submitSolution(service, request, { submittedBy: 'operator' });
  await end(judgingId, makeResults(results));
  return submissionId;
}

async function shadowOf(submissionId: SubmissionId): Promise<JudgingId> {
  const judging = (await readReport(service, submissionId)).judgings.find(({ rejudge }) => rejudge !== null);
  if (judging === undefined) throw new Error('there is no shadow judging');
  return judging.id;
}

async function scores() {
  const { candidates } = await compareScores(service, SLUG, 'candidate', 'asc');
  return candidates.map(({ candidate, best }) => [candidate, best.score]);
}

/** Four candidates by version 1, and their judgings by version 2: one rises, one falls, two stay. */
async function rejudged(): Promise<{ report: RejudgeReport; ids: readonly SubmissionId[] }> {
  const ids = [
    await judge('rises', { adds: true, carries: false }),
    await judge('falls', { adds: true, carries: true }),
    await judge('stays', { adds: true, carries: true }),
    await judge('saved', { adds: true, carries: true }),
    await judge('saved', { adds: true, carries: true }),
  ];
  await publishDraft(service, makeDraft('second'));
  await judge('newcomer', { adds: false, rounds: false });
  const started = await startRejudge(service, SLUG, ORDER);
  expect(started.progress).toEqual({ total: 5, judged: 0, aborted: 0, estimate: null });
  const results = [
    { adds: true, rounds: true },
    { adds: false, rounds: false },
    { adds: true, rounds: true },
    { adds: false, rounds: true },
    { adds: true, rounds: true },
  ];
  for (const [index, id] of ids.entries()) await end(await shadowOf(id), makeResults(results[index] ?? {}));
  return { report: await readRejudge(service, SLUG, started.id, 60), ids };
}

test('a rejudge tells who rises and falls, which tests did it, and who crosses the line', async () => {
  const { report } = await rejudged();
  expect(report).toMatchObject({ from: 1, to: 2, rises: 1, falls: 1, unchanged: 2, line: 60, decision: null });
  expect(report.candidates).toEqual([
    { candidate: 'falls', before: 100, after: 0, crosses: 'down' },
    { candidate: 'saved', before: 100, after: 100, crosses: null },
    { candidate: 'stays', before: 100, after: 100, crosses: null },
    { candidate: 'rises', before: 50, after: 100, crosses: 'up' },
  ]);
  expect(report.submissions.find(({ candidate }) => candidate === 'rises')).toMatchObject({ before: 50, after: 100 });
  expect(report.cases).toEqual([
    expect.objectContaining({
      title: 'adds',
      presence: 'both',
      newlyPassed: 0,
      newlyFailed: 2,
      passedBefore: 5,
      passedAfter: 3,
    }),
    expect.objectContaining({ title: 'carries', presence: 'old', newlyFailed: 0, passedBefore: 4, passedAfter: null }),
    expect.objectContaining({ title: 'rounds', presence: 'new', newlyPassed: 0, passedBefore: null, passedAfter: 4 }),
  ]);
});

test('no score and no candidate’s view changes before it is applied; then the new judgings count', async () => {
  const { report, ids } = await rejudged();
  const before = [
    ['falls', 100],
    ['newcomer', 0],
    ['rises', 50],
    ['saved', 100],
    ['stays', 100],
  ];
  expect(await scores()).toEqual(before);
  const [rises] = ids;
  if (rises === undefined) throw new Error('five were submitted');
  expect((await readSubmission(service, rises)).judgings).toMatchObject([{ score: 50 }]);

  const applied = await decideRejudge(service, SLUG, report.id, { decision: 'apply', by: 'bob' });
  expect(applied).toMatchObject({
    decision: 'applied',
    decidedBy: 'bob',
    candidates: report.candidates.map(({ candidate, before: was, after }) => ({ candidate, before: was, after })),
  });
  expect(await scores()).toEqual([
    ['falls', 0],
    ['newcomer', 0],
    ['rises', 100],
    ['saved', 100],
    ['stays', 100],
  ]);
  expect((await readSubmission(service, rises)).judgings).toMatchObject([{ score: 50 }, { score: 100 }]);
});

test('who drafted, published, judged again and decided is in the audit log', async () => {
  const { report } = await rejudged();
  await decideRejudge(service, SLUG, report.id, { decision: 'drop', by: 'bob' });
  const rejudge = await readAuditLog(service, { subjectType: 'rejudge', subjectId: report.id });
  expect(rejudge.entries).toMatchObject([
    { by: 'bob', action: 'rejudge.decide', before: { decision: null }, after: { decision: 'dropped' } },
    { by: 'ada', action: 'rejudge.start', after: { challenge: SLUG, submissions: 5 } },
  ]);
  const versions = await readAuditLog(service, { subjectType: 'challenge', subjectId: SLUG });
  expect(versions.entries.map(({ action }) => action)).toEqual(['version.publish', 'version.draft']);
  const [published, drafted] = versions.entries;
  expect(published?.before).not.toEqual(published?.after);
  expect(drafted).toMatchObject({ before: null, after: { number: 2 } });
});

test('dropped, all stays as it was, what was not begun never is, and what was judged stays readable', async () => {
  const first = await judge('ada', { adds: true });
  const second = await judge('bob', { adds: true });
  await publishDraft(service, makeDraft('second'));
  const { id } = await startRejudge(service, SLUG, ORDER);
  await relayJudgings(service);
  await end(await shadowOf(first), makeResults({ adds: false }));
  const unbegun = await shadowOf(second);
  await decideRejudge(service, SLUG, id, { decision: 'drop', by: 'bob' });
  expect(await scores()).toEqual([
    ['ada', 100],
    ['bob', 100],
  ]);
  await expect(claimJudging(service, unbegun)).rejects.toMatchObject({ reason: 'over' });
  expect((await readReport(service, first)).judgings).toMatchObject([
    { report: { score: 100 }, rejudge: null },
    { report: { score: 0 }, rejudge: id, countedAt: null },
  ]);
  expect((await readSubmission(service, first)).judgings).toHaveLength(1);
  await startRejudge(service, SLUG, ORDER);
});

test('nobody applies their own rejudge, nor decides twice, nor applies what is not at its end', async () => {
  await judge('ada', { adds: true });
  await publishDraft(service, makeDraft('second'));
  const { id } = await startRejudge(service, SLUG, { ...ORDER, by: 'Ada Lovelace' });
  const decide = async (decision: 'apply' | 'drop', by: string) =>
    await decideRejudge(service, SLUG, id, { decision, by });
  await expect(decide('apply', ' ada  LOVELACE')).rejects.toMatchObject({
    reason: 'not-yours',
    message: expect.stringContaining('You may drop it'),
  });
  await expect(decide('apply', 'bob')).rejects.toMatchObject({ reason: 'conflict' });
  await decide('drop', 'bob');
  await expect(decide('apply', 'bob')).rejects.toMatchObject({ reason: 'conflict' });
});

test('who started a rejudge may call it off', async () => {
  await judge('ada', { adds: true });
  await publishDraft(service, makeDraft('second'));
  const { id } = await startRejudge(service, SLUG, { ...ORDER, by: 'Ada Lovelace' });
  expect(await decideRejudge(service, SLUG, id, { decision: 'drop', by: 'Ada Lovelace' })).toMatchObject({
    decision: 'dropped',
    decidedBy: 'Ada Lovelace',
  });
});

test('it begins only with two published versions, something to judge, and one at a time', async () => {
  const start = async (order: typeof ORDER) => await startRejudge(service, SLUG, order);
  await expect(start({ ...ORDER, to: 1 })).rejects.toMatchObject({ reason: 'invalid' });
  await expect(start(ORDER)).rejects.toMatchObject({ reason: 'not-found' });
  await publishDraft(service, makeDraft('second'));
  await expect(start(ORDER)).rejects.toMatchObject({ reason: 'conflict', message: expect.stringContaining('nothing') });
  await judge('by-the-new', { adds: true });
  await expect(start(ORDER)).rejects.toMatchObject({ reason: 'conflict' });
  await judge('by-the-old', { adds: true }, { version: 1 });
  await start(ORDER);
  await expect(start(ORDER)).rejects.toMatchObject({ message: expect.stringContaining('not decided yet') });
});

test('a submission waits for no shadow judging, in the queue as in the outbox', async () => {
  for (const candidate of ['ada', 'bob', 'cy']) await judge(candidate, { adds: true });
  await relayJudgings(service);
  await publishDraft(service, makeDraft('second'));
  await startRejudge(service, SLUG, ORDER);
  const { submissionId, judgingId } = await submitSolution(service, makeSubmission({ candidate: 'dee' }), {
    submittedBy: 'operator',
  });
  expect((await readSubmission(service, submissionId)).judgings).toMatchObject([{ position: 1 }]);
  const published: JudgingId[] = [];
  const publish = async (job: { readonly judgingId: JudgingId }) => void published.push(job.judgingId);
  const judgings = { ...service.queues.judgings, publish };
  await relayJudgings({ ...service, queues: { ...service.queues, judgings } });
  expect(published).toHaveLength(4);
  expect(published[0]).toBe(judgingId);
});

test('how long it takes is told from the measured rate', () => {
  const measured = { total: 100, judged: 20, aborted: 5, elapsedMs: 50_000 };
  expect(progressOf(measured).estimate).toEqual({ judgingsPerMinute: 30, remainingMs: 150_000 });
  expect(progressOf({ ...measured, judged: 0, aborted: 0 }).estimate).toBeNull();
  expect(progressOf({ ...measured, judged: 95 }).estimate).toBeNull();
  expect(progressOf({ ...measured, judged: 0, aborted: 0, elapsedMs: null }).estimate).toBeNull();
});
