import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { parseEnvironment } from '../../src/door/environment.ts';
import { type Minicase, startMinicase } from '../../src/door/start-minicase.ts';
import { openScriptedBench } from '../support/scripted-bench.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';
import { totpOf } from '../support/totp.ts';
import { expectAccessible, TestBrowser } from './support/open-browser.ts';

const PROJECT = path.join(import.meta.dirname, '../..');
const REFUSED = /the server responded with a status of (401|409|410|422)/;
const PASSWORD = 'a few words together';

let folder: TempFolder;
let minicase: Minicase;
let browser: TestBrowser;
beforeAll(async () => {
  folder = await makeTempFolder();
  const environment = { MINICASE_DATA: folder.path, PORT: '0', MINICASE_BENCHES: '0' };
  minicase = await startMinicase(parseEnvironment(environment, PROJECT), openScriptedBench);
  browser = await TestBrowser.open();
});
afterAll(async () => {
  await browser?.close();
  await minicase?.close();
  await folder?.remove();
});
afterEach(() => {
  browser.expected = undefined;
  browser.expectQuiet();
});

const at = (where: string) => new URL(where, minicase.address).href;

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

test('the first admin makes an account, invites somebody, and both look after theirs', async () => {
  browser.expected = REFUSED;
  const page = await browser.openPage();
  const link = minicase.setUpLink ?? '';
  await page.goto(link);
  await page.getByLabel('Your name').fill('Ada Lovelace');
  await page.getByLabel('E-mail address').fill('ada@example.org');
  await page.getByLabel('Password').fill('short');
  await page.getByRole('button', { name: 'Save and sign in' }).click();
  await page.getByRole('alert').getByText('at least 12 characters').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
  await expectAccessible(page);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Save and sign in' }).click();

  await page.getByRole('heading', { name: 'Staff' }).waitFor();
  await page.getByLabel('Role of Ada Lovelace').selectOption('reviewer');
  await page.getByText('the last admin').waitFor();
  expect(await page.getByLabel('Role of Ada Lovelace').inputValue()).toBe('admin');
  await page.getByLabel('Name', { exact: true }).fill('Grace Hopper');
  await page.getByLabel('E-mail address').fill('grace@example.org');
  await page.getByLabel(/^Author/).check();
  await page.getByRole('button', { name: 'Invite' }).click();
  const invitation = await page.getByLabel('Link for Grace Hopper').inputValue();
  await expectAccessible(page);

  const graces = await browser.openPage();
  await graces.goto(invitation);
  await graces.getByText('Grace Hopper, you sign in as grace@example.org').waitFor();
  await graces.getByLabel('Password').fill(PASSWORD);
  await graces.keyboard.press('Enter');
  await graces.getByRole('heading', { name: 'Challenges' }).waitFor();
  expect(await graces.getByRole('link', { name: 'Staff' }).count()).toBe(0);
  await graces.goto(invitation);
  await graces.getByText('used before').waitFor();
  await expectAccessible(graces);

  await page.getByRole('button', { name: 'Disable Grace Hopper' }).click();
  await page.getByText('disabled', { exact: true }).waitFor();
  await graces.goto(at('/account'));
  await graces.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(new URL(graces.url()).search).toBe('?next=%2Faccount');
});

test('who is not signed in is led there and back; a second factor is set up and asked for', async () => {
  browser.expected = REFUSED;
  const page = await browser.openPage();
  await page.goto(at('/challenges/hello-case/versions'));
  await page.getByLabel('E-mail address').fill('ada@example.org');
  await page.getByLabel('Password').fill('a wrong password');
  await page.keyboard.press('Enter');
  await page.getByText('password is wrong').waitFor();
  await expectAccessible(page);
  await signIn(page, 'ada@example.org');
  await page.waitForURL('**/challenges/hello-case/versions');

  await page.goto(at('/account'));
  const section = page.getByRole('region', { name: /Second factor/ });
  await section.getByLabel('Your password').fill(PASSWORD);
  await section.getByRole('button', { name: 'Set it up' }).click();
  await section.getByRole('img', { name: 'QR code' }).waitFor();
  await expectAccessible(page);
  const secret = ((await section.locator('p code').textContent()) ?? '').replaceAll(' ', '');
  const backup = (await section.locator('ul code').first().textContent()) ?? '';
  const code = () => totpOf(`otpauth://totp/x?secret=${secret}`);
  await section.getByLabel('Code that the app shows now').fill(code());
  await section.getByRole('button', { name: 'Turn it on' }).click();
  await section.getByText('on', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await signIn(page, 'ada@example.org');
  await page.getByLabel('Code').fill('000000');
  await page.keyboard.press('Enter');
  await page.getByText('The code is wrong').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Use a backup code' }).click();
  await page.getByLabel('Backup code').fill(backup);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Challenges' }).waitFor();
  await page.goto(at('/account'));
  await section.getByLabel('Your password').fill(PASSWORD);
  await section.getByRole('button', { name: 'Turn it off' }).click();
  await section.getByText('off', { exact: true }).waitFor();
});

test('a key is shown once, works for its scopes, and is revoked; a session elsewhere is ended', async () => {
  browser.expected = REFUSED;
  const [page, elsewhere] = [await browser.openPage(), await browser.openPage()];
  for (const each of [elsewhere, page]) {
    await each.goto(at('/account'));
    await signIn(each, 'ada@example.org');
    await each.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  }
  await page.getByText('Make a key').click();
  await page.getByRole('button', { name: 'Make it' }).click();
  await page.getByText('must say what it is for').waitFor();
  await page.getByText('must name a scope').waitFor();
  await page.getByLabel('What it is for').fill('hiring system');
  await page.getByLabel('scores:read').check();
  await page.getByRole('button', { name: 'Make it' }).click();
  const key = await page.getByLabel('Your new key').inputValue();
  await expectAccessible(page);
  const use = async () =>
    (await fetch(at('/api/challenges/hello-case/scores'), { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await use()).toBe(200);
  await page.getByRole('button', { name: 'Revoke hiring system' }).click();
  await page.getByText('revoked', { exact: true }).waitFor();
  expect(await use()).toBe(401);
  await page.reload();
  await page.getByText('hiring system').waitFor();
  expect(await page.content()).not.toContain(key);

  const others = page.getByRole('button', { name: /^Sign out there/ });
  await others.first().waitFor();
  while ((await others.count()) > 0) {
    const before = await others.count();
    await others.first().click();
    await expect.poll(async () => await others.count()).toBeLessThan(before);
  }
  await elsewhere.reload();
  await elsewhere.getByRole('heading', { name: 'Sign in' }).waitFor();
});

const WINDOWS: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ['320 px, light', { viewport: { width: 320, height: 640 }, colorScheme: 'light' }],
  ['768 px, dark', { viewport: { width: 768, height: 1024 }, colorScheme: 'dark' }],
  ['1440 px, dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
];

test.each(WINDOWS)('all pages can be read and used by anybody in a window of %s', async (_, options) => {
  browser.expected = REFUSED;
  const page = await browser.openPage(options);
  await page.goto(at('/sign-in'));
  await expectAccessible(page);
  await signIn(page, 'ada@example.org');
  await page.getByRole('heading', { name: 'Challenges' }).waitFor();
  await page.getByRole('link', { name: 'Account' }).click();
  await page.getByText('Make a key').click();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Staff' }).click();
  await page.getByText('grace@example.org').waitFor();
  await expectAccessible(page);
});
