import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import type { ScoreSort, SortOrder } from '../../src/protocol/score-comparison.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { compareScores } from '../../src/service/compare-scores.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeJudged } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

const SLUG = ChallengeSlug.parse('two-sums');

let service: OpenService;
beforeAll(async () => {
  service = await openService();
  await judge('ada', 60);
  await judge('ada', 90);
  await judge('ada', 70);
  await judge('bob', 80);
  await judge('cy', 80);
  await judge('cy', 100, { kind: 'sample' });
  await judge('self-check', 100, {}, true);
  await submitSolution(service, makeSubmission({ candidate: 'dee' }), { submittedBy: 'operator' });
});
afterAll(async () => await service.close());

async function judge(candidate: string, score: number, changes = {}, isSelfCheck = false): Promise<void> {
  const request = makeSubmission({ candidate, ...changes });
  const { judgingId } = await submitSolution(service, request, { submittedBy: 'operator', isSelfCheck });
  const { lease } = await claimJudging(service, judgingId);
  const judged = makeJudged(score);
  const isSample = request.kind === 'sample';
  const outcome =
    isSample && judged.state === 'judged' ? { ...judged, report: { ...judged.report, score: null } } : judged;
  await recordJudging(service, { judgingId, lease, outcome });
}

async function names(sort: ScoreSort, order: SortOrder): Promise<string[]> {
  return (await compareScores(service, SLUG, sort, order)).candidates.map(({ candidate }) => candidate);
}

test('each candidate is shown with best and latest; samples, self-checks and the unjudged are not', async () => {
  const { candidates } = await compareScores(service, SLUG, 'candidate', 'asc');
  expect(candidates).toMatchObject([
    { candidate: 'ada', submissions: 3, best: { score: 90 }, latest: { score: 70, verdict: 'wrong-answer' } },
    { candidate: 'bob', submissions: 1, best: { score: 80 }, latest: { score: 80 } },
    { candidate: 'cy', submissions: 1, best: { score: 80, scoreByCategory: { correctness: 80 } } },
  ]);
});

test('they are sorted as asked, equals by name', async () => {
  expect(await names('best', 'desc')).toEqual(['ada', 'bob', 'cy']);
  expect(await names('latest', 'desc')).toEqual(['bob', 'cy', 'ada']);
  expect(await names('latest', 'asc')).toEqual(['ada', 'bob', 'cy']);
  expect(await names('candidate', 'desc')).toEqual(['cy', 'bob', 'ada']);
  expect(await names('correctness', 'asc')).toEqual(['bob', 'cy', 'ada']);
  expect(await names('submittedAt', 'asc')).toEqual(['ada', 'bob', 'cy']);
});

test('a challenge that is not there is said to be so', async () => {
  await expect(compareScores(service, ChallengeSlug.parse('no-such'), 'best', 'desc')).rejects.toMatchObject({
    reason: 'not-found',
  });
});
