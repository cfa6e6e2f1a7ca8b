import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makePerson } from '../support/make-person.ts';
import { expectAccessibleEverywhere, TestBrowser } from './support/open-browser.ts';
import { openStack, type Stack } from './support/open-stack.ts';
import { signInOn } from './support/sign-in.ts';

const [ADA, GRACE] = ['ada@example.org', 'grace@example.org'];

let stack: Stack;
let browser: TestBrowser;
let admin: Page;
let reviewer: Page;
beforeAll(async () => {
  [stack, browser] = await Promise.all([openStack('0'), TestBrowser.open()]);
  await makePerson(stack, 'Hedy', 'admin');
  await makePerson(stack, 'Rosa', 'reviewer');
  [admin, reviewer] = [await browser.openPage(), await browser.openPage()];
  await admin.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signInOn(admin, at('/invitations'), 'hedy@example.org');
  await signInOn(reviewer, at('/invitations'), 'rosa@example.org');
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
const rowOf = (page: Page, candidate: string) => page.getByRole('listitem').filter({ hasText: candidate });

/** Does something that saves a file, and reads that. */
async function download(page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [saved] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: saved.suggestedFilename(), text: await readFile(await saved.path(), 'utf8') };
}

test('before anybody is invited, the pages say what to do', async () => {
  await admin.getByText('Nobody is invited yet.').waitFor();
  await admin.getByLabel('Candidates', { exact: true }).waitFor();
  await expectAccessibleEverywhere(admin);
  await admin.goto(at('/candidates'));
  await admin.getByText('Nobody yet.').waitFor();
  await expectAccessibleEverywhere(admin);
});

test('an admin invites two people, is told what is wrong first, and takes their links away', async () => {
  browser.expected = /status of 422/;
  await admin.goto(at('/invitations'));
  const people = admin.getByLabel('Candidates', { exact: true });
  await people.fill(`${ADA}, Ada Lovelace, github.com/ada\n${GRACE}, Grace Hopper`);
  await admin.getByLabel('Minutes', { exact: true }).fill('ninety');
  const invite = admin.getByRole('button', { name: 'Invite', exact: true });
  await invite.click();
  await admin.getByText('must be a number, in digits').waitFor();
  await admin.getByLabel('Minutes', { exact: true }).fill('90');
  await invite.click();
  await admin.locator('#cases-error').waitFor();
  await admin.getByLabel(/hello-case/).check();
  await invite.click();
  await admin.getByText(/^line 1: portfolioUrl: must be an address that begins with http/).waitFor();
  await people.fill(`email,name,portfolio\n${ADA},Ada Lovelace,github.com/ada\n${GRACE},Grace Hopper,`);
  await invite.click();
  await admin.getByText(/^line 2: portfolioUrl: must be an address that begins with http/).waitFor();
  expect(await people.getAttribute('aria-invalid')).toBe('true');
  await expectAccessibleEverywhere(admin);

  await people.fill(`email,name,portfolio\n${ADA},Ada Lovelace,https://github.com/ada\n${GRACE},Grace Hopper,`);
  await invite.click();
  const link = admin.getByLabel('Link for Ada Lovelace');
  await link.waitFor();
  await expectAccessibleEverywhere(admin);
  const section = admin.getByRole('region', { name: 'Links to send' });
  await section.getByRole('button', { name: 'Copy' }).first().click();
  await admin.getByText('Copied.').waitFor();
  expect(await admin.evaluate(async () => await navigator.clipboard.readText())).toBe(await link.inputValue());
  const saved = await download(admin, async () => await section.getByRole('button', { name: 'Save all 2' }).click());
  expect(saved.name).toBe('invitations.csv');
  expect(saved.text).toContain(`${ADA},Ada Lovelace,${await link.inputValue()}\r\n`);
  await admin.reload();
  await rowOf(admin, ADA).waitFor();
  expect(await admin.content()).not.toContain('mci_');
});

test('the admin extends everyone, and gives one person extra time', async () => {
  browser.expected = /status of 422/;
  await admin.getByRole('button', { name: 'Extend everyone…' }).click();
  const everyone = admin.getByRole('dialog');
  await everyone.getByRole('button', { name: 'Extend everyone' }).click();
  await everyone.getByRole('alert').waitFor();
  await expectAccessibleEverywhere(admin);
  await everyone.getByLabel('Why').fill('The network was down.');
  await everyone.getByRole('button', { name: 'Extend everyone' }).click();
  await admin.getByText('2 invitations have more time.').waitFor();

  await admin.getByRole('button', { name: `Time of ${GRACE}` }).click();
  const time = admin.getByRole('dialog', { name: 'Time of Grace Hopper' });
  await time.getByText('+20 min: The network was down.').waitFor();
  await time.getByLabel('Times the minutes').fill('1,5');
  await time.getByLabel('Why (kept from reviewers)').fill('Asked for a quarter more, and then some.');
  await time.getByRole('button', { name: 'Keep' }).click();
  await time.getByText('1.5 times the minutes: Asked for a quarter more, and then some. Hedy').waitFor();
  await expectAccessibleEverywhere(admin);
  await admin.keyboard.press('Escape');
});

test('a reviewer sees who is invited, and nothing of who has more time', async () => {
  await reviewer.goto(at('/invitations'));
  await rowOf(reviewer, GRACE).waitFor();
  await expectAccessibleEverywhere(reviewer);
  const seen: string[] = [];
  for (const where of ['/invitations', '/candidates', `/candidates/${GRACE}`]) {
    await reviewer.goto(at(where));
    await reviewer.getByText('Grace Hopper').first().waitFor();
    seen.push((await reviewer.textContent('body')) ?? '');
  }
  for (const where of ['/api/invitations', `/api/candidates/${GRACE}`, '/api/candidates']) {
    seen.push(await reviewer.evaluate(async (address) => await (await fetch(address)).text(), where));
  }
  expect(seen.join('\n')).not.toMatch(
    /extra|quarter|Time…|network|grant|accommodat|Extend everyone|Export everything|Erase/i,
  );
  expect(await reviewer.getByRole('link', { name: 'Changes' }).count()).toBe(0);
});

test('an invitation is taken back, and its candidate is told so', async () => {
  await admin.goto(at('/invitations'));
  await admin.getByRole('button', { name: `New link for ${ADA}` }).click();
  const link = await admin.getByLabel('Link for Ada Lovelace').inputValue();
  await admin.getByRole('button', { name: `Take back the invitation of ${ADA}` }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await rowOf(admin, ADA).getByText('taken back').waitFor();
  await expectAccessibleEverywhere(admin);
  const candidate = await browser.openPage();
  await candidate.goto(link);
  await candidate.getByText('was withdrawn').waitFor();
  await candidate.context().close();
  await admin.getByLabel('State').selectOption('missed');
  await admin.getByText('Nobody fits.').waitFor();
});

test('a reviewer moves a candidate on with a note, which all read as it was written', async () => {
  await reviewer.goto(at('/candidates'));
  await reviewer.getByRole('link', { name: 'Grace Hopper' }).click();
  await reviewer.getByLabel('Interview').check();
  await reviewer.getByLabel('Note').fill('Knows her queues.\n  Ask about <b>retries</b>.');
  await reviewer.getByRole('button', { name: 'Keep' }).click();
  await reviewer.getByRole('heading', { name: 'Stage: Interview' }).waitFor();
  expect(await reviewer.locator('.as-written').textContent()).toBe('Knows her queues.\n  Ask about <b>retries</b>.');
  await expectAccessibleEverywhere(reviewer);
  await reviewer.goto(at('/candidates'));
  await reviewer
    .getByRole('region', { name: /Interview/ })
    .getByText('Grace Hopper')
    .waitFor();
  await expectAccessibleEverywhere(reviewer);
});

test('an admin exports all that is kept of somebody, erases it, and keeps a receipt', async () => {
  await admin.goto(at(`/candidates/${ADA}`));
  await admin.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  await expectAccessibleEverywhere(admin);
  const saved = await download(admin, async () => await admin.getByRole('link', { name: 'Export everything' }).click());
  expect(JSON.parse(saved.text)).toMatchObject({ candidate: { id: ADA, portfolioUrl: 'https://github.com/ada' } });

  await admin.getByRole('button', { name: 'Erase…' }).click();
  const dialog = admin.getByRole('dialog');
  const erase = dialog.getByRole('button', { name: 'Erase' });
  await dialog.getByLabel(`Type ${ADA}`).fill(GRACE);
  await dialog.getByLabel('Why').fill('Asked to be forgotten.');
  expect(await erase.isDisabled()).toBe(true);
  await expectAccessibleEverywhere(admin);
  await dialog.getByLabel(`Type ${ADA}`).fill(ADA);
  await erase.click();
  await admin.getByRole('heading', { name: 'Erased' }).waitFor();
  await expectAccessibleEverywhere(admin);
  await admin.goto(at('/candidates'));
  await admin.getByText('Grace Hopper').waitFor();
  expect(await admin.textContent('body')).not.toContain('Ada');
});

test('all of it is among the changes, but for whom was erased', async () => {
  await admin.goto(at('/changes'));
  await admin.getByRole('region', { name: 'Erased candidates' }).getByText('Asked to be forgotten.').waitFor();
  const entries = await admin.locator('.rows summary').allTextContents();
  for (const words of ['invitation.create', 'invitation.extend', 'invitation.accommodate', 'candidate.erase']) {
    expect(entries.filter((entry) => entry.includes(`${words} by Hedy`))).not.toEqual([]);
  }
  expect(entries.filter((entry) => entry.includes('candidate.stage by Rosa'))).toHaveLength(1);
  expect(await admin.textContent('body')).not.toContain(ADA);
  await admin.locator('.rows summary').first().click();
  await expectAccessibleEverywhere(admin);
  await admin.getByLabel('By whom').fill('Rosa');
  await admin.getByRole('button', { name: 'Show', exact: true }).click();
  await expect.poll(async () => await admin.locator('.rows summary').count()).toBe(2);
  await admin.getByLabel('By whom').fill('Nobody');
  await admin.getByRole('button', { name: 'Show', exact: true }).click();
  await admin.getByText('Nothing was changed.').waitFor();
});
