import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { readSubmission } from '../../src/service/read-submission.ts';
import { relayJudgings } from '../../src/service/relay-judgings.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

const OPERATOR = { submittedBy: 'operator' };

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

test('a submission is queued, with its place in the queue', async () => {
  const first = await submitSolution(service, makeSubmission(), OPERATOR);
  const second = await submitSolution(service, makeSubmission(), OPERATOR);
  const sample = await submitSolution(service, makeSubmission({ kind: 'sample' }), OPERATOR);
  const positions = await Promise.all(
    [sample, first, second].map(async ({ submissionId }) => {
      const [judging] = (await readSubmission(service, submissionId)).judgings;
      return [judging?.state, judging?.position];
    }),
  );
  expect(positions).toEqual([
    ['queued', 1],
    ['queued', 2],
    ['queued', 3],
  ]);
});

test('what was accepted reaches the queue, once', async () => {
  const { judgingId } = await submitSolution(service, makeSubmission(), OPERATOR);
  expect(await service.queues.judgings.has(judgingId)).toBe(false);
  await relayJudgings(service);
  expect(await service.queues.judgings.has(judgingId)).toBe(true);
  expect(await relayJudgings(service)).toBe(0);
});

test('what cannot be published stays to be published', async () => {
  const { judgingId } = await submitSolution(service, makeSubmission(), OPERATOR);
  const publish = async () => {
    throw new Error('no queue today');
  };
  const queues = { ...service.queues, judgings: { ...service.queues.judgings, publish } };
  await expect(relayJudgings({ ...service, queues })).rejects.toThrow('no queue today');
  await relayJudgings(service);
  expect(await service.queues.judgings.has(judgingId)).toBe(true);
});

test('the same key and content is the same submission, however its keys and files are ordered', async () => {
  const files = [
    { path: 'index.ts', content: 'export {};' },
    { path: 'other.ts', content: 'export {};' },
  ];
  const options = { ...OPERATOR, idempotencyKey: 'same' };
  const first = await submitSolution(service, makeSubmission({ files }), options);
  const again = await submitSolution(service, makeSubmission({ files: files.toReversed() }), options);
  expect(first.isRepeat).toBe(false);
  expect(again).toEqual({ ...first, isRepeat: true });
});

test('a key with other content is refused', async () => {
  const options = { ...OPERATOR, idempotencyKey: 'other' };
  await submitSolution(service, makeSubmission(), options);
  await expect(submitSolution(service, makeSubmission({ candidate: 'bob' }), options)).rejects.toMatchObject({
    reason: 'key-reused',
  });
});

test('ten requests at once with one key are one submission', async () => {
  const options = { ...OPERATOR, idempotencyKey: 'at once' };
  const submitted = await Promise.all(
    Array.from({ length: 10 }, async () => await submitSolution(service, makeSubmission(), options)),
  );
  expect(new Set(submitted.map(({ submissionId }) => submissionId)).size).toBe(1);
  expect(submitted.filter(({ isRepeat }) => !isRepeat)).toHaveLength(1);
});

test('keys belong to whoever used them', async () => {
  const mine = await submitSolution(service, makeSubmission(), { submittedBy: 'me', idempotencyKey: 'k' });
  const yours = await submitSolution(service, makeSubmission(), { submittedBy: 'you', idempotencyKey: 'k' });
  expect(yours.submissionId).not.toBe(mine.submissionId);
});

test('an unknown challenge is named by its field', async () => {
  await expect(submitSolution(service, makeSubmission({ challenge: 'no-such' }), OPERATOR)).rejects.toMatchObject({
    reason: 'invalid',
    fields: [{ path: 'challenge' }],
  });
});

test('files come back as they were sent, odd characters included', async () => {
  const content = 'const odd = "\ud800 \u2028 \ufeff é";\r\n';
  const { judgingId } = await submitSolution(
    service,
    makeSubmission({ files: [{ path: 'index.ts', content }] }),
    OPERATOR,
  );
  const claimed = await claimJudging(service, judgingId);
  expect(claimed.submission.files).toEqual([{ path: 'index.ts', content }]);
});
