import { parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CandidateId, StaffId } from '../../src/domain/ids.ts';
import { type CandidateResult, CandidateResults, ResultPage } from '../../src/protocol/result-view.ts';
import { BoardExport } from '../../src/protocol/review/board-export.ts';
import { Board } from '../../src/protocol/review/board-view.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { makeApiKey } from '../../src/service/staff/api-keys.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeResults } from '../support/make-case-results.ts';
import { makePerson } from '../support/make-person.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';
import { type Browser, signedInBrowser } from '../support/sign-in.ts';

const FORMULA = '=cmd()@evil.example';

let opened: OpenApp;
let ada: Browser;
let adaId: string;
let key: string;
beforeAll(async () => {
  opened = await openApp();
  const { id } = await makePerson(opened, 'Ada', 'reviewer');
  adaId = id;
  ada = await signedInBrowser(opened, 'ada@example.org');
  const scopes = ['results:read', 'scores:read'] as const;
  key = (await makeApiKey(opened.service, StaffId.parse(id), { name: 'ats', scopes: [...scopes], days: 1 })).key;
  await judge(FORMULA, { adds: true, carries: false, rounds: false, sums: false });
  await judge(FORMULA, { adds: true, carries: true, rounds: true, sums: false });
  await judge(FORMULA, { adds: true, carries: false, rounds: false, sums: false });
  for (const name of ['bo', 'cy', 'di', 'ed', 'fi']) await judge(name, { adds: true, carries: true });
});
afterAll(async () => await opened.close());

async function judge(candidate: string, results: Record<string, boolean>): Promise<void> {
  const { service } = opened;
  const { judgingId } = await submitSolution(service, makeSubmission({ candidate }), { submittedBy: 'operator' });
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome: { state: 'judged', report: makeResults(results) } });
}

async function board(): Promise<Board> {
  return Board.parse(await (await ada.send('GET', '/api/challenges/two-sums/board')).json());
}

/** What two people think of it. */
async function review(id: string, first: number, second: number): Promise<void> {
  const { database } = opened.service.store;
  for (const [index, mark] of [first, second].entries()) {
    const marks = Object.fromEntries(
      ['approach', 'creativity', 'communication'].map((criterion) => [criterion, { mark, why: '' }]),
    );
    await sql`insert into reviews (participation_id, reviewer, reviewer_name, marks, finished_at)
      values (${id}, ${`staff:${index}`}, ${`R${index}`}, ${JSON.stringify(marks)}, clock_timestamp())`.execute(
      database,
    );
  }
}

const audited = async (action: string) => {
  const { entries } = (await (await opened.ask('/api/audit')).json()) as {
    entries: { action: string; by: string; after: unknown }[];
  };
  return entries.filter((entry) => entry.action === action);
};
const byKey = async (path: string) => await opened.app.request(path, { headers: { authorization: `Bearer ${key}` } });

test('an export hides names, tells what counts, and no spreadsheet takes it for a formula', async () => {
  const hidden = await ada.send('GET', '/api/challenges/two-sums/export');
  expect(hidden.headers.get('content-disposition')).toContain('two-sums-board.csv');
  const csv = await hidden.text();
  expect(csv).not.toContain('evil');
  const rows = parse(csv, { columns: true }) as Record<string, string>[];
  expect(rows).toHaveLength(6);
  const best = rows.find(({ submissions }) => submissions === '3');
  // Three of four: 75 ± 25.
  expect(best).toMatchObject({
    score: '75',
    error: '25',
    verdict: 'wrong-answer',
    state: 'handed-in',
    correctness: '75',
  });
  expect(await audited('scores.export')).toEqual([]);
  const shown = parse(await (await ada.send('GET', '/api/challenges/two-sums/export?names=shown')).text(), {
    columns: true,
  }) as Record<string, string>[];
  expect(shown.find(({ submissions }) => submissions === '3')?.['candidate']).toBe(`'${FORMULA}`);
  expect(await audited('scores.export')).toMatchObject([{ by: 'Ada', after: { names: 'shown', participations: 6 } }]);
  const json = await (await ada.send('GET', '/api/challenges/two-sums/export?format=json')).json();
  expect(BoardExport.parse(json).rows.map(({ candidate }) => candidate)).toEqual(Array(6).fill(undefined));
});

