import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JudgingId, SubmissionId } from '../../src/domain/ids.ts';
import type { JudgingKind } from '../../src/domain/judging.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { followJudging } from '../../src/service/follow-judging.ts';
import { noteProgress } from '../../src/service/note-progress.ts';
import { readReport } from '../../src/service/read-report.ts';
import { readSubmission } from '../../src/service/read-submission.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeJudged, makeReport } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

async function submit(kind: JudgingKind = 'submission'): Promise<{ submissionId: SubmissionId; judgingId: JudgingId }> {
  return await submitSolution(service, makeSubmission({ kind }), { submittedBy: 'operator' });
}

test('a result is recorded once; its copies change nothing', async () => {
  const { submissionId, judgingId } = await submit();
  const { lease } = await claimJudging(service, judgingId);
  const results = [100, 30, 20].map((score) =>
    recordJudging(service, { judgingId, lease, outcome: makeJudged(score) }),
  );
  const finished = await Promise.all(results);
  expect(finished.toSorted()).toEqual(['already-over', 'already-over', 'recorded']);
  const winner = [100, 30, 20][finished.indexOf('recorded')];
  const [judging] = (await readSubmission(service, submissionId)).judgings;
  expect(judging).toMatchObject({ state: 'judged', score: winner });
});

test('a result of an older claim is not recorded', async () => {
  const { submissionId, judgingId } = await submit();
  const stalled = await claimJudging(service, judgingId);
  const current = await claimJudging(service, judgingId);
  expect(await recordJudging(service, { judgingId, lease: stalled.lease, outcome: makeJudged(1) })).toBe(
    'lease-outdated',
  );
  expect(await recordJudging(service, { judgingId, lease: current.lease, outcome: makeJudged(70) })).toBe('recorded');
  expect((await readSubmission(service, submissionId)).judgings).toMatchObject([{ state: 'judged', score: 70 }]);
});

test('a judging that is over cannot be claimed again', async () => {
  const { judgingId } = await submit();
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome: makeJudged() });
  await expect(claimJudging(service, judgingId)).rejects.toMatchObject({ reason: 'over' });
});

test('an aborted judging tells its candidate no more than a code and an apology', async () => {
  const { submissionId, judgingId } = await submit();
  const { lease } = await claimJudging(service, judgingId);
  const outcome = { state: 'aborted', code: 'suite-broken', message: 'expected SECRET in hidden.spec.ts' } as const;
  await recordJudging(service, { judgingId, lease, outcome });
  const view = await readSubmission(service, submissionId);
  expect(view.judgings).toMatchObject([{ state: 'aborted', verdict: null, error: { code: 'suite-broken' } }]);
  expect(JSON.stringify(view)).not.toContain('SECRET');
  expect(JSON.stringify(await readReport(service, submissionId))).toContain('SECRET');
});

test('a candidate sees no console output of hidden tests', async () => {
  const { submissionId, judgingId } = await submit();
  const { lease } = await claimJudging(service, judgingId);
  const report = { ...makeReport(), output: 'called with HIDDEN-INPUT' };
  await recordJudging(service, { judgingId, lease, outcome: { state: 'judged', report } });
  expect(JSON.stringify(await readSubmission(service, submissionId))).not.toContain('HIDDEN-INPUT');
  expect(JSON.stringify(await readReport(service, submissionId))).toContain('HIDDEN-INPUT');
});

test('a report with characters that Postgres cannot hold as text is recorded all the same', async () => {
  const { submissionId, judgingId } = await submit();
  const { lease } = await claimJudging(service, judgingId);
  const report = { ...makeReport(), output: 'nul \0 and half a pair \ud800' };
  expect(await recordJudging(service, { judgingId, lease, outcome: { state: 'judged', report } })).toBe('recorded');
  const [judging] = (await readReport(service, submissionId)).judgings;
  expect(judging?.report?.output).toBe(report.output);
});

test('a judging is followed from its place in the queue to its verdict, and resumed after any event', async () => {
  const { judgingId } = await submit('sample');
  const { lease } = await claimJudging(service, judgingId);
  for (const casesDone of [1, 2, 3]) {
    await noteProgress(service, judgingId, { type: 'running', casesDone, casesTotal: 3 });
  }
  await recordJudging(service, { judgingId, lease, outcome: makeJudged(50) });
  await noteProgress(service, judgingId, { type: 'running', casesDone: 1, casesTotal: 3 });

  const events = await follow(judgingId, 0);
  expect(events.map(({ event }) => event)).toEqual([
    { type: 'queued', position: 1, waitSeconds: expect.any(Number) },
    { type: 'compiling' },
    { type: 'running', casesDone: 3, casesTotal: 3 },
    { type: 'judged', verdict: 'wrong-answer', score: 50 },
  ]);
  for (const [index, { sequence }] of events.entries()) {
    expect(await follow(judgingId, sequence)).toEqual(events.slice(index + 1));
  }
});

test('of hidden tests it is told in tenths how many have run, and once a second at most', async () => {
  const { judgingId } = await submit();
  const { lease } = await claimJudging(service, judgingId);
  await noteProgress(service, judgingId, { type: 'running', casesDone: 17, casesTotal: 50 });
  await noteProgress(service, judgingId, { type: 'running', casesDone: 49, casesTotal: 50 });
  await recordJudging(service, { judgingId, lease, outcome: makeJudged() });
  expect((await follow(judgingId, 0)).map(({ event }) => event)[2]).toEqual({
    type: 'running',
    casesDone: 15,
    casesTotal: 50,
  });
});

test('a follower hears of what happens while it listens', async () => {
  const { judgingId } = await submit();
  const heard = follow(judgingId, 0);
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome: makeJudged() });
  expect((await heard).at(-1)?.event).toEqual({ type: 'judged', verdict: 'accepted', score: 100 });
});

async function follow(judgingId: JudgingId, after: number) {
  return await Array.fromAsync(followJudging(service, judgingId, after, AbortSignal.timeout(10_000)));
}
