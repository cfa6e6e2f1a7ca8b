import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CandidateId, ChallengeSlug, type SubmissionId } from '../../src/domain/ids.ts';
import type { JudgingKind, JudgingReport } from '../../src/domain/judging.ts';
import { Board, type BoardRow, Revealed } from '../../src/protocol/review/board-view.ts';
import {
  ParticipationSubmissionView,
  ParticipationView,
  SavedFiles,
  Timeline,
} from '../../src/protocol/review/participation-view.ts';
import { eraseCandidate } from '../../src/service/candidates/erase-candidate.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { begin, changeOwnProfile, handIn } from '../../src/service/solve/change-invitation.ts';
import { saveDraft } from '../../src/service/solve/drafts.ts';
import { readOwnSubmission, submitForInvitation } from '../../src/service/solve/submissions.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeResults } from '../support/make-case-results.ts';
import { letTimePass, type MadeInvitation, makeInvitation } from '../support/make-invitation.ts';
import { makePerson } from '../support/make-person.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';
import { type Browser, signedInBrowser } from '../support/sign-in.ts';

const CASE = ChallengeSlug.parse('two-sums');
const ID = 'grace.h@navy.example';
const NAME = 'Grace Hopper';
const SITE = 'https://hopper.example/grace';
const TRACES = /hopper|grace|navy\.example/i;
/** A moment, but for when somebody drew the invite line. */
const MOMENT = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

let opened: OpenApp;
let ada: Browser;
let bob: Browser;
let author: Browser;
let grace: MadeInvitation;
const sent: SubmissionId[] = [];

beforeAll(async () => {
  opened = await openApp();
  for (const [name, role] of [
    ['Ada', 'reviewer'],
    ['Bob', 'reviewer'],
    ['Cy', 'author'],
  ] as const) {
    await makePerson(opened, name, role);
  }
  ada = await signedInBrowser(opened, 'ada@example.org');
  bob = await signedInBrowser(opened, 'bob@example.org');
  author = await signedInBrowser(opened, 'cy@example.org');
  const { service } = opened;
  grace = await makeInvitation(service, {}, { candidate: ID, name: NAME, portfolioUrl: SITE });
  await begin(service, grace.id);
  await changeOwnProfile(service, grace.id, { portfolioUrl: SITE });
  await letTimePass(service, grace.id, 10);
  await save('export const sum = 1;\n', 0);
  await letTimePass(service, grace.id, 5);
  await judge(grace, 'sample', { ...makeResults({ shows: true }), score: null }, 'sample');
  await judge(grace, 'submission', makeResults({ adds: true, carries: false }));
  const pasted = Array.from(
    { length: 40 },
    (_, line) => `export const line${line} = 'graceHopper ${line}'; // by ${NAME}`,
  );
  await save(`${pasted.join('\n')}\n`, 1);
  await letTimePass(service, grace.id, 5);
  const report = makeResults({ adds: false, carries: true });
  await judge(grace, 'submission', {
    ...report,
    groups: report.groups.map((group) => ({
      ...group,
      cases: group.cases.map((each) => ({ ...each, message: `expected ${NAME}`, diff: `- ${ID}` })),
    })),
    output: `hello from ${NAME}\nand https://github.com/ghopper-1\n`,
    compileError: `src/${NAME}.ts is broken`,
  });
  await handIn(service, grace.id);
  await submitSolution(service, makeSubmission({ candidate: 'untold' }), { submittedBy: 'operator' });
  await Promise.all(Array.from({ length: 8 }, async () => await makeInvitation(service)));
});
afterAll(async () => await opened.close());

async function save(content: string, baseRevision: number): Promise<void> {
  const files = [
    { path: `src/grace_hopper.ts`, content },
    { path: 'NOTES.md', content: `I am ${NAME}, ${ID}.\n` },
  ];
  await saveDraft(opened.service, grace.id, CASE, { baseRevision, files });
}

