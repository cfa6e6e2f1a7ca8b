import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JudgingId } from '../../src/domain/ids.ts';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import { JudgeErrorCode } from '../../src/domain/judge-error.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { compareScores } from '../../src/service/compare-scores.ts';
import { followJudging } from '../../src/service/follow-judging.ts';
import { readReport } from '../../src/service/read-report.ts';
import { readSubmission } from '../../src/service/read-submission.ts';
import { reconcileJudgings } from '../../src/service/reconcile-judgings.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { relayJudgings } from '../../src/service/relay-judgings.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeJudged } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';
import { makeScript } from '../support/scripted-bench.ts';
import { startBackground } from '../support/start-background.ts';

const RETRY = { retryAtMost: 3, retryAfterMs: 0 };
const SLUG = ChallengeSlug.parse('two-sums');

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

async function submit(candidate = 'ada') {
  return await submitSolution(service, makeSubmission({ candidate }), { submittedBy: 'operator' });
}

async function fail(judgingId: JudgingId, code: JudgeErrorCode) {
  const { lease } = await claimJudging(service, judgingId);
  const result = { judgingId, lease, outcome: { state: 'aborted', code, message: 'why' } as const };
  return { result, recorded: await recordJudging(service, result, RETRY) };
}

const OURS = [
  'grader-crashed',
  'program-unavailable',
  'job-unavailable',
  'internal',
  'containment-insufficient',
] as const;

test.each(OURS)('a judging that failed by %s is judged again, three times, before it ends aborted', async (code) => {
  const { submissionId, judgingId } = await submit();
  for (let faults = 1; faults <= 3; faults += 1) {
    expect((await fail(judgingId, code)).recorded).toBe('queued-again');
    expect((await readReport(service, submissionId)).judgings).toMatchObject([
      { state: 'queued', faults, report: null },
    ]);
  }
  expect((await fail(judgingId, code)).recorded).toBe('recorded');
  expect((await readSubmission(service, submissionId)).judgings).toMatchObject([{ state: 'aborted', error: { code } }]);
});

test.each(JudgeErrorCode.exclude(OURS).options)('a judging that failed by %s ends at once', async (code) => {
  const { submissionId, judgingId } = await submit();
  expect((await fail(judgingId, code)).recorded).toBe('recorded');
  expect((await readReport(service, submissionId)).judgings).toMatchObject([{ state: 'aborted', faults: 0 }]);
});

test('a verdict after faults is a verdict like any', async () => {
  const { submissionId, judgingId } = await submit();
  await fail(judgingId, 'internal');
  const { lease } = await claimJudging(service, judgingId);
  expect(await recordJudging(service, { judgingId, lease, outcome: makeJudged(60) }, RETRY)).toBe('recorded');
  expect((await readReport(service, submissionId)).judgings).toMatchObject([
    { state: 'judged', faults: 1, report: { score: 60 } },
  ]);
});

test('a fault that is told twice counts once, and what comes late from its claim not at all', async () => {
  const { submissionId, judgingId } = await submit();
  const { result } = await fail(judgingId, 'internal');
  expect(await recordJudging(service, result, RETRY)).toBe('lease-outdated');
  expect(await recordJudging(service, { ...result, outcome: makeJudged() }, RETRY)).toBe('lease-outdated');
  expect((await readReport(service, submissionId)).judgings).toMatchObject([{ state: 'queued', faults: 1 }]);
});

test('faults told at once count once', async () => {
  const { submissionId, judgingId } = await submit();
  const { lease } = await claimJudging(service, judgingId);
  const outcome = { state: 'aborted', code: 'internal', message: 'why' } as const;
  const recorded = await Promise.all(
    Array.from({ length: 5 }, async () => await recordJudging(service, { judgingId, lease, outcome }, RETRY)),
  );
  expect(recorded.toSorted()).toEqual([...Array(4).fill('lease-outdated'), 'queued-again']);
  expect((await readReport(service, submissionId)).judgings).toMatchObject([{ faults: 1 }]);
});

test('what waits to be judged again is not published before its time, nor missed', async () => {
  const { judgingId } = await submit();
  while ((await relayJudgings(service)) > 0);
  const { lease } = await claimJudging(service, judgingId);
  const outcome = { state: 'aborted', code: 'internal', message: 'why' } as const;
  await recordJudging(service, { judgingId, lease, outcome }, { retryAtMost: 3, retryAfterMs: 60_000 });
  expect(await relayJudgings(service)).toBe(0);
  const options = { overdueAfterMs: 0, everyMs: 1, publishAtMost: 3 };
  expect((await reconcileJudgings(service, new Set(), options)).has(judgingId)).toBe(false);
});

test('a submission whose judging was aborted is not counted as one of its candidate', async () => {
  const { judgingId } = await submit('zoe');
  await fail(judgingId, 'suite-broken');
  const rows = async () => (await compareScores(service, SLUG, 'candidate', 'asc')).candidates;
  expect((await rows()).map(({ candidate }) => candidate)).not.toContain('zoe');
  const second = await submit('zoe');
  const { lease } = await claimJudging(service, second.judgingId);
  await recordJudging(service, { judgingId: second.judgingId, lease, outcome: makeJudged(80) });
  expect((await rows()).find(({ candidate }) => candidate === 'zoe')).toMatchObject({ submissions: 1 });
});

describe('through the queues', () => {
  let own: OpenService;
  let background: { readonly stop: () => Promise<void> };
  beforeAll(async () => {
    own = await openService();
    background = await startBackground(own, { retryAtMost: 2, retryAfterMs: 100 });
  });
  afterAll(async () => {
    await background.stop();
    await own.close();
  });

  test('a judging that fails each time is claimed anew each time, and its candidate follows it to the apology', async () => {
    const request = makeSubmission({ files: [makeScript({ abortWith: 'grader-crashed' })] });
    const { submissionId, judgingId } = await submitSolution(own, request, { submittedBy: 'operator' });
    const events = await Array.fromAsync(followJudging(own, judgingId, 0, AbortSignal.timeout(30_000)));
    expect(events.filter(({ event }) => event.type === 'compiling')).toHaveLength(3);
    expect(events.at(-1)?.event).toMatchObject({ type: 'aborted', code: 'grader-crashed' });
    expect((await readReport(own, submissionId)).judgings).toMatchObject([{ state: 'aborted', faults: 2 }]);
  });
});
