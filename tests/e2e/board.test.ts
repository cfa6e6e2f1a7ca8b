import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { BehaviourCall } from '../../src/domain/behaviour.ts';
import { BOARD_CATEGORIES, makeBoard } from '../support/make-board.ts';
import { makeInvitation } from '../support/make-invitation.ts';
import { makeParticipant } from '../support/make-participants.ts';
import { makePerson } from '../support/make-person.ts';
import { expectAccessible, expectAccessibleEverywhere, TestBrowser } from './support/open-browser.ts';
import { openStack, type Stack } from './support/open-stack.ts';
import { signInOn } from './support/sign-in.ts';

const NAMES = ['Ada Lovelace', 'Grace Hopper', 'Hedy Lamarr', 'Mary Jackson'];

let stack: Stack;
let browser: TestBrowser;
let page: Page;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack('0'), TestBrowser.open()]);
  await makePerson(stack, 'Rosa', 'reviewer');
  page = await browser.openPage();
  await signInOn(page, at('/challenges/hello-case/board'), 'rosa@example.org');
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});
afterEach(async () => {
  browser.expected = undefined;
  browser.expectQuiet();
  await page.unrouteAll();
  await page.setViewportSize({ width: 1440, height: 900 });
});

const at = (where: string) => new URL(where, stack.address).href;
const grid = () => page.getByRole('grid', { name: 'Candidates' });
const rows = () => grid().locator('.board-body').getByRole('row');
const aliases = async () => await rows().getByRole('link').allTextContents();
const search = () => new URL(page.url()).search;

async function openBoard(query = ''): Promise<void> {
  await page.goto(at(`/challenges/hello-case/board${query}`));
  await rows().first().waitFor();
}

/** Has the board be one of as many rows as asked for, all made up. */
async function pretend(count: number): Promise<void> {
  await page.route(
    '**/api/challenges/hello-case/board',
    async (route) => await route.fulfill({ json: makeBoard(count) }),
  );
}

test('a board that nobody is invited to leads to invitations', async () => {
  await page.getByRole('link', { name: 'Invite somebody' }).waitFor();
  await expectAccessibleEverywhere(page);
});

test('a board on which nobody was judged yet says so', async () => {
  const { service } = stack;
  await makeInvitation(service, { cases: ['hello-case'] }, { name: 'Nobody Yet' });
  await openBoard();
  await page.getByText('Nobody was judged yet').first().waitFor();
  await page.getByRole('row', { name: /not begun/ }).waitFor();
  await expectAccessibleEverywhere(page);
  for (const [index, name] of NAMES.entries()) {
    const passed = [10 - 3 * index, index % 2 === 0 ? 4 : 1] as const;
    const waitMs = 100 * (index + 1);
    const calls = [call(0, '503'), call(waitMs, '503'), call(3 * waitMs, '200'), query()];
    await makeParticipant(service, {
      name,
      passed,
      files: [
        { path: 'index.ts', content: `export const tally = () => ${index};\n` },
        { path: 'NOTES.md', content: `# What I did\n\nTried *${index}* ways.\n` },
      ],
      behaviour: [
        {
          group: 'Quiet days',
          title: 'Quiet days > test 1',
          calls,
          callCount: calls.length,
          growths: [
            {
              of: 'cpu',
              exponent: 1 + index / 2,
              samples: [10, 20, 40].map((n) => ({ n, cost: n ** (1 + index / 2) })),
            },
          ],
        },
      ],
    });
  }
});

test('everybody is there without a name, in an order that stays', async () => {
  await page.goto(at('/'));
  await page
    .getByRole('region', { name: /biscuits/ })
    .getByRole('link', { name: 'board' })
    .click();
  await rows().first().waitFor();
  expect(await rows().count()).toBe(5);
  const before = await aliases();
  await page.reload();
  await rows().first().waitFor();
  expect(await aliases()).toEqual(before);
  expect(await page.textContent('body')).not.toMatch(new RegExp(NAMES.join('|').replaceAll(' ', '|')));
  await page.getByText('5 candidates, 4 judged, 0 decided.').waitFor();
  await expectAccessibleEverywhere(page);
});

test('columns sort by a click and by the keyboard, and the address says so', async () => {
  await openBoard();
  const header = (name: string) => grid().getByRole('columnheader', { name, exact: true });
  await header('Total').getByRole('button').click();
  expect(await header('Total').getAttribute('aria-sort')).toBe('descending');
  expect(search()).toBe('?sort=-total');
  const best = await aliases();
  await header('Total').getByRole('button').press('Enter');
  expect(search()).toBe('?sort=total');
  expect(await header('Total').getAttribute('aria-sort')).toBe('ascending');
  expect((await aliases()).slice(0, 4)).toEqual(best.slice(0, 4).reverse());
  expect((await aliases()).at(-1)).toBe(best.at(-1));
  await page.reload();
  await rows().first().waitFor();
  expect((await aliases()).slice(0, 4)).toEqual(best.slice(0, 4).reverse());
});