async function judge({ id }: MadeInvitation, content: string, report: JudgingReport, kind: JudgingKind = 'submission') {
  const { service } = opened;
  const files = [
    {
      path: 'src/grace-hopper.ts',
      content: `/** @author ${NAME} <${ID}> */\nexport const graceHopper = '${content}';\n`,
    },
    { path: 'NOTES.md', content: `# Notes of ${NAME}\n${SITE}\n` },
  ];
  const submission = await submitForInvitation(service, id, CASE, { kind, files }, undefined);
  sent.push(submission.id);
  const judgingId = (await readOwnSubmission(service, id, submission.id)).judging.id;
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome: { state: 'judged', report } });
}

async function read(browser: Browser, path: string): Promise<unknown> {
  const response = await browser.send('GET', path);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return await response.json();
}

const readBoard = async (browser: Browser) => Board.parse(await read(browser, '/api/challenges/two-sums/board'));

async function graces(browser: Browser): Promise<BoardRow> {
  const row = (await readBoard(browser)).rows.find(({ sampleRuns }) => sampleRuns === 1);
  if (row === undefined) throw new Error('she is not on the board');
  return row;
}

async function reveal(browser: Browser, id: string, reason = 'We invite her.'): Promise<Response> {
  return await browser.send('POST', '/api/challenges/two-sums/reveals', { participations: [id], reason });
}

test('no blind answer holds a name, an address, an id or a moment of a candidate', async () => {
  const { id } = await graces(bob);
  const work = ParticipationView.parse(await read(bob, `/api/participations/${id}`));
  const paths = [
    '/api/challenges/two-sums/board',
    `/api/participations/${id}`,
    `/api/participations/${id}/timeline`,
    ...work.submissions.map(({ number }) => `/api/participations/${id}/submissions/${number}`),
    `/api/participations/${id}/saves/2`,
  ];
  expect(paths).toHaveLength(7);
  for (const path of paths) {
    const text = JSON.stringify(await read(bob, path));
    expect([path, TRACES.exec(text)?.[0], MOMENT.exec(text)?.[0]]).toEqual([path, undefined, undefined]);
    for (const hidden of [grace.id, ...sent, 'untold']) expect(text).not.toContain(hidden);
  }
});

test('what is scrubbed keeps its lines and stays code', async () => {
  const { id, alias } = await graces(bob);
  const submission = ParticipationSubmissionView.parse(await read(bob, `/api/participations/${id}/submissions/3`));
  const word = alias.replaceAll(' ', '');
  const [code, notes] = submission.files;
  expect(code?.path).toMatch(/^src\/\w+\.ts$/);
  expect(code?.content.split('\n')).toHaveLength(3);
  expect(code?.content).toContain(`export const ${word.slice(0, 1).toLowerCase()}${word.slice(1)} = `);
  expect(notes?.content).toContain(`# Notes of ${alias}`);
  expect(submission).toMatchObject({ versionNumber: 1, behaviour: [], starter: [{ path: 'index.ts' }] });
  expect(submission.output).toContain(`hello from ${alias}\n`);
});

test('what counts, how often they ran and how long it took are in their line', async () => {
  const { id, ...row } = await graces(ada);
  expect(row).toMatchObject({
    state: 'handed-in',
    candidate: null,
    result: { score: 50, verdict: 'wrong-answer', isBorderline: false, categories: { correctness: 50 } },
    submissions: 2,
    sampleRuns: 1,
    review: { mine: 'none', final: 0, meanMark: null, isDisputed: null },
    comments: 0,
    decision: null,
  });
  // Of two tests in the one group that counts, one passes: 100 · √(½ · ½ / 1).
  expect(row.result?.error).toBeCloseTo(50);
  expect(Math.round((row.timeUsedMs ?? 0) / 60_000)).toBe(20);
  const view = ParticipationView.parse(await read(ada, `/api/participations/${id}`));
  expect(view).toMatchObject({ counted: 2, endedBy: 'candidate', cohort: { scored: 1, below: 0 } });
  expect(view.submissions.map(({ number, kind, score }) => [number, kind, score])).toEqual([
    [1, 'sample', null],
    [2, 'submission', 50],
    [3, 'submission', 50],
  ]);
});

test('the board holds who came by the API and who was invited, each in a place of its own', async () => {
  const { rows, categories, challenge } = await readBoard(ada);
  expect(challenge.title).toBe('Two sums');
  expect(categories).toEqual(['correctness', 'performance']);
  expect(rows).toHaveLength(10);
  expect(rows.map(({ place }) => place)).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
  expect(rows.map(({ state }) => state).filter((state) => state === 'invited')).toHaveLength(8);
});

