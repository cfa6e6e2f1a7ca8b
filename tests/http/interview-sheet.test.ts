import { afterAll, beforeAll, expect, it } from 'vitest';
import { ParticipationId } from '../../src/domain/participation.ts';
import { InterviewSheet } from '../../src/protocol/review/interview-sheet.ts';
import { Similarity } from '../../src/protocol/review/similarity-view.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { ensureParticipations } from '../../src/store/participations/ensure-participations.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeReport } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';

const HARD = 'adds numbers that do not fit';

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
  for (const name of ['bob', 'cy', 'dan', 'eve', 'fay']) await judge(`${name}@example.org`, false, 1);
  await judge('lovelace@example.org', true, 30);
});
afterAll(async () => await opened.close());

/** A work that fails one test and may pass another that is hard. */
async function judge(candidate: string, isStrong: boolean, calls: number): Promise<void> {
  const { service } = opened;
  const files = [{ path: 'lovelace.ts', content: `export const by = '${candidate}';\n` }];
  const { judgingId } = await submitSolution(service, makeSubmission({ candidate, files }), {
    submittedBy: 'operator',
  });
  const { lease } = await claimJudging(service, judgingId);
  const report = makeReport(50);
  const [sums] = report.groups;
  if (sums === undefined) throw new Error('a report has a group');
  const cases = [
    { title: 'adds', verdict: 'wrong-answer' as const, message: `expected 3, not 4, as ${candidate} says` },
    { title: HARD, verdict: isStrong ? ('accepted' as const) : ('wrong-answer' as const) },
  ];
  const call = {
    kind: 'http',
    atMs: 0,
    tookMs: 0,
    what: 'GET /',
    service: 'https://a.example',
    end: '200',
    fault: null,
  };
  const behaviour = [{ group: 'Sums', title: 'adds', calls: Array(calls).fill(call), callCount: calls, growths: [] }];
  const outcome = { state: 'judged' as const, report: { ...report, groups: [{ ...sums, cases }] }, behaviour };
  await recordJudging(service, { judgingId, lease, outcome });
}

async function participationOf(candidate: string) {
  const { store } = opened.service;
  await ensureParticipations(store, makeChallenge().slug);
  return await store.database
    .selectFrom('participations')
    .select(['id', 'alias'])
    .where('candidate', '=', candidate)
    .executeTakeFirstOrThrow();
}

it('asks about what failed and what was strong, under an alias, and the same each time', async () => {
  const { id, alias } = await participationOf('lovelace@example.org');
  const address = `/api/participations/${id}/interview-sheet`;
  const text = await (await opened.ask(address)).text();
  const sheet = InterviewSheet.parse(JSON.parse(text));
  expect(sheet).toMatchObject({ participation: id, alias, challenge: { slug: 'two-sums' } });
  expect(sheet.questions.map(({ because }) => because)).toEqual([
    ...['failed', 'strong', 'process'],
    ...['choice', 'choice', 'choice'],
  ]);
  expect(sheet.questions[0]?.evidence[0]?.text).toBe(`expected 3, not 4, as ${alias} says`);
  expect(sheet.questions[1]?.question).toContain(HARD);
  expect(sheet.questions[1]?.evidence[0]?.text).toBe('Passed by 1 of 6.');
  expect(text).not.toMatch(/lovelace/i);
  expect(await (await opened.ask(address)).text()).toBe(text);
});

it('is Markdown for who wants that', async () => {
  const { id, alias } = await participationOf('lovelace@example.org');
  const response = await opened.ask(`/api/participations/${id}/interview-sheet?format=markdown`);
  expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  const text = await response.text();
  expect(text).toContain(`# ${alias}: `);
  expect(text).not.toMatch(/lovelace/i);
});

it('tells whose work is alike under aliases', async () => {
  const { id } = await participationOf('lovelace@example.org');
  const text = await (await opened.ask(`/api/participations/${id}/similarity`)).text();
  expect(Similarity.parse(JSON.parse(text))).toMatchObject({ compared: 5, pairs: 15 });
  expect(text).not.toMatch(/example\.org|lovelace/i);
});

it.each(['similarity', 'interview-sheet'])('there is no %s of a participation that there is not', async (what) => {
  const unknown = ParticipationId.parse(crypto.randomUUID());
  expect((await opened.ask(`/api/participations/${unknown}/${what}`)).status).toBe(404);
  expect((await opened.ask(`/api/participations/x/${what}`)).status).toBe(404);
});