test('filters are in the address, say how many fit, and are cleared', async () => {
  await openBoard();
  await page.getByLabel('State').selectOption('handed-in');
  await page.getByText('4 of 5 shown').waitFor();
  await page.getByRole('spinbutton', { name: 'Resilience' }).fill('90');
  await page.getByText('2 of 5 shown').waitFor();
  expect(search()).toBe('?state=handed-in&least-resilience=90');
  await page.reload();
  await page.getByText('2 of 5 shown').waitFor();
  await page.getByLabel('Search candidates').fill('no such alias');
  await page.getByText('Nobody fits the filters.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Show everybody' }).click();
  await page.getByText('5 shown', { exact: true }).waitFor();
  expect(search()).toBe('');
});

test('the invite line is drawn by a number or by the keyboard, and kept for all', async () => {
  await openBoard();
  await page.getByLabel('Invite from').fill('70');
  await page.getByText('Only you see it there until it is kept.').waitFor();
  await page.getByRole('slider', { name: 'Invite line' }).press('ArrowLeft');
  expect(await page.getByLabel('Invite from').inputValue()).toBe('69');
  await page.getByText('of 4 are at or above the line').waitFor();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Keep the line' }).click();
  await page.getByText(/Drawn by Rosa/).waitFor();
  await page.getByLabel('At or above the line').check();
  await page.getByText(/^[123] of 5 shown$/).waitFor();
  await page.reload();
  await page.getByText(/^[123] of 5 shown$/).waitFor();
  expect(await page.getByLabel('Invite from').inputValue()).toBe('69');
});

