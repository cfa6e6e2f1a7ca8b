import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { letTimePass, type MadeInvitation } from '../support/make-invitation.ts';
import { expectAccessible, TestBrowser } from './support/open-browser.ts';
import { openStack, type Stack } from './support/open-stack.ts';

const MODEL = path.join(import.meta.dirname, '../../challenges/hello-case/submissions/accepted/model/index.ts');
const CONNECTION_CUT = /ERR_INTERNET_DISCONNECTED|ERR_FAILED/;

let stack: Stack;
let browser: TestBrowser;
let model: string;
beforeAll(async () => {
  model = await readFile(MODEL, 'utf8');
  [stack, browser] = await Promise.all([openStack(), TestBrowser.open()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});
afterEach(() => {
  browser.expected = undefined;
  browser.expectQuiet();
});

test('a candidate looks around, begins, solves a case and hands it in', async () => {
  const { link, id } = await stack.invite({
    cases: ['hello-case', 'order-sync'],
    rehearsal: 'stock-report',
    submissionsAtMost: 3,
  });
  const page = await browser.openPage();
  await page.goto(link);
  await page.getByRole('heading', { name: 'You are invited to 2 mini cases' }).waitFor();
  expect(page.url()).toBe(`${stack.address}/solve/${id}`);
  await expectAccessible(page);

  await page.getByLabel('Work of yours').fill('github.com/ada');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();

  await page.getByRole('link', { name: 'Look around first' }).click();
  await page.getByText('This is the rehearsal').waitFor();
  await page.locator('.cm-content').waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Back' }).click();

  await page.getByRole('button', { name: 'Start…' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await page.getByText(/59 min left/).waitFor();

  await page.getByRole('button', { name: 'Run samples' }).click();
  await page.getByText('0 of 2 sample tests passed.').first().waitFor();
  await expectAccessible(page);

  await write(page, model);
  await page.keyboard.press('Control+Enter');
  await page.getByText('2 of 2 sample tests passed.').first().waitFor();
  await saved(page);
  await page.reload();
  await page.locator('.cm-content', { hasText: 'tally' }).waitFor();
  expect(await textOf(page)).toBe(model.trimEnd());

  await page.keyboard.press('Control+Shift+Enter');
  await page.getByText('100 of 100 points.').first().waitFor();
  await page.getByText('2 submissions left').waitFor();
  await page.getByRole('tab', { name: 'History (3)' }).click();
  await page.getByRole('button', { name: 'Compare…' }).last().click();
  await page.getByText('One file differs').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Close' }).click();

  await page
    .getByRole('link', { name: /Orders|order/i })
    .first()
    .click();
  await page.locator('.cm-content').waitFor();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Hand in…' }).click();
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByRole('heading', { name: 'Your work is handed in', exact: true }).waitFor();
  await page.getByText('handed in by you').waitFor();
  await page.getByText('this one counts').waitFor();
  await page
    .getByText(/sha256:[0-9a-f]{64}/)
    .first()
    .waitFor();
  await expectAccessible(page);
});

test('what was written while the connection was gone is kept on the device, and sent when it is back', async () => {
  const { page, context } = await begin();
  browser.expected = CONNECTION_CUT;
  await context.setOffline(true);
  await write(page, '// written on a train');
  await page.locator('.draft-status', { hasText: 'Offline: kept on this device' }).waitFor();
  await context.setOffline(false);
  await saved(page);

  await context.setOffline(true);
  await write(page, '// written in a tunnel');
  await page.locator('.draft-status', { hasText: 'Offline: kept on this device' }).waitFor();
  const address = page.url();
  await page.close();
  await context.setOffline(false);
  const later = await context.newPage();
  await later.goto(address);
  await later.locator('.cm-content', { hasText: 'written in a tunnel' }).waitFor();
  await saved(later);
  await later.context().close();
});

test('a second tab follows, and what another device saved is shown before one of the two goes on', async () => {
  const { page, context, invitation } = await begin();
  const second = await context.newPage();
  await second.goto(page.url());
  await second.locator('.cm-content').waitFor();
  await write(page, '// from the first tab');
  await saved(page);
  await second.locator('.cm-content', { hasText: 'from the first tab' }).waitFor();

  browser.expected = /409/;
  await saveElsewhere(invitation, '// from the command line');
  await write(second, '// from the second tab');
  await second.getByRole('heading', { name: 'This case was saved elsewhere, too' }).waitFor();
  await second.locator('.cm-deletedChunk', { hasText: 'from the command line' }).waitFor();
  await expectAccessible(second);
  await second.keyboard.press('Escape');
  await second.getByRole('heading', { name: 'This case was saved elsewhere, too' }).waitFor();
  await second.getByRole('button', { name: 'Take what was saved elsewhere' }).click();
  await second.locator('.cm-content', { hasText: 'from the command line' }).waitFor();
  await saved(second);
  await context.close();
});

test('at the end the last words are handed in, after a reload as well', async () => {
  const { page, context, invitation } = await begin();
  await write(page, '// the last words');
  await saved(page);
  await letTimePass(stack.service, invitation.id, 59.75);
  await page.reload();
  await page.getByText(/^0:\d\d left$/).waitFor();
  await page.locator('.cm-content', { hasText: 'the last words' }).waitFor();
  await write(page, '// the very last words');
  await page.getByRole('heading', { name: 'Your work is handed in', exact: true }).waitFor({ timeout: 60_000 });
  await page.getByText('when the time was over').waitFor();
  await page.getByText('Handed in at the end').waitFor();
  await expectAccessible(page);
  const { files } = await readNewest(page, invitation);
  expect(files.find((file) => file.path === 'index.ts')?.content).toBe('// the very last words');
  await context.close();
});

async function begin() {
  const invitation = await stack.invite({ rehearsal: 'stock-report' });
  const context = await browser.openContext();
  const page = await context.newPage();
  await page.goto(invitation.link);
  await page.getByRole('button', { name: 'Start…' }).click();
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await page.locator('.cm-content').waitFor();
  return { page, context, invitation };
}

/** In place of all that is in the file. */
async function write(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(text);
}

async function saved(page: Page): Promise<void> {
  await page.locator('.draft-status', { hasText: /^Saved \d/ }).waitFor();
}

async function textOf(page: Page): Promise<string> {
  const lines = await page.locator('.cm-content .cm-line').allTextContents();
  return lines.join('\n').trimEnd();
}

async function saveElsewhere({ id, token }: MadeInvitation, content: string): Promise<void> {
  const address = `${stack.address}/api/solve/${id}/cases/hello-case/draft`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { revision, files } = (await (await fetch(address, { headers })).json()) as {
    revision: number;
    files: { path: string; content: string }[];
  };
  const body = {
    baseRevision: revision,
    files: files.map((file) => (file.path === 'index.ts' ? { ...file, content } : file)),
  };
  const response = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(body) });
  expect(response.status).toBe(200);
}

async function readNewest(page: Page, { id }: MadeInvitation) {
  return await page.evaluate(async (base) => {
    const { submissions } = await (await fetch(`${base}/cases/hello-case/submissions`)).json();
    return (await (await fetch(`${base}/submissions/${submissions[0].id}`)).json()) as {
      files: { path: string; content: string }[];
    };
  }, `/api/solve/${id}`);
}
