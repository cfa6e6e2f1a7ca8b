import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { JudgingId, SubmissionId } from '../../src/domain/ids.ts';
import { JudgeError } from '../../src/domain/judge-error.ts';
import type { JudgingResult } from '../../src/protocol/judging-outcome.ts';
import type { Bench } from '../../worker/bench/bench.ts';
import type { JobSource } from '../../worker/job-source.ts';
import { judgeSubmission, type Station } from '../../worker/judge-submission.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeJudged } from '../support/make-report.ts';

const challenge = makeChallenge();
const job = {
  judgingId: JudgingId.parse(randomUUID()),
  submissionId: SubmissionId.parse(randomUUID()),
  challengeVersion: challenge.version,
  kind: 'submission',
} as const;

function makeStation(changes: { bench?: Partial<Bench>; source?: Partial<JobSource>; abandoned?: AbortSignal }) {
  const published: JudgingResult[] = [];
  const station: Station = {
    bench: {
      isolation: { level: 3, mechanisms: [] },
      judge: async () => makeJudged(80),
      close: async () => {},
      ...changes.bench,
    },
    source: {
      claim: async () => ({
        lease: 3,
        kind: job.kind,
        challengeVersion: job.challengeVersion,
        submission: {
          judgingId: job.judgingId,
          submissionId: job.submissionId,
          files: [{ path: 'index.ts', content: '' }],
        },
      }),
      readPackage: async () => challenge,
      ...changes.source,
    },
    results: {
      publish: async (result) => {
        published.push(result);
      },
      has: async () => false,
      consume: async () => ({ close: async () => {} }),
    },
    abandoned: changes.abandoned ?? new AbortController().signal,
  };
  return { station, published };
}

const tell = async () => {};

test('a result carries the claim it was judged under', async () => {
  const { station, published } = makeStation({});
  await judgeSubmission(station, job, tell);
  expect(published).toEqual([{ judgingId: job.judgingId, lease: 3, outcome: makeJudged(80) }]);
});

test('a judging that is over is left alone', async () => {
  const { station, published } = makeStation({ source: { claim: async () => undefined } });
  await judgeSubmission(station, job, tell);
  expect(published).toEqual([]);
});

test('a challenge version that is not there aborts the judging', async () => {
  const readPackage = async () => {
    throw new JudgeError('job-unavailable', 'there is no such version');
  };
  const { station, published } = makeStation({ source: { readPackage } });
  await judgeSubmission(station, job, tell);
  expect(published).toMatchObject([{ outcome: { state: 'aborted', code: 'job-unavailable' } }]);
});

test('an API that does not answer leaves the job to be delivered again', async () => {
  const claim = async () => {
    throw new TypeError('fetch failed');
  };
  const { station, published } = makeStation({ source: { claim } });
  await expect(judgeSubmission(station, job, tell)).rejects.toThrow('fetch failed');
  expect(published).toEqual([]);
});

test('an outcome that is none aborts the judging instead of stopping the results queue', async () => {
  const judged = makeJudged(80);
  const broken = judged.state === 'judged' ? { ...judged, report: { ...judged.report, score: 101 } } : judged;
  const { station, published } = makeStation({ bench: { judge: async () => broken } });
  await judgeSubmission(station, job, tell);
  expect(published).toMatchObject([{ outcome: { state: 'aborted', code: 'internal' } }]);
});

test('what comes of a bench that was closed is no outcome', async () => {
  const abandoned = new AbortController();
  const judge = async () => {
    abandoned.abort();
    return { state: 'aborted', code: 'grader-crashed', message: 'killed' } as const;
  };
  const { station, published } = makeStation({ bench: { judge }, abandoned: abandoned.signal });
  await expect(judgeSubmission(station, job, tell)).rejects.toThrow();
  expect(published).toEqual([]);
});

test('progress is told thinned out, the last of it always, and its loss harms nothing', async () => {
  const told: unknown[] = [];
  const judge: Bench['judge'] = async ({ onProgress }) => {
    for (let casesDone = 0; casesDone <= 1_000; casesDone += 1) {
      onProgress?.({ type: 'running', casesDone, casesTotal: 1_000 });
    }
    return makeJudged(80);
  };
  const { station, published } = makeStation({ bench: { judge } });
  await judgeSubmission(station, job, async (progress) => {
    told.push(progress);
    throw new Error('lost');
  });
  expect(told.length).toBeLessThan(10);
  expect(told.at(-1)).toEqual({ type: 'running', casesDone: 1_000, casesTotal: 1_000 });
  expect(published).toHaveLength(1);
});