test('each reader has an order of their own, always the same', async () => {
  const order = async (browser: Browser) => (await readBoard(browser)).rows.map(({ id }) => id);
  const [adas, again, bobs] = [await order(ada), await order(ada), await order(bob)];
  expect(again).toEqual(adas);
  expect(bobs).not.toEqual(adas);
  expect(bobs.toSorted()).toEqual(adas.toSorted());
});

test('the timeline tells saves, what each run turned green, and what came too fast to be typed', async () => {
  const { id } = await graces(ada);
  const { events, allottedMs, starter } = Timeline.parse(await read(ada, `/api/participations/${id}/timeline`));
  expect(allottedMs).toBe(3_600_000);
  expect(starter).toEqual([{ path: 'index.ts', content: 'export const sum = () => 0;\n' }]);
  expect(events.map(({ type }) => type)).toEqual(['begun', 'saved', 'judged', 'judged', 'saved', 'judged', 'ended']);
  const saved = events.filter((event) => event.type === 'saved');
  expect(saved.map(({ revision, linesAdded, isLarge }) => [revision, linesAdded, isLarge])).toEqual([
    [1, 2, false],
    [2, 40, false],
  ]);
  const judged = events.filter((event) => event.type === 'judged');
  expect(
    judged.map(({ turnedGreen, turnedRed }) => [turnedGreen, turnedRed].map((all) => all.map(({ title }) => title))),
  ).toEqual([
    [['shows'], []],
    [['adds'], []],
    [['carries'], ['adds']],
  ]);
});

test('a save that is gone, a submission and work that never were are not found', async () => {
  const { id } = await graces(ada);
  const saved = SavedFiles.parse(await read(ada, `/api/participations/${id}/saves/1`));
  expect(saved.files.map(({ path }) => path)).toHaveLength(2);
  for (const path of [
    `${id}/saves/9`,
    `${id}/submissions/9`,
    '00000000-0000-4000-8000-000000000000',
    '00000000-0000-4000-8000-000000000000/timeline',
  ]) {
    expect((await ada.send('GET', `/api/participations/${path}`)).status).toBe(404);
  }
  expect((await ada.send('GET', '/api/challenges/no-such/board')).status).toBe(404);
});

test('who asks is told who it is, with a reason that is kept, and nobody else is', async () => {
  const { id } = await graces(ada);
  expect((await reveal(ada, id, '')).status).toBe(422);
  const stranger = await reveal(ada, '00000000-0000-4000-8000-000000000000');
  expect(stranger.status).toBe(404);
  expect((await graces(ada)).candidate).toBeNull();
  expect((await reveal(author, id)).status).toBe(403);
  const told = Revealed.parse(await (await reveal(ada, id)).json());
  const candidate = { id: ID, name: NAME, portfolioUrl: SITE };
  expect(told.revealed).toEqual([{ participation: id, candidate }]);
  expect((await graces(ada)).candidate).toEqual(candidate);
  expect((await graces(bob)).candidate).toBeNull();
  const view = ParticipationSubmissionView.parse(await read(ada, `/api/participations/${id}/submissions/3`));
  expect(view.files[0]?.path).toBe('src/grace-hopper.ts');
  expect(JSON.stringify(await read(bob, `/api/participations/${id}/submissions/3`))).not.toMatch(TRACES);
  const audit = await opened.ask(`/api/audit?subjectType=participation&subjectId=${id}`);
  expect(await audit.json()).toMatchObject({
    entries: [{ by: 'Ada', action: 'participation.reveal', after: { reason: 'We invite her.' } }],
  });
});

