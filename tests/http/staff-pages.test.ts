import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { readReport } from '../../src/service/read-report.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { readRejudge } from '../../src/service/rejudges/read-rejudges.ts';
import { startRejudge } from '../../src/service/rejudges/start-rejudge.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { draftVersion } from '../../src/service/versions/draft-version.ts';
import { makeResults } from '../support/make-case-results.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeCheckReport } from '../support/make-check-report.ts';
import { makeDraft, makeGroups, publishDraft } from '../support/make-draft.ts';
import { makePerson } from '../support/make-person.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenApp, openApp, TOKENS } from '../support/open-app.ts';
import { type Browser, cookieHeader, openBrowser, signedInBrowser } from '../support/sign-in.ts';

const SLUG = ChallengeSlug.parse('two-sums');
const PAGES = '/challenges/two-sums';

let opened: OpenApp;
let rejudge: string;
const browsers = new Map<string, Browser>();
beforeAll(async () => {
  opened = await openApp();
  for (const name of ['Ada', 'Grace']) {
    browsers.set(name, await signedInBrowser(opened, (await makePerson(opened, name, 'author')).email));
  }
  const { service } = opened;
  const { submissionId, judgingId } = await submitSolution(service, makeSubmission({ candidate: '<b>ada</b>' }), {
    submittedBy: 'operator',
  });
  const { lease } = await claimJudging(service, judgingId);
  const old = makeResults({ adds: true, carries: true });
  await recordJudging(service, { judgingId, lease, outcome: { state: 'judged', report: old } });
  const manifest = { ...makeChallenge().manifest, groups: makeGroups(40) };
  await publishDraft(service, makeDraft('<script>', { manifest }), [{ group: 'Sums', title: 'adds' }]);
  const { id } = await startRejudge(service, SLUG, { from: 1, to: 2, by: 'Ada' });
  rejudge = `${PAGES}/rejudges/${id}`;
  const shadow = (await readReport(service, submissionId)).judgings[1];
  if (shadow === undefined) throw new Error('there is no shadow judging');
  const again = await claimJudging(service, shadow.id);
  const today = makeResults({ adds: true, carries: false });
  await recordJudging(service, {
    judgingId: shadow.id,
    lease: again.lease,
    outcome: { state: 'judged', report: today },
  });
});
afterAll(async () => await opened.close());

function browserOf(name: string): Browser {
  const browser = browsers.get(name);
  if (browser === undefined) throw new Error(`nobody is called ${name}`);
  return browser;
}

async function page(path: string): Promise<string> {
  const response = await browserOf('Grace').send('GET', path);
  expect([path, response.status]).toEqual([path, 200]);
  expect(response.headers.get('cache-control')).toContain('no-store');
  return await response.text();
}

test('who is not signed in is led there, and back; who is no author is told so', async () => {
  const led = await openBrowser(opened).send('GET', `${PAGES}/versions?x=1`);
  expect([led.status, led.headers.get('location')]).toEqual([
    303,
    `/sign-in?next=${encodeURIComponent(`${PAGES}/versions?x=1`)}`,
  ]);
  const basic = { authorization: `Basic ${Buffer.from(`grace:${TOKENS.api}`).toString('base64')}` };
  expect((await opened.app.request(`${PAGES}/versions`, { headers: basic })).status).toBe(303);
  const reviewer = await signedInBrowser(opened, (await makePerson(opened, 'Rita', 'reviewer')).email);
  expect((await reviewer.send('GET', `${PAGES}/versions`)).status).toBe(403);
  const worker = { authorization: `Bearer ${TOKENS.worker}` };
  expect((await opened.app.request(`${PAGES}/versions`, { headers: worker })).status).toBe(403);
  expect((await opened.ask(`${PAGES}/versions`)).status).toBe(200);
});

test('versions are listed, the current one and how it was checked told', async () => {
  const text = await page(`${PAGES}/versions`);
  expect(text).toMatch(/current.*green.*published/s);
  expect(text).toContain('from the challenges folder');
});

