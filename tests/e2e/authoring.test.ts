import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { awaitJudging } from '../../src/service/await-judging.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makePerson } from '../support/make-person.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { expectAccessibleEverywhere, TestBrowser } from './support/open-browser.ts';
import { openStack, type Stack } from './support/open-stack.ts';
import { signInOn } from './support/sign-in.ts';

const TEMPLATE = path.join(import.meta.dirname, '../../challenges/.templates/function');
/** A check judges some hundred times, on a machine that may have other things to do. */
const CHECK_MS = 20 * 60_000;
const STORY_MS = 60 * 60_000;
const CASE = '/cases/owed-hours';
const PAGES = '/challenges/owed-hours';

let stack: Stack;
let browser: TestBrowser;
let ada: Page;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack(), TestBrowser.open()]);
  await makePerson(stack, 'Ada', 'author');
  await makePerson(stack, 'Grace', 'author');
  ada = await browser.openPage();
  await signInOn(ada, at('/'), 'ada@example.org');
}, CHECK_MS);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});
afterEach(() => {
  browser.expected = undefined;
  browser.expectQuiet();
});

const at = (where: string) => new URL(where, stack.address).href;

test('an author begins a case from a template, under a name that nobody has', async () => {
  await ada.getByRole('link', { name: 'New case' }).click();
  await ada.getByLabel(/^function/i).check();
  await ada.getByLabel('Title').fill('Hello case');
  await ada.getByText('is the name of another case').waitFor();
  await ada.getByLabel('Title').fill('Owed hours');
  await expect.poll(() => ada.getByLabel('Name in addresses').inputValue()).toBe('owed-hours');
  await expectAccessibleEverywhere(ada);
  await ada.setViewportSize({ width: 1440, height: 900 });
  await ada.getByRole('button', { name: 'Begin to write it' }).click();
  await ada.waitForURL(at(CASE));
  await ada.getByRole('heading', { name: 'Owed hours' }).waitFor();
});

test('files are added, moved and deleted; what is wrong with challenge.json is said, and all is kept', async () => {
  await ada.locator('.cm-content').waitFor();
  await expectAccessibleEverywhere(ada);
  await ada.setViewportSize({ width: 1440, height: 900 });
  for (const verdict of ['memory-limit-exceeded', 'output-limit-exceeded', 'time-limit-exceeded']) {
    await ada.locator(`[data-folder="submissions/${verdict}"]`).focus();
    await ada.keyboard.press('Delete');
    await ada.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  }
  await ada.getByRole('button', { name: 'New example solution' }).click();
  await ada.getByLabel('Name').fill('counts-twice');
  await ada.getByRole('button', { name: 'Create' }).click();
  await ada.getByText('counts-twice does not name the test').waitFor();
  await ada.locator('[data-folder="submissions/wrong-answer/counts-twice"]').focus();
  await ada.keyboard.press('F2');
  await ada.getByLabel('New path').fill('submissions/wrong-answer/rounds-each-entry');
  await ada.getByRole('button', { name: 'Move', exact: true }).click();
  await ada.getByText('There is submissions/wrong-answer/rounds-each-entry/index.ts already').waitFor();
  await ada.getByRole('button', { name: 'Cancel' }).click();
  await ada.locator('[data-folder="submissions/wrong-answer/counts-twice"]').focus();
  await ada.keyboard.press('Delete');
  await ada.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();

  await ada.locator('[data-path="challenge.json"]').click();
  await write(ada, 'x');
  await ada.getByText('challenge.json is not JSON').first().waitFor();
  await expectAccessibleEverywhere(ada);
  await ada.setViewportSize({ width: 1440, height: 900 });
  await ada.keyboard.press('Backspace');
  await ada.getByText('challenge.json is not JSON').first().waitFor({ state: 'detached' });
});

test('who saves over what somebody else saved is asked which one is meant', async () => {
  browser.expected = /status of 409/;
  const other = await browser.openPage();
  await signInOn(other, at(CASE), 'grace@example.org');
  await other.locator('.cm-content').waitFor();
  await ada.locator('[data-path="statement.md"]').click();
  await write(ada, '\nAda was here.');
  await saved(ada);
  await write(other, '\nGrace was here.');
  await other.getByRole('dialog', { name: 'This case was saved elsewhere, too' }).waitFor();
  await expectAccessibleEverywhere(other);
  await other.getByRole('button', { name: 'Take what was saved elsewhere' }).click();
  await other.getByText('Ada was here.').first().waitFor();
  await other.close();
});

