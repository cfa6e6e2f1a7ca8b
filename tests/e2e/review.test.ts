import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { fillCohort } from '../../src/cli/demo/fill-cohort.ts';
import { DEMO_PEOPLE } from '../../src/cli/demo/people.ts';
import { browserBundle } from '../../src/http/assets/bundle-browser.ts';
import { readCaseUnderCheck } from '../../worker/check/case-under-check.ts';
import { letRetriesCome } from '../support/let-retries-come.ts';
import { makePerson } from '../support/make-person.ts';
import { type Receiver, startReceiver, verified } from '../support/start-receiver.ts';
import { expectAccessible, TestBrowser } from './support/open-browser.ts';
import { openStack, type Stack } from './support/open-stack.ts';
import { signInOn } from './support/sign-in.ts';

/** One story, of two reviewers: each test goes on where the one before it has ended. */

const CANDIDATES = DEMO_PEOPLE.slice(0, 4);
const NAMES = new RegExp(CANDIDATES.flatMap(({ name, email }) => [name, email]).join('|'));

let stack: Stack;
let browser: TestBrowser;
let receiver: Receiver;
let rosa: Page;
let ravi: Page;
let secret: string;
/** Whom the two look at. */
let work: string;
let alias: string;

beforeAll(async () => {
  [stack, browser, receiver] = await Promise.all([openStack(), TestBrowser.open(), startReceiver()]);
  const subject = await readCaseUnderCheck(path.join(import.meta.dirname, '../../challenges/hello-case'));
  const cohort = { people: CANDIDATES, cases: [subject, subject], signal: new AbortController().signal } as const;
  await fillCohort(stack.service, { ...cohort, onProgress: () => undefined });
  for (const [name, role] of [
    ['Rosa', 'reviewer'],
    ['Ravi', 'reviewer'],
    ['Hedy', 'admin'],
  ] as const) {
    await makePerson(stack, name, role);
  }
  await browserBundle();
  [rosa, ravi] = [await browser.openPage(), await browser.openPage()];
  await signInOn(rosa, at('/'), 'rosa@example.org');
  await signInOn(ravi, at('/'), 'ravi@example.org');
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
  await receiver?.stop();
});
afterEach(() => {
  browser.expected = undefined;
  browser.expectQuiet();
});

const at = (where: string) => new URL(where, stack.address).href;
const rows = (page: Page) => page.getByRole('grid', { name: 'Candidates' }).locator('.board-body').getByRole('row');

