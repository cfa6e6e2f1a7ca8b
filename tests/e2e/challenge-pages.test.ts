import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { readReport } from '../../src/service/read-report.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { startRejudge } from '../../src/service/rejudges/start-rejudge.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { publishChallenge } from '../../src/store/publish-challenge.ts';
import { makeResults } from '../support/make-case-results.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeDraft, publishDraft } from '../support/make-draft.ts';
import { makePerson } from '../support/make-person.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { expectAccessibleEverywhere, TestBrowser } from './support/open-browser.ts';
import { openStack, type Stack } from './support/open-stack.ts';
import { signInOn } from './support/sign-in.ts';

const SLUG = ChallengeSlug.parse('two-sums');

let stack: Stack;
let browser: TestBrowser;
let page: Page;
let rejudge: string;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack('0'), TestBrowser.open()]);
  await makePerson(stack, 'Ada', 'author');
  rejudge = await rejudgeSomebody();
  page = await browser.openPage();
  await signInOn(page, at('/'), 'ada@example.org');
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});
afterEach(() => browser.expectQuiet());

const at = (where: string) => new URL(where, stack.address).href;

/** A second version, by which somebody falls. */
async function rejudgeSomebody(): Promise<string> {
  const { service } = stack;
  await publishChallenge(service.store, makeChallenge(), 'Add two numbers.');
  const { submissionId, judgingId } = await submitSolution(service, makeSubmission(), { submittedBy: 'operator' });
  await judge(judgingId, { adds: true, carries: true });
  await publishDraft(service, makeDraft('The hidden tests look at carries, too.'), [{ group: 'Sums', title: 'adds' }]);
  const { id } = await startRejudge(service, SLUG, { from: 1, to: 2, by: 'Grace' });
  const shadow = (await readReport(service, submissionId)).judgings[1];
  if (shadow === undefined) throw new Error('there is no shadow judging');
  await judge(shadow.id, { adds: true, carries: false });
  return `/challenges/two-sums/rejudges/${id}`;

  async function judge(id: typeof judgingId, results: Record<string, boolean>): Promise<void> {
    const { lease } = await claimJudging(service, id);
    await recordJudging(service, { judgingId: id, lease, outcome: { state: 'judged', report: makeResults(results) } });
  }
}

test.each([
  ['/', 'Challenges'],
  ['/challenges/two-sums/versions', 'Versions'],
  ['/challenges/two-sums/versions/2', 'Version 2'],
  ['/challenges/two-sums/rejudges', 'Rejudges'],
  ['/challenges/two-sums/health', 'Health'],
  ['/api/reference', 'API reference'],
])('%s can be used by everybody', async (path, heading) => {
  await page.goto(at(path));
  await page.getByRole('heading', { name: heading }).first().waitFor();
  await expectAccessibleEverywhere(page);
});

test('each route of the reference can be opened, and leads to what its answers are made of', async () => {
  await page.goto(at('/api/reference#readCase'));
  await page.getByText('Read a case: statement, starter and sample tests').click();
  await page
    .getByText('For a candidate, with the cookie of their link or its token.')
    .locator('visible=true')
    .waitFor();
  await page.getByRole('link', { name: 'SolveCaseView' }).click();
  await expectAccessibleEverywhere(page);
});

test('a rejudge can be looked at by everybody', async () => {
  await page.goto(at(rejudge));
  await page.getByRole('heading', { name: 'Who is moved' }).waitFor();
  await expectAccessibleEverywhere(page);
});

test('from the front page one gets to a case, and back', async () => {
  await page.goto(at('/'));
  const card = page.getByRole('region', { name: 'Two sums' });
  await card.getByRole('link', { name: 'health' }).click();
  await page.getByRole('heading', { name: 'Health' }).first().waitFor();
  await page.getByRole('link', { name: 'minicase' }).click();
  await page.getByRole('heading', { name: 'Challenges' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
});