test('one walks through the board by the keyboard alone, and picks whom to compare', async () => {
  await openBoard('?sort=-total');
  const active = async () => await grid().getAttribute('aria-activedescendant');
  await page.keyboard.press('j');
  const first = await active();
  expect(first).toBe(await rows().first().getAttribute('id'));
  await page.keyboard.press('ArrowDown');
  expect(await active()).not.toBe(first);
  await page.keyboard.press('k');
  expect(await active()).toBe(first);
  await page.keyboard.press('End');
  expect(await active()).toBe(await rows().last().getAttribute('id'));
  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  expect(await rows().first().getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('c');
  await page.getByText('Pick two to four candidates to compare them.').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('jk');
  expect(await page.getByLabel('Search candidates').inputValue()).toBe('jk');
  await page.getByLabel('Search candidates').fill('');
  await grid().focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys of the board' }).waitFor();
  await expectAccessible(page);
  await page.getByLabel(/Single letters/).uncheck();
  await page.keyboard.press('Escape');
  await grid().focus();
  const before = await active();
  await page.keyboard.press('j');
  expect(await active()).toBe(before);
  await page.keyboard.press('?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.evaluate(() => localStorage.clear());
  await openBoard('?sort=-total');
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL(at(`/participations/${first?.replace('row-', '')}`));
});

test('a name is revealed to who says why, and it is written down', async () => {
  await openBoard('?sort=-total');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Reveal names…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Reveal a name' });
  expect(await dialog.getByRole('button', { name: 'Reveal', exact: true }).isDisabled()).toBe(true);
  await expectAccessibleEverywhere(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByLabel('Why').fill('She is invited to the interview.');
  await dialog.getByRole('button', { name: 'Reveal', exact: true }).click();
  await page.getByText('The name is revealed to you.').waitFor();
  const name = (await aliases())[0] ?? '';
  expect(NAMES).toContain(name);
  await page.reload();
  await rows().getByRole('link', { name }).waitFor();
  await page.getByLabel('Search candidates').fill(name.split(' ')[1] ?? '');
  await page.getByText('1 of 5 shown').waitFor();
});

test('the board is exported, and names are hidden until they are asked for', async () => {
  await openBoard();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expectAccessible(page);
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV, for tables' }).click(),
  ]);
  expect(await readFile(await saved.path(), 'utf8')).not.toMatch(new RegExp(NAMES.join('|')));
  await page.getByLabel('With names').check();
  await page.getByText(/it is written down that you took the names/).waitFor();
});

test('four candidates are compared by scores, tests, code, behaviour and notes', async () => {
  await openBoard('?sort=-total');
  for (const index of [0, 1, 2, 3]) await rows().nth(index).getByRole('checkbox').click();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.getByRole('heading', { name: 'Who is ahead' }).waitFor();
  expect(
    await page
      .getByRole('listitem')
      .filter({ hasText: /ahead of|told apart|same total/ })
      .count(),
  ).toBe(6);
  await expectAccessibleEverywhere(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('tab', { name: 'Tests' }).click();
  await page.getByRole('row', { name: /Counting > test 10.*Passed.*Wrong answer/ }).waitFor();
  expect(await page.getByRole('row', { name: /Counting > test 1 / }).count()).toBe(0);
  await page.getByLabel('Only where they differ').uncheck();
  await page.getByRole('row', { name: /Counting > test 1 / }).waitFor();
  await page.getByText('Messages').last().click();
  await page.getByText('expected 3 votes').last().waitFor();
  await expectAccessibleEverywhere(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('tab', { name: 'Code' }).click();
  await page.getByRole('button', { name: /index\.ts differs/ }).waitFor();
  await page.locator('.cm-merge-a .cm-changedLine').first().waitFor();
  await page.getByLabel('Left').selectOption('the starter');
  await page.getByRole('textbox', { name: /index\.ts of the starter/ }).waitFor();
  await expectAccessibleEverywhere(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('tab', { name: 'Behaviour' }).click();
  await page.getByRole('img', { name: /^Calls over virtual time/ }).waitFor();
  await page.getByRole('row', { name: /SELECT id FROM votes/ }).waitFor();
  await page.getByText('about n^1.50: faster than n').waitFor();
  await page.getByText('All calls, one by one').click();
  await page
    .getByText(/of waiting/)
    .first()
    .waitFor();
  await expectAccessibleEverywhere(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole('tab', { name: 'Notes' }).click();
  await expect.poll(async () => await page.getByRole('heading', { name: 'What I did' }).count()).toBe(4);
  expect(search()).toContain('show=notes');
  await page.reload();
  await page.getByRole('heading', { name: 'What I did' }).first().waitFor();
  await expectAccessibleEverywhere(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page
    .getByRole('link', { name: /^Leave out/ })
    .last()
    .click();
  await expect.poll(async () => await page.locator('.side-heads > li').count()).toBe(3);
  await page.getByRole('link', { name: 'Back to the board' }).click();
  await page.getByText('3 picked').waitFor();
});

test('a comparison of nobody leads to the board', async () => {
  await page.goto(at('/challenges/hello-case/compare'));
  await page.getByRole('link', { name: 'Pick them on the board' }).waitFor();
  await expectAccessible(page);
});

test('of five thousand rows only those are drawn that are seen, and all can be reached', async () => {
  await pretend(5_000);
  await openBoard();
  expect(await grid().getAttribute('aria-rowcount')).toBe('5001');
  expect(await rows().count()).toBeLessThan(60);
  await grid().focus();
  await page.keyboard.press('End');
  await grid().locator('[aria-rowindex="5001"]').waitFor();
  await page.keyboard.press('Home');
  await grid().locator('[aria-rowindex="2"]').waitFor();
  await grid().evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
  await grid().locator('[aria-rowindex="2500"]').waitFor();
  // Whoever reads by a screen reader is not torn away from the row that is active.
  expect(await page.locator(`#${await grid().getAttribute('aria-activedescendant')}`).count()).toBe(1);
});

test('a full board can be used by everybody, in every window', async () => {
  await pretend(40);
  await openBoard();
  expect(await grid().getByRole('columnheader').allTextContents()).toEqual(
    expect.arrayContaining(BOARD_CATEGORIES.map((category) => expect.stringMatching(new RegExp(category, 'i')))),
  );
  await expectAccessibleEverywhere(page);
  await page.setViewportSize({ width: 768, height: 900 });
  await expectAccessible(page);
});

test('a board of one says so, and one that cannot be read says why', async () => {
  await pretend(1);
  await openBoard();
  await page.getByText(/^1 candidate, /).waitFor();
  await expectAccessible(page);
  browser.expected = /status of 404/;
  await page.goto(at('/challenges/no-such-case/board'));
  await page.getByRole('button', { name: 'Try again' }).waitFor();
  await expectAccessible(page);
});

function call(atMs: number, end: string): BehaviourCall {
  return { kind: 'http', atMs, tookMs: 20, what: 'GET https://votes.example/', service: 'votes', end, fault: null };
}

function query(): BehaviourCall {
  return { kind: 'sql', atMs: 5, tookMs: 0, what: 'SELECT id FROM votes', service: null, end: null, fault: null };
}