async function open(page: Page, part: string): Promise<void> {
  await page.goto(at(`/participations/${work}?part=${part}`));
  await page.locator('#part').waitFor();
  await page.locator('#part .skeleton, #part [aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** Gives every mark, says why once, and hands the review in. */
async function review(page: Page, marks: Readonly<Record<string, number>>, why: string): Promise<void> {
  await open(page, 'review');
  for (const [criterion, given] of Object.entries(marks)) {
    const group = page.getByRole('group', { name: criterion });
    await group.getByRole('radio', { name: new RegExp(`^${given} `) }).check();
  }
  await page.getByRole('textbox', { name: /^Why/ }).first().fill(why);
  await page.getByText('All is saved.').waitFor();
  await page.getByRole('button', { name: 'Hand in review…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByRole('heading', { name: 'Marks', exact: true }).waitFor();
}

test('an admin has another system told of decisions', async () => {
  const admin = await browser.openPage();
  await signInOn(admin, at('/webhooks'), 'hedy@example.org');
  const form = admin.getByRole('region', { name: 'Tell another system' });
  await form.getByLabel('Address').fill(receiver.url);
  for (const label of [/proposed a decision/, /it is decided/i]) await form.getByLabel(label).check();
  await form.getByRole('button', { name: 'Make a webhook' }).click();
  secret = await admin.getByLabel('The secret it signs with').inputValue();
  await admin.context().close();
});

test('two reviewers have the same board, each in an order of their own, and nobody has a name', async () => {
  const orders: string[][] = [];
  for (const page of [rosa, ravi]) {
    await page.goto(at('/challenges/hello-case/board'));
    await rows(page).first().waitFor();
    expect(await page.textContent('body')).not.toMatch(NAMES);
    orders.push(await rows(page).getByRole('link').allTextContents());
  }
  const [first = [], second = []] = orders;
  expect(first).toHaveLength(CANDIDATES.length);
  expect(second.toSorted()).toEqual(first.toSorted());
});

test('they pick two, and compare their scores, tests and code', async () => {
  for (const row of [rows(rosa).first(), rows(rosa).nth(1)]) await row.getByRole('checkbox').click();
  await rosa
    .getByRole('button', { name: 'Compare' })
    .or(rosa.getByRole('link', { name: 'Compare' }))
    .first()
    .click();
  await rosa.getByRole('heading', { name: /^Compare/ }).waitFor();
  await rosa.getByRole('heading', { name: 'By category' }).waitFor();
  for (const tab of ['Tests', 'Code']) {
    await rosa.getByRole('tab', { name: tab }).click();
    await rosa.locator('#part .skeleton, .skeleton').first().waitFor({ state: 'detached' });
    await expectAccessible(rosa);
  }
  expect(await rosa.textContent('body')).not.toMatch(NAMES);
});

test('both mark the same work without knowing what the other thinks, and are told where they disagree', async () => {
  await rosa.goto(at('/challenges/hello-case/board'));
  const link = rows(rosa).first().getByRole('link').first();
  alias = (await link.textContent()) ?? '';
  work = new URL((await link.getAttribute('href')) ?? '', stack.address).pathname.split('/').at(-1) ?? '';
  await review(rosa, { 'Problem-solving approach': 5, 'Creative thinking': 4, Communication: 4 }, 'Early samples.');
  await open(ravi, 'review');
  expect(await ravi.textContent('main')).not.toContain('Early samples.');
  await review(ravi, { 'Problem-solving approach': 2, 'Creative thinking': 4, Communication: 3 }, 'Late to run.');
  await ravi.getByText(/do not agree on problem-solving approach/i).waitFor();
  await ravi.getByText('Early samples.').waitFor();
  await ravi.goto(at('/challenges/hello-case/board'));
  await rows(ravi)
    .filter({ hasText: alias })
    .getByText(/disputed/i)
    .waitFor();
});

test('one proposes and the other decides, which the other system hears, though it was down', async () => {
  await receiver.stop();
  await open(rosa, 'decision');
  await rosa.getByLabel('Invite to the interview').check();
  await rosa.getByLabel('Reason, for the company').fill('We talked about it: a sound plan.');
  await rosa.getByLabel('Message to the candidate').fill('We would like to talk with you.');
  await rosa.getByRole('button', { name: 'Propose', exact: true }).click();
  await rosa.getByText('somebody else has to be the second reader').waitFor();
  await open(ravi, 'decision');
  await ravi.getByLabel('Why you agree, or do not').fill('I have read it again.');
  await ravi.getByRole('button', { name: 'Agree' }).click();
  await ravi.getByRole('button', { name: 'Make a link' }).waitFor();
  await receiver.start();
  await letRetriesCome(stack.service);
  await receiver.until(2);
  const told = receiver.received.map((each) => verified(secret, each));
  expect(new Set(told.map((event) => (event as { readonly type: string }).type))).toEqual(
    new Set(['decision.proposed', 'decision.made']),
  );
});

test('the board is exported with the decision, and without names', async () => {
  const answer = await ravi.request.get(at('/api/challenges/hello-case/export?format=csv'));
  const csv = await answer.text();
  expect(csv.split('\n').find((line) => line.includes(alias))).toContain('invite');
  expect(csv).not.toMatch(NAMES);
});

test('the candidate reads what is meant for them, as a page and as a PDF', async () => {
  await open(ravi, 'decision');
  await ravi.getByRole('button', { name: 'Make a link' }).click();
  const link = await ravi.getByLabel('Link to the report').inputValue();
  const candidate = await browser.openPage();
  await candidate.goto(link);
  await candidate.getByText('We would like to talk with you.').waitFor();
  await expectAccessible(candidate);
  const text = await candidate.textContent('body');
  expect(text).toMatch(NAMES);
  expect(text).not.toContain('sound plan');
  const pdf = await candidate.request.get(`${link}/report.pdf`);
  expect(pdf.headers()['content-type']).toContain('application/pdf');
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
  await candidate.context().close();
});
