import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import { readCaseHealth } from '../../src/service/case-health/read-case-health.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeResults } from '../support/make-case-results.ts';
import { makeDraft, publishDraft } from '../support/make-draft.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';

const SLUG = ChallengeSlug.parse('two-sums');

let service: OpenService;
const opened: OpenService[] = [];
beforeEach(async () => {
  service = await openService();
  opened.push(service);
});
afterAll(async () => await Promise.all(opened.map((each) => each.close())));

async function judge(candidate: string, results: Record<string, boolean>, cpuTimeMs?: number): Promise<void> {
  const { judgingId } = await submitSolution(service, makeSubmission({ candidate }), { submittedBy: 'operator' });
  const { lease } = await claimJudging(service, judgingId);
  const report = makeResults(results, cpuTimeMs);
  await recordJudging(service, { judgingId, lease, outcome: { state: 'judged', report } });
}

/** Twelve candidates of rising skill: the later ones do better, but for the test that only the weak pass. */
async function judgeTwelve(): Promise<void> {
  for (let skill = 0; skill < 12; skill += 1) {
    const results = {
      all: true,
      none: false,
      easy: skill >= 3,
      medium: skill >= 6,
      hard: skill >= 9,
      backwards: skill < 3,
    };
    await judge(`candidate-${String(skill).padStart(2, '0')}`, results, 100 + skill);
  }
}

test('each test is told how hard it is, how well it tells apart, and what to do about it', async () => {
  await judgeTwelve();
  const health = await readCaseHealth(service, SLUG, 'latest');
  const tests = new Map(health.tests.map((each) => [each.title, each]));
  expect(health).toMatchObject({ version: 1, candidates: 12, caution: null, passedByAll: 1, passedByNone: 1 });
  expect(health.medianTimes).toEqual({ cpuMs: 105.5, workMs: null });
  expect(tests.get('all')).toMatchObject({ difficulty: 1, discrimination: null, advice: 'retire' });
  expect(tests.get('none')).toMatchObject({ difficulty: 0, discrimination: null, advice: 'mend' });
  expect(tests.get('medium')).toMatchObject({ passed: 6, difficulty: 0.5, advice: 'keep' });
  // Worked out apart from this code; each test is worth 5 points.
  expect(tests.get('medium')?.discrimination).toBeCloseTo(1 / Math.sqrt(3));
  expect(tests.get('backwards')?.advice).toBe('mend');
  expect(tests.get('backwards')?.discrimination).toBeCloseTo(-Math.sqrt(0.6));
  expect(tests.get('hard')?.drift).toEqual({ before: 0, after: 0.5 });
  expect(health.scores.histogram).toEqual([0, 0, 0, 6, 0, 3, 3, 0, 0, 0]);
  expect(health).toMatchObject({ drift: { by: 'time', before: { candidates: 6 } }, advice: 'retire' });
  expect(health.reason).toContain('scores rise');
});

test('scores that rise from the first half to the second are a warning, those of another version are not', async () => {
  await judgeTwelve();
  expect(await readCaseHealth(service, SLUG, 'latest')).toMatchObject({ advice: 'retire' });
  await publishDraft(service, makeDraft('second'));
  for (let serial = 0; serial < 12; serial += 1) {
    await judge(`again-${serial}`, { one: serial % 4 > 0, two: serial % 5 > 0, three: serial % 3 > 0 });
  }
  const { drift, advice } = await readCaseHealth(service, SLUG, 'latest');
  expect(drift).toMatchObject({ by: 'version' });
  expect(drift?.standardErrors).toBeGreaterThan(2);
  expect(advice).not.toBe('retire');
});

test('a candidate stands there once, by the latest submission or by the best', async () => {
  await judge('ada', { adds: true });
  await judge('ada', { adds: false });
  await judge('bob', { adds: false });
  expect(await readCaseHealth(service, SLUG, 'latest')).toMatchObject({ candidates: 2, scores: { mean: 0 } });
  expect(await readCaseHealth(service, SLUG, 'best')).toMatchObject({ candidates: 2, scores: { mean: 50 } });
});

test('the median time is from the first run, be it of samples, to the submission', async () => {
  const minutesOfWork = { ada: 10, bob: 30, cyd: 80 };
  for (const candidate of ['ada', 'bob', 'cyd', 'once']) {
    if (candidate !== 'once') {
      await submitSolution(service, makeSubmission({ candidate, kind: 'sample' }), { submittedBy: 'operator' });
    }
    await judge(candidate, { adds: true });
  }
  for (const [candidate, minutes] of Object.entries(minutesOfWork)) {
    await sql`update submissions set created_at = created_at + make_interval(mins => ${minutes}::int)
      where candidate = ${candidate} and id in (select submission_id from judgings where kind = 'submission')
    `.execute(service.store.database);
  }
  const { medianTimes } = await readCaseHealth(service, SLUG, 'latest');
  expect((medianTimes?.workMs ?? 0) / 60_000).toBeCloseTo(30, 0);
});

test('of few candidates the figures are said to mean little, and nothing is advised', async () => {
  for (const candidate of ['ada', 'bob']) await judge(candidate, { adds: true });
  const health = await readCaseHealth(service, SLUG, 'latest');
  expect(health).toMatchObject({ candidates: 2, caution: expect.stringContaining('Only 2'), advice: 'wait' });
  expect(health.tests).toMatchObject([{ advice: 'wait', reason: 'too few candidates to say' }]);
});

test('of nobody there are no figures', async () => {
  expect(await readCaseHealth(service, SLUG, 'latest')).toMatchObject({
    candidates: 0,
    scores: { mean: null, median: null },
    medianTimes: null,
    tests: [],
    drift: null,
  });
});

test('where enough were judged by the version before, the cohort is compared with them', async () => {
  await judgeTwelve();
  await publishDraft(service, makeDraft('second'));
  expect(await readCaseHealth(service, SLUG, 'latest')).toMatchObject({ drift: null, advice: 'wait' });
  await judge('newcomer', { medium: true, another: true });
  const { drift, tests } = await readCaseHealth(service, SLUG, 'latest');
  expect(drift).toMatchObject({ by: 'version', before: { candidates: 12 }, after: { candidates: 1, meanScore: 100 } });
  expect(tests).toMatchObject([
    { title: 'medium', drift: { before: 0.5, after: 1 } },
    { title: 'another', drift: null },
  ]);
});

test('a challenge that is not there has no health', async () => {
  await expect(readCaseHealth(service, ChallengeSlug.parse('no-such'), 'latest')).rejects.toMatchObject({
    reason: 'not-found',
  });
});