test('extra time shows nowhere: the same share of it looks the same', async () => {
  const { service } = opened;
  const views = await Promise.all(
    [1, 1.5].map(async (extraTime) => {
      const made = await makeInvitation(service, {}, { extraTime });
      await begin(service, made.id);
      await letTimePass(service, made.id, 30 * extraTime);
      await judge(made, 'same', makeResults({ adds: true, carries: true }));
      await readBoard(bob);
      const { rows } = await sql<{ id: string }>`
        select id from participations where candidate = ${made.candidate}`.execute(service.store.database);
      const id = rows[0]?.id ?? '';
      const row = (await readBoard(bob)).rows.find((each) => each.id === id);
      const timeline = Timeline.parse(await read(bob, `/api/participations/${id}/timeline`));
      const minutes = (ms: number | null | undefined) => Math.round((ms ?? 0) / 60_000);
      return [
        minutes(row?.timeUsedMs),
        minutes(timeline.allottedMs),
        timeline.events.map(({ atMs }) => minutes(atMs)),
        Number.isInteger(row?.timeUsedMs),
      ];
    }),
  );
  expect(views[0]).toEqual([30, 60, [0, 30], true]);
  expect(views[1]).toEqual(views[0]);
});

test('the newest invitation that was not revoked tells how the work stands', async () => {
  const { service } = opened;
  const states = async (id: string) => {
    const candidate = `again-${id}@again.example`;
    const first = await makeInvitation(service, {}, { candidate });
    await begin(service, first.id);
    const second = await makeInvitation(service, {}, { candidate });
    const state = async () => {
      await readBoard(ada);
      const { rows } = await sql<{ id: string }>`select id from participations where candidate = ${candidate}`.execute(
        service.store.database,
      );
      return ParticipationView.parse(await read(ada, `/api/participations/${rows[0]?.id}`)).state;
    };
    const both = await state();
    await sql`update invitations set revoked_at = clock_timestamp() where id = ${second.id}`.execute(
      service.store.database,
    );
    const one = await state();
    await sql`update invitations set revoked_at = clock_timestamp() where id = ${first.id}`.execute(
      service.store.database,
    );
    return [both, one, await state()];
  };
  expect(await states('x')).toEqual(['invited', 'working', 'withdrawn']);
});

test('the invite line is drawn, moved and taken away, each time under a name', async () => {
  const put = async (score: unknown) => await ada.send('PUT', '/api/challenges/two-sums/invite-line', { score });
  expect((await put(101)).status).toBe(422);
  expect(await (await put(70)).json()).toMatchObject({ inviteLine: { score: 70, setBy: 'Ada' } });
  expect((await readBoard(bob)).inviteLine).toMatchObject({ score: 70, setBy: 'Ada' });
  expect(await (await put(null)).json()).toEqual({ inviteLine: null });
  const audit = await opened.ask('/api/audit?subjectType=challenge&subjectId=two-sums');
  const { entries } = (await audit.json()) as { entries: { action: string; before: unknown; after: unknown }[] };
  expect(entries.filter(({ action }) => action === 'challenge.invite-line')).toMatchObject([
    { before: { score: 70 }, after: null },
    { before: null, after: { score: 70 } },
  ]);
});

test('big answers are compressed, and event streams are not', async () => {
  const headers = { 'accept-encoding': 'gzip' };
  const { service } = opened;
  await Promise.all(Array.from({ length: 50 }, async () => await makeInvitation(service)));
  const board = await ada.send('GET', '/api/challenges/two-sums/board', undefined, headers);
  expect(board.headers.get('content-encoding')).toBe('gzip');
  const text = await new Response(board.body?.pipeThrough(new DecompressionStream('gzip'))).text();
  expect(Board.parse(JSON.parse(text)).rows.length).toBeGreaterThan(5);
  const small = await ada.send('GET', '/api/me', undefined, headers);
  expect(small.headers.get('content-encoding')).toBeNull();
  const stream = await opened.ask(`/api/submissions/${sent[0]}/events`, { headers });
  expect(stream.headers.get('content-encoding')).toBeNull();
  expect(await stream.text()).toContain('event: judged');
});

test('who is erased is gone from the board', async () => {
  const { id } = await graces(ada);
  const candidate = CandidateId.parse(ID);
  await eraseCandidate(opened.service, candidate, { confirm: candidate, reason: 'They asked.' }, 'Ada');
  expect((await readBoard(ada)).rows.some((row) => row.id === id)).toBe(false);
  expect((await ada.send('GET', `/api/participations/${id}`)).status).toBe(404);
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from audit_log where subject_id = ${id}`.execute(opened.service.store.database);
  expect(rows[0]?.count).toBe(0);
});