test('a version shows what it changes and what its check found, with all text escaped', async () => {
  const text = await page(`${PAGES}/versions/2`);
  expect(text).toContain('points of Sums 30 → 40');
  expect(text).toContain('+// &lt;script&gt;');
  expect(text).toContain('Proven: it may be published');
  expect(text).not.toContain('<script');
  expect(await page(`${PAGES}/versions/1`)).toContain('all of it is new');
});

test('a rejudge is drawn, with who crosses the line', async () => {
  expect(await page(`${PAGES}/rejudges`)).toContain('1 of 1 judged');
  const text = await page(`${rejudge}?line=70`);
  expect(text).toContain('<circle class="dot bad"');
  expect(text).toContain('&lt;b&gt;ada&lt;/b&gt;: 100 → 50');
  expect(text).toContain('drops below it');
  expect(text.match(/class="line"/g)).toHaveLength(2);
});

const own = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };
const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };

async function send(path: string, form: Record<string, string>, name: string, headers: Record<string, string> = own) {
  return await opened.app.request(`http://localhost${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { cookie: cookieHeader(browserOf(name).cookies), ...headers },
  });
}

test('somebody else than who started it applies it there; a form of another site does not', async () => {
  const decide = async (name: string, headers: Record<string, string>) =>
    await send(`${rejudge}/decide`, { decision: 'apply', by: 'Somebody Else' }, name, headers);
  const other = await decide('Grace', foreign);
  expect(other.status).toBe(403);
  expect((await decide('Ada', own)).status).toBe(403);
  const applied = await decide('Grace', own);
  expect([applied.status, applied.headers.get('location')]).toEqual([303, rejudge]);
  const id = rejudge.split('/').at(-1) ?? '';
  expect(await readRejudge(opened.service, SLUG, id as Parameters<typeof readRejudge>[2])).toMatchObject({
    decision: 'applied',
    decidedBy: 'Grace',
  });
});

test('health is shown with its plots, and a word of caution where few were judged', async () => {
  const text = await page(`${PAGES}/health?of=best`);
  expect(text).toContain('Only 1 of the 10 candidates');
  expect(text.match(/<svg class="plot"/g)).toHaveLength(2);
});

test('a draft is published on its page once its check is green, and by a form of another site never', async () => {
  const { service } = opened;
  const unproven = await draftVersion(service, SLUG, makeDraft('unproven'));
  expect(await page(`${PAGES}/versions/${unproven.version.number}`)).toContain('once a check has proven it');
  const draft = makeDraft('third');
  const { version } = await draftVersion(service, SLUG, draft);
  await draftVersion(service, SLUG, { ...draft, checkReport: makeCheckReport(version.version) });
  const path = `${PAGES}/versions/${version.number}`;
  expect(await page(path)).toContain(`Publish version ${version.number}`);
  const publish = async (changelog: string, headers = own) =>
    (await send(`${path}/publish`, { changelog }, 'Grace', headers)).status;
  expect([await publish('x', foreign), await publish(' '), await publish('x')]).toEqual([403, 422, 303]);
  expect(await page(path)).not.toContain('Publish version');
  expect(await page(`${PAGES}/versions`)).toContain('Grace');
});

test('a rejudge is begun where all are listed', async () => {
  expect(await page(`${PAGES}/rejudges`)).toContain('Judge again');
  const same = await send(`${PAGES}/rejudges`, { from: '2', to: '2' }, 'Grace');
  expect([same.status, await same.text()]).toEqual([422, expect.stringContaining('same would come out')]);
  expect((await send(`${PAGES}/rejudges`, { from: '2', to: '1' }, 'Grace', foreign)).status).toBe(403);
  const begun = await send(`${PAGES}/rejudges`, { from: '2', to: '1' }, 'Grace');
  expect([begun.status, begun.headers.get('location')]).toEqual([303, expect.stringMatching(/\/rejudges\/[\w-]+$/)]);
});

test.each([
  `${PAGES}/versions/7`,
  `${PAGES}/versions/x`,
  `${PAGES}/rejudges/1`,
  '/challenges/no-such/versions',
  '/challenges/no-such/health',
])('there is no page at %s', async (path) => {
  expect((await browserOf('Grace').send('GET', path)).status).toBe(404);
});
