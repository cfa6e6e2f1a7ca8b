import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makePerson } from '../support/make-person.ts';
import { expectAccessible, expectAccessibleEverywhere, TestBrowser } from './support/open-browser.ts';
import { openStack, type Stack } from './support/open-stack.ts';
import { signInOn } from './support/sign-in.ts';

const MODEL = path.join(import.meta.dirname, '../../challenges/hello-case/submissions/accepted/model/index.ts');
const PARTS = [
  'timeline',
  'playback',
  'code',
  'tests',
  'behaviour',
  'notes',
  'review',
  'similarity',
  'interview',
  'decision',
];

let stack: Stack;
let browser: TestBrowser;
let rosa: Page;
let rita: Page;
let id: string;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack(), TestBrowser.open()]);
  await makePerson(stack, 'Rosa', 'reviewer');
  await makePerson(stack, 'Rita', 'reviewer');
  await solve();
  [rosa, rita] = [await browser.openPage(), await browser.openPage()];
  await signInOn(rosa, at('/'), 'rosa@example.org');
  await signInOn(rita, at('/'), 'rita@example.org');
  id = await rosa.evaluate(async () => {
    const response = await fetch('/api/challenges/hello-case/board');
    const board = (await response.json()) as { readonly rows: readonly { readonly id: string }[] };
    return board.rows[0]?.id ?? '';
  });
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});
afterEach(() => {
  browser.expected = undefined;
  browser.expectQuiet();
});

const at = (where: string) => new URL(where, stack.address).href;

/** Opens a part, and waits until it has what it shows. */
async function open(page: Page, part: string): Promise<void> {
  await page.goto(at(`/participations/${id}?part=${part}`));
  await page.locator('#part').waitFor();
  await page.locator('#part .skeleton, #part [aria-busy="true"]').first().waitFor({ state: 'detached' });
}

/** A candidate begins, runs the samples of a draft that is wrong, writes the model, submits it and hands in. */
async function solve(): Promise<void> {
  const model = await readFile(MODEL, 'utf8');
  const { link } = await stack.invite();
  const page = await browser.openPage();
  await page.goto(link);
  await page.getByRole('button', { name: 'Start…' }).click();
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await page.locator('.cm-content').waitFor();
  await write(page, '// My name is Ada Lovelace.\nexport const tally = () => [];\n');
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/of 2 sample tests passed\./)
    .first()
    .waitFor();
  await write(page, model);
  await page.locator('.draft-status', { hasText: /Saved/ }).waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByText('100 of 100 points.').first().waitFor();
  await page.getByRole('button', { name: 'Hand in…' }).click();
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByRole('heading', { name: 'Your work is handed in', exact: true }).waitFor();
  await page.context().close();
}

async function write(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

/** Gives all marks; a reviewer says why once. */
async function mark(page: Page, marks: Readonly<Record<string, number>>, why: string): Promise<void> {
  for (const [criterion, given] of Object.entries(marks)) {
    await page
      .getByRole('group', { name: criterion })
      .getByRole('radio', { name: new RegExp(`^${given} `) })
      .check();
  }
  await page.getByRole('textbox', { name: /^Why/ }).first().fill(why);
  await page.getByText('All is saved.').waitFor();
}

async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hand in review…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByRole('heading', { name: 'Marks', exact: true }).waitFor();
}

test('a reviewer sees how the work came about, without a name', async () => {
  await open(rosa, 'timeline');
  await rosa.getByText('100 of 100').or(rosa.getByText(/^100/)).first().waitFor();
  await rosa.getByText('Samples run').waitFor();
  await rosa
    .getByText(/turned green/)
    .first()
    .waitFor();
  expect(await rosa.textContent('main')).not.toMatch(/Ada|Lovelace|candidate-\d/);
  await rosa.getByRole('tab', { name: 'Code' }).click();
  await rosa.locator('.cm-content', { hasText: 'byVotesThenName' }).waitFor();
  expect(new URL(rosa.url()).searchParams.get('part')).toBe('code');
  await rosa.goBack();
  await rosa.getByRole('heading', { name: 'How it came about' }).waitFor();
});

test.each(PARTS)('everybody can use the part of %s, wherever they are', async (part) => {
  await open(rita, part);
  await expectAccessibleEverywhere(rita);
});

test('work is played back by keyboard, and scrubbed of names', async () => {
  await open(rosa, 'playback');
  const slider = rosa.getByRole('slider', { name: 'Save' });
  await slider.focus();
  await rosa.keyboard.press('Home');
  const first = await slider.getAttribute('aria-valuetext');
  expect(first).toMatch(/^Save 1 of \d+/);
  await rosa.locator('.cm-content').waitFor();
  expect(await rosa.textContent('#part')).not.toMatch(/Lovelace/);
  await rosa.keyboard.press('ArrowRight');
  expect(await slider.getAttribute('aria-valuetext')).not.toBe(first);
  await rosa.keyboard.press('End');
  await rosa.locator('.cm-content', { hasText: 'byVotesThenName' }).waitFor();
  await rosa.locator('.cm-line-changed').first().waitFor();
  await rosa.getByText(/^Samples at/).waitFor();
  await rosa.keyboard.press('Home');
  await rosa.getByRole('radio', { name: '64×' }).check();
  await slider.focus();
  await rosa.keyboard.press('Space');
  await rosa.getByRole('button', { name: 'Pause' }).or(rosa.getByText('That was the last save.')).first().waitFor();
  await rosa.getByText('That was the last save.').waitFor({ state: 'attached' });
});