test('marks stay hidden from who has not marked, and agreement is told of five with two final reviews', async () => {
  const { rows } = await board();
  const reviewed = rows.slice(0, 5);
  for (const [index, { id }] of reviewed.entries()) {
    expect((await board()).agreement).toBeNull();
    await review(id, [1, 2, 3, 4, 5][index] ?? 1, [1, 2, 3, 4, 3][index] ?? 1);
  }
  const after = await board();
  expect(after.agreement).toMatchObject({ participations: 5 });
  // Seen: 4 / 5. By chance: the mean over all 25 pairs of {1, 2, 3, 4, 5} and {1, 2, 3, 4, 3}, which is 3.2.
  expect(after.agreement?.kappa).toBeCloseTo(1 - 0.8 / 3.2, 10);
  const row = after.rows.find(({ id }) => id === reviewed[4]?.id);
  expect(row?.review).toEqual({ mine: 'none', final: 2, meanMark: null, isDisputed: null });
  const read = async () =>
    BoardExport.parse(await (await ada.send('GET', '/api/challenges/two-sums/export?format=json')).json()).rows.filter(
      ({ marks }) => marks.approach !== null,
    );
  expect(await read()).toEqual([]);
  await sql`update reviews set reviewer = ${`staff:${adaId}`} where reviewer = 'staff:0' and participation_id = ${reviewed[4]?.id}`.execute(
    opened.service.store.database,
  );
  expect(await read()).toMatchObject([{ alias: reviewed[4]?.alias, marks: { approach: 4 } }]);
  const known = (await board()).rows.find(({ id: each }) => each === reviewed[4]?.id);
  expect(known?.review).toEqual({ mine: 'final', final: 2, meanMark: 4, isDisputed: true });
});

test('other systems read results by name, page by page; people who do are written down, and keys are not', async () => {
  const one = CandidateResults.parse(
    await (await byKey(`/api/candidates/${encodeURIComponent(FORMULA)}/results`)).json(),
  );
  expect(one.results).toMatchObject([
    {
      candidate: FORMULA,
      challenge: { slug: 'two-sums', title: 'Two sums' },
      state: 'handed-in',
      result: { score: 75 },
      decision: null,
    },
  ]);
  expect(one.results[0]?.link).toBe(`http://localhost/participations/${one.results[0]?.participation}`);
  expect((await byKey('/api/candidates/nobody/results')).status).toBe(404);
  expect(await audited('results.read-by-name')).toEqual([]);
  expect((await ada.send('GET', '/api/challenges/two-sums/results')).status).toBe(200);
  expect(await audited('results.read-by-name')).toMatchObject([{ by: 'Ada', after: { via: 'session' } }]);
});

test('reading scores by name is written down for people, signed in or by key, and not for the operator', async () => {
  await opened.ask('/api/challenges/two-sums/scores');
  expect(await audited('scores.read-by-name')).toEqual([]);
  expect((await ada.send('GET', '/api/challenges/two-sums/scores')).status).toBe(200);
  expect((await byKey('/api/challenges/two-sums/scores')).status).toBe(200);
  expect(await audited('scores.read-by-name')).toMatchObject([
    { by: 'Ada', after: { via: 'api-key' } },
    { by: 'Ada', after: { via: 'session' } },
  ]);
});

test('a board of five thousand is answered whole, and so are its results', async () => {
  const { database } = opened.service.store;
  await sql`insert into submissions (id, slug, candidate, files, submitted_by, request_digest)
    select gen_random_uuid(), 'two-sums', 'bulk-' || n % 5000, '[]', 'bulk', n::text
    from generate_series(1, 25000) n`.execute(database);
  await sql`insert into judgings (id, submission_id, challenge_version, kind, state, verdict, score, score_by_category,
      score_error, report, engine, submission_digest, finished_at)
    select gen_random_uuid(), s.id, j.challenge_version, 'submission', 'judged', 'wrong-answer', s.request_digest::int % 101,
      '{"correctness": 50}', 5, j.report, j.engine, j.submission_digest, clock_timestamp()
    from submissions s, (select * from judgings where state = 'judged' limit 1) j
    where s.submitted_by = 'bulk'`.execute(database);
  const { rows } = await board();
  expect(rows).toHaveLength(5_006);
  expect(new Set(rows.map(({ alias }) => alias)).size).toBe(5_006);
  expect(rows.every(({ result }) => result !== null)).toBe(true);
  const seen = new Set<string>();
  let after = '';
  do {
    const page = ResultPage.parse(await (await byKey(`/api/challenges/two-sums/results${after}`)).json());
    for (const { candidate } of page.results satisfies readonly CandidateResult[]) seen.add(candidate);
    after = page.next === null || seen.size > 250 ? '' : `?after=${page.next}`;
  } while (after !== '');
  expect(seen.size).toBe(300);
  expect(seen.has(CandidateId.parse('nobody'))).toBe(false);
});
