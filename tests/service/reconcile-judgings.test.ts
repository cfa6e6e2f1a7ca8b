import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JudgingId } from '../../src/domain/ids.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { readSubmission } from '../../src/service/read-submission.ts';
import { reconcileJudgings } from '../../src/service/reconcile-judgings.ts';
import { relayJudgings } from '../../src/service/relay-judgings.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeJudged } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

const OPTIONS = { overdueAfterMs: 0, everyMs: 1, publishAtMost: 3 };

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

/** Publishes a judging, and takes it from the queue without ever answering. */
async function lose(): Promise<void> {
  await relayJudgings(service);
  const taken = Promise.withResolvers<void>();
  const consumer = await service.queues.judgings.consume(async () => taken.resolve());
  await taken.promise;
  await consumer.close();
}

async function reconcileTwice(): Promise<ReadonlySet<JudgingId>> {
  const missed = await reconcileJudgings(service, new Set(), OPTIONS);
  return await reconcileJudgings(service, missed, OPTIONS);
}

test('a judging that was lost is published again, and after too many times aborted with an apology', async () => {
  const { submissionId, judgingId } = await submitSolution(service, makeSubmission(), { submittedBy: 'operator' });
  for (let published = 1; published <= OPTIONS.publishAtMost; published += 1) {
    await lose();
    expect(await service.queues.judgings.has(judgingId)).toBe(false);
    await reconcileTwice();
  }
  const [judging] = (await readSubmission(service, submissionId)).judgings;
  expect(judging).toMatchObject({ state: 'aborted', error: { code: 'internal' } });
  expect(judging?.error?.message).toContain('costs you nothing');
});

test('a judging that is in the queue is left alone', async () => {
  const { judgingId } = await submitSolution(service, makeSubmission(), { submittedBy: 'operator' });
  await relayJudgings(service);
  expect(await reconcileJudgings(service, new Set([judgingId]), OPTIONS)).toEqual(new Set());
  expect(await relayJudgings(service)).toBe(0);
  await lose();
});

test('a judging whose result is on its way is left alone', async () => {
  const { judgingId } = await submitSolution(service, makeSubmission(), { submittedBy: 'operator' });
  await lose();
  const { lease } = await claimJudging(service, judgingId);
  await service.queues.results.publish({ judgingId, lease, outcome: makeJudged() });
  const missed = await reconcileJudgings(service, new Set([judgingId]), OPTIONS);
  expect(missed.has(judgingId)).toBe(false);
  expect(await relayJudgings(service)).toBe(0);
});

test('a judging that still waits in the outbox is not missed', async () => {
  const { judgingId } = await submitSolution(service, makeSubmission(), { submittedBy: 'operator' });
  expect((await reconcileTwice()).has(judgingId)).toBe(false);
});
