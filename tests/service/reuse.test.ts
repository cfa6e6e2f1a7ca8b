import { afterAll, beforeAll, expect, test } from 'vitest';
import { EngineVersion, type JudgingId, type SubmissionId } from '../../src/domain/ids.ts';
import type { JudgingReport } from '../../src/domain/judging.ts';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';
import type { SubmissionRequest } from '../../src/protocol/submission-view.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { compareScores } from '../../src/service/compare-scores.ts';
import { followJudging } from '../../src/service/follow-judging.ts';
import { readReport } from '../../src/service/read-report.ts';
import { readSubmission } from '../../src/service/read-submission.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { relayJudgings } from '../../src/service/relay-judgings.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { publishChallenge } from '../../src/store/publish-challenge.ts';
import { readBehaviour } from '../../src/store/read-behaviour.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeJudged, makeReport } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

let service: OpenService;
let serial = 0;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

/** A request that none before had the files of. */
function makeFresh(changes: Partial<Record<keyof SubmissionRequest, unknown>> = {}): SubmissionRequest {
  serial += 1;
  const files = [
    { path: 'index.ts', content: `export const serial = ${serial};\n` },
    { path: 'other.ts', content: 'export {};\n' },
  ];
  return makeSubmission({ files, reuse: 'allowed', ...changes });
}

async function submit(request: SubmissionRequest) {
  return await submitSolution(service, request, { submittedBy: 'operator' });
}

async function end(judgingId: JudgingId, outcome: JudgingOutcome): Promise<void> {
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome });
}

async function judge(request: SubmissionRequest, changes: Partial<JudgingReport> = {}): Promise<JudgingId> {
  const { judgingId } = await submit(request);
  await end(judgingId, { state: 'judged', report: { ...makeReport(70), ...changes } });
  return judgingId;
}

async function judgingOf(submissionId: SubmissionId) {
  return (await readReport(service, submissionId)).judgings[0];
}

test('where the caller allows it the outcome of the same files is the answer, at once', async () => {
  const request = makeFresh();
  const judgingId = await judge(request);
  const again = {
    ...request,
    candidate: makeSubmission({ candidate: 'bob' }).candidate,
    files: request.files.toReversed(),
  };
  await relayJudgings(service);
  const { submissionId, judgingId: reused } = await submit(again);
  expect(await relayJudgings(service)).toBe(0);

  expect(reused).not.toBe(judgingId);
  expect(await readSubmission(service, submissionId)).toMatchObject({
    candidate: 'bob',
    judgings: [
      { id: reused, state: 'judged', reusedFrom: judgingId, verdict: 'wrong-answer', score: 70, startedAt: null },
    ],
  });
  expect(await judgingOf(submissionId)).toMatchObject({ report: makeReport(70), engine: service.engine, faults: 0 });
  const events = await Array.fromAsync(followJudging(service, reused, 0, AbortSignal.timeout(10_000)));
  expect(events.map(({ event }) => event)).toEqual([{ type: 'judged', verdict: 'wrong-answer', score: 70 }]);
  const { candidates } = await compareScores(service, request.challenge, 'candidate', 'asc');
  expect(candidates.find(({ candidate }) => candidate === 'bob')).toMatchObject({
    submissions: 1,
    best: { score: 70, judging: reused },
  });
});

test('what its program was seen doing is taken over with it', async () => {
  const request = makeFresh();
  const { judgingId } = await submit(request);
  expect(await readBehaviour(service.store, judgingId)).toEqual([]);
  const behaviour = [{ group: 'Sums', title: 'adds', calls: [], callCount: 3, growths: [] }];
  await end(judgingId, { state: 'judged', report: makeReport(70), behaviour });
  const { judgingId: reused } = await submit(request);
  expect(await readBehaviour(service.store, judgingId)).toEqual(behaviour);
  expect(await readBehaviour(service.store, reused)).toEqual(behaviour);
});

test('what was reused is not what is reused next', async () => {
  const request = makeFresh();
  const judgingId = await judge(request);
  await submit(request);
  const { submissionId } = await submit(request);
  expect(await judgingOf(submissionId)).toMatchObject({ reusedFrom: judgingId });
});

test.each([
  ['who does not ask for it', (request: SubmissionRequest) => ({ ...request, reuse: 'never' as const })],
  ['other files', (request: SubmissionRequest) => ({ ...request, files: request.files.slice(0, 1) })],
  ['another kind', (request: SubmissionRequest) => ({ ...request, kind: 'sample' as const })],
])('nothing is reused for %s', async (_, change) => {
  const request = makeFresh();
  await judge(request);
  const { submissionId } = await submit(change(request));
  expect(await judgingOf(submissionId)).toMatchObject({ state: 'queued', reusedFrom: null });
});

test('nothing is reused of another version of the challenge', async () => {
  const request = makeFresh();
  await judge(request);
  const { manifest } = makeChallenge();
  const changed = manifest.groups.map((group) => ({ ...group, points: group.points + 1 }));
  await publishChallenge(service.store, makeChallenge('two-sums', changed), '');
  const { submissionId } = await submit(request);
  await publishChallenge(service.store, makeChallenge(), '');
  expect(await judgingOf(submissionId)).toMatchObject({ state: 'queued' });
});

test('nothing is reused of another engine', async () => {
  const request = makeFresh();
  await judge(request, { engine: EngineVersion.parse('another') });
  const { submissionId } = await submit(request);
  expect(await judgingOf(submissionId)).toMatchObject({ state: 'queued' });
});

test('what was aborted is never reused', async () => {
  const request = makeFresh();
  const { judgingId } = await submit(request);
  await end(judgingId, { state: 'aborted', code: 'suite-broken', message: 'a broken suite' });
  const { submissionId } = await submit(request);
  expect(await judgingOf(submissionId)).toMatchObject({ state: 'queued', reusedFrom: null });
});

test('many at once are each a submission of their own, judged where nothing was judged yet', async () => {
  const request = makeFresh();
  const early = await Promise.all(Array.from({ length: 5 }, async () => await submit(request)));
  const judgings = await Promise.all(early.map(async ({ submissionId }) => await judgingOf(submissionId)));
  expect(judgings.map((judging) => judging?.state)).toEqual(Array(5).fill('queued'));

  await Promise.all(early.map(async ({ judgingId }) => await end(judgingId, makeJudged(70))));
  const late = await Promise.all(Array.from({ length: 10 }, async () => await submit(request)));
  expect(new Set(late.map(({ judgingId }) => judgingId)).size).toBe(10);
  const originals = early.map(({ judgingId }) => judgingId);
  for (const { submissionId } of late) {
    const judging = await judgingOf(submissionId);
    expect(judging).toMatchObject({ state: 'judged' });
    expect(originals).toContain(judging?.reusedFrom);
  }
});

test('a key that is sent again is answered as before, reused or not', async () => {
  const request = makeFresh();
  await judge(request);
  const options = { submittedBy: 'operator', idempotencyKey: 'reuses' };
  const first = await submitSolution(service, request, options);
  expect(await submitSolution(service, request, options)).toEqual({ ...first, isRepeat: true });
  await expect(submitSolution(service, { ...request, reuse: 'never' }, options)).rejects.toMatchObject({
    reason: 'key-reused',
  });
});