test(
  'a check says what to mend and leads there; what is mended is green, and its matrix is drawn',
  async () => {
    await ada.locator('[data-path="statement.md"]').click();
    await write(ada, '\n![plan](https://elsewhere.example/plan.png)');
    await check(ada);
    await ada.getByRole('heading', { name: 'What to mend' }).waitFor();
    await expectAccessibleEverywhere(ada);
    await ada.setViewportSize({ width: 1440, height: 900 });
    await ada
      .getByRole('button', { name: /^statement\.md:\d+$/ })
      .first()
      .click();
    await expect.poll(() => ada.locator('.cm-activeLine').textContent()).toContain('elsewhere.example');
    await ada.keyboard.press('Home');
    await ada.keyboard.press('Shift+End');
    await ada.keyboard.press('Delete');
    await check(ada);
    await ada.getByRole('heading', { name: 'Proven: it may be published.' }).waitFor();
    await ada.getByRole('region', { name: 'Changes by tests' }).waitFor();
    await ada.locator('.matrix-label').first().focus();
    await ada.keyboard.press('ArrowDown');
    await ada.getByRole('region', { name: 'The chosen row' }).waitFor();
    await expectAccessibleEverywhere(ada);
    await ada.setViewportSize({ width: 1440, height: 900 });
    // The report scrolls in its place: behind the end of the page there is nothing.
    expect(await ada.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0);
    await ada.getByLabel('As a list').check();
    await ada.getByRole('region', { name: 'Kill matrix as a list' }).waitFor();
    await expectAccessibleEverywhere(ada);
    await ada.setViewportSize({ width: 1440, height: 900 });
  },
  2 * CHECK_MS,
);

test('a version is made of it, tried as a candidate would, and published', async () => {
  await makeVersion(ada);
  await ada.getByRole('button', { name: 'Run samples' }).click();
  await ada
    .getByText(/of \d+ sample tests passed/)
    .first()
    .waitFor({ timeout: 120_000 });
  await ada.getByRole('button', { name: 'Submit as a trial' }).click();
  await ada
    .getByText(/of 100 points|of \d+ tests passed|Submitted and judged/)
    .first()
    .waitFor({ timeout: 120_000 });
  await expectAccessibleEverywhere(ada);
  await ada.setViewportSize({ width: 1440, height: 900 });
  await publish(ada, 'The first one.');
  await ada.getByText('Candidates are judged by it from now on.').waitFor();
});

test(
  'a second version judges again what counts by the first, and somebody else applies it',
  async () => {
    const files = [
      { path: 'index.ts', content: await readFile(`${TEMPLATE}/submissions/accepted/model/index.ts`, 'utf8') },
    ];
    const submission = makeSubmission({ challenge: 'owed-hours', candidate: 'cy', files });
    const { judgingId } = await submitSolution(stack.service, submission, { submittedBy: 'operator' });
    await awaitJudging(stack.service, judgingId, AbortSignal.timeout(CHECK_MS));

    await ada.goto(at(CASE));
    await ada.locator('[data-path="challenge.json"]').click();
    await ada.locator('.cm-content').getByText('"A year of entries"').click();
    await ada.keyboard.press('End');
    await ada.keyboard.press('ArrowLeft');
    await ada.keyboard.press('ArrowLeft');
    await ada.keyboard.type(' and more');
    await saved(ada);
    await check(ada);
    await ada.getByRole('heading', { name: 'Proven: it may be published.' }).waitFor();
    await makeVersion(ada);
    await publish(ada, 'The last group has another name.');
    await expectAccessibleEverywhere(ada);
    await ada.setViewportSize({ width: 1440, height: 900 });
    await ada.getByRole('button', { name: 'Judge again what counts by version 1' }).click();
    await ada.getByText('You started it').waitFor();
    expect(await ada.getByRole('button', { name: 'Apply the new scores' }).count()).toBe(0);
    await ada.goto(at(`${PAGES}/rejudges`));
    await ada.getByText('is not decided yet').waitFor();
    expect(await ada.getByRole('button', { name: 'Judge again' }).count()).toBe(0);
    await expectAccessibleEverywhere(ada);

    const grace = await browser.openPage();
    await signInOn(grace, at('/'), 'grace@example.org');
    await grace.getByRole('region', { name: 'Owed hours' }).getByRole('link', { name: 'rejudge open' }).click();
    await grace.getByRole('link', { name: '1 → 2' }).first().click();
    await expect
      .poll(
        async () => {
          await grace.reload();
          return await grace.getByRole('button', { name: 'Apply the new scores' }).count();
        },
        { timeout: CHECK_MS, interval: 2_000 },
      )
      .toBe(1);
    await expectAccessibleEverywhere(grace);
    await grace.getByRole('button', { name: 'Apply the new scores' }).click();
    await grace.getByText('applied by Grace').waitFor();
  },
  STORY_MS,
);

test('the catalogue shows where everything is, in order and by words', async () => {
  await ada.goto(at('/'));
  const entry = ada.getByRole('region', { name: 'Owed hours' });
  await entry.getByText('version 2').waitFor();
  await entry.getByText('check green').waitFor();
  await ada.getByLabel('Search challenges').fill('owed');
  await expect.poll(() => ada.locator('.catalogue-entry').count()).toBe(1);
  await expectAccessibleEverywhere(ada);
});

/** At the end of the open file. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

async function saved(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await page.getByText(/^Saved \d/).waitFor();
}

/** By the keyboard, to its end. */
async function check(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.getByText(/The check (is under way|waits for its turn)/).waitFor();
  await page.locator('.check-verdict').waitFor({ timeout: CHECK_MS });
}

async function makeVersion(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Make a version' }).click();
  await page.waitForURL(/\/versions\/\d+\/preview$/);
  await page.locator('.cm-content').waitFor();
}

async function publish(page: Page, changelog: string): Promise<void> {
  await page.getByRole('button', { name: 'Publish…' }).click();
  await page.getByLabel('What has changed').fill(changelog);
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await page
    .getByText(/is published/)
    .first()
    .waitFor();
}