test('comments stand at their lines, and others do not see them yet', async () => {
  await open(rosa, 'code');
  await rosa.locator('.cm-lineNumbers .cm-gutterElement', { hasText: /^5$/ }).click();
  await rosa.getByLabel(/^Comment on line 5/).fill('A map: good.');
  await expectAccessible(rosa);
  await rosa.getByRole('button', { name: 'Keep' }).click();
  const comments = rosa.getByRole('region', { name: 'Comments on line 5' });
  await comments.getByText('A map: good.').waitFor();
  await comments.getByRole('button', { name: 'Change' }).click();
  await rosa.getByLabel('Your comment on line 5').fill('A map: very good.');
  await rosa.keyboard.press('Control+Enter');
  await comments.getByText('A map: very good.').waitFor();

  await rosa.locator('.cm-content').focus();
  await rosa.keyboard.press('Control+Home');
  await rosa.keyboard.press('c');
  await rosa.getByLabel(/^Comment on line 1/).fill('To be taken back.');
  await rosa.getByRole('button', { name: 'Keep' }).click();
  const second = rosa.getByRole('region', { name: 'Comments on line 1', exact: true });
  await second.getByRole('button', { name: 'Delete…' }).click();
  await second.getByRole('button', { name: 'Delete for good' }).click();
  await second.waitFor({ state: 'detached' });

  await open(rita, 'code');
  await rita.getByText('A comment of others is hidden until your review is final.').waitFor();
  expect(await rita.textContent('main')).not.toContain('very good');
});

test('marks are kept as they are given, and hidden from each other until both are final', async () => {
  await open(rosa, 'review');
  await mark(rosa, { 'Problem-solving approach': 4, 'Creative thinking': 2 }, 'The samples ran early.');
  expect(await rosa.getByRole('button', { name: 'Hand in review…' }).isDisabled()).toBe(true);
  await rosa.reload();
  await rosa.getByText('Without a mark yet: Communication.').waitFor();
  await mark(rosa, { Communication: 3 }, 'The samples ran early, and often.');
  await handIn(rosa);
  await rosa.getByText('Nobody else has handed in a review.').waitFor();

  await open(rita, 'review');
  await rita.getByText('1 other review is final, and hidden until yours is').waitFor();
  expect(await rita.textContent('main')).not.toContain('and often');
  await mark(rita, { 'Problem-solving approach': 4, 'Creative thinking': 5, Communication: 3 }, 'One pass.');
  await handIn(rita);
  await rita.getByText('You do not agree on creative thinking.').waitFor();
  await rita.getByText('The samples ran early, and often.').waitFor();
  await rita.getByText('apart: 2 and 5').waitFor();
  await expectAccessibleEverywhere(rita);
  await open(rita, 'code');
  await rita.getByRole('region', { name: 'Comments on line 5' }).getByText('A map: very good.').waitFor();
});

test('who asks who it is says why, and only they are told', async () => {
  await open(rosa, 'timeline');
  await rosa.getByRole('button', { name: 'Reveal who it is…' }).click();
  await rosa.getByLabel('Why').fill('To write the invitation.');
  await expectAccessible(rosa);
  await rosa.getByRole('dialog').getByRole('button', { name: 'Reveal' }).click();
  await rosa.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  await open(rita, 'timeline');
  expect(await rita.textContent('main')).not.toContain('Lovelace');
});

test('one proposes, another agrees, and the candidate reads a report', async () => {
  await open(rosa, 'decision');
  await rosa.getByLabel('Invite to the interview').check();
  await rosa.getByLabel('Reason, for the company').fill('Clear work.');
  await rosa.getByLabel('Message to the candidate').fill('We would like to talk with you.');
  await rosa.getByRole('button', { name: 'Preview the report…' }).click();
  await rosa.getByRole('dialog').getByText('We would like to talk with you.').waitFor();
  await expectAccessible(rosa);
  await rosa.keyboard.press('Escape');
  await rosa.getByRole('button', { name: 'Propose', exact: true }).click();
  await rosa.getByText('somebody else has to be the second reader').waitFor();
  expect(await rosa.getByRole('button', { name: 'Agree' }).count()).toBe(0);

  await open(rita, 'decision');
  await rita.getByLabel('Why you agree, or do not').fill('I do.');
  await expectAccessibleEverywhere(rita);
  await rita.getByRole('button', { name: 'Agree' }).click();
  await rita.getByText('whoever makes the link is told who it is').waitFor();
  await rita.getByRole('button', { name: 'Make a link' }).click();
  await rita.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  const link = await rita.getByLabel('Link to the report').inputValue();
  await expectAccessibleEverywhere(rita);
  const candidate = await browser.openPage();
  await candidate.goto(link);
  await candidate.getByText('We would like to talk with you.').waitFor();
  expect(await candidate.textContent('body')).not.toContain('Clear work.');
  await rita.getByRole('button', { name: 'Take the link back' }).click();
  await rita.getByText('There is no link that works.').waitFor();
  browser.expected = /404/;
  expect((await candidate.goto(link))?.status()).toBe(404);
  await candidate.context().close();
});
