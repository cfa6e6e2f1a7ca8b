import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { SolveView } from '../../src/protocol/solve/solve-view.ts';
import { INVITATION, makeInvitation } from '../support/solve/make-solve-view.ts';
import { type SolveServer, startSolveServer } from '../support/solve/solve-server.ts';
import { expectAccessible, TestBrowser } from './support/open-browser.ts';

let server: SolveServer;
let browser: TestBrowser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startSolveServer(), TestBrowser.open()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});
beforeEach(() => {
  server.view = makeInvitation();
  server.drafts.clear();
  server.submissions.length = 0;
});
afterEach(() => {
  server.refuse = undefined;
  browser.expected = undefined;
  browser.expectQuiet();
});

const WINDOWS: readonly (readonly [name: string, options: BrowserContextOptions])[] = [
  ['320 px, light', { viewport: { width: 320, height: 640 }, colorScheme: 'light' }],
  ['360 px, dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
  ['768 px, light', { viewport: { width: 768, height: 1024 }, colorScheme: 'light' }],
  ['1440 px, dark', { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' }],
];

const later = (seconds: number) => new Date(Date.now() + 1_000 * seconds).toISOString();

test.each(WINDOWS)('all pages can be read and used by anybody in a window of %s', async (_, options) => {
  const page = await browser.openPage(options);
  await page.goto(address());
  await page.getByRole('button', { name: 'Start…' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start…' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start the clock' }).click();
  await page.getByRole('button', { name: 'Hand in…' }).waitFor();
  const isNarrow = (options.viewport?.width ?? 0) < 960;
  const show = async (name: string) => {
    if (isNarrow) await page.getByRole('tab', { name, exact: true }).first().click();
  };
  await expectAccessible(page);
  await show('Code');
  await page.locator('.cm-content').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Run samples' }).click();
  await page.getByText('1 of 3 sample tests passed.').first().waitFor();
  await expectAccessible(page);
  await page.getByRole('tab', { name: /Console/ }).click();
  await page.getByText('indexing 12 products').waitFor();
  await page.getByRole('tab', { name: /History/ }).click();
  await expectAccessible(page);
  await show('Code');
  await page.getByRole('button', { name: 'Changes' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Changes' }).click();
  await page.locator('summary', { hasText: 'More' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Editor preferences…' }).click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Hand in…' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Hand in', exact: true }).click();
  await page.getByRole('heading', { name: 'Your work is handed in', exact: true }).waitFor();
  await expectAccessible(page);
  await page.context().close();
});

const STATES: readonly (readonly [SolveView['state'], Partial<SolveView>, RegExp])[] = [
  ['early', { opensAt: later(7_200) }, /Opens in 1 h 5\d min/],
  ['missed', { closesAt: later(-60) }, /time to begin has passed/],
  ['revoked', {}, /was withdrawn/],
  ['running', { startedAt: later(-60), deadline: later(1_000) }, /under way/],
  ['over', { startedAt: later(-60), deadline: later(-1) }, /being handed in/],
];

test.each(STATES)('an invitation that is %s says so, and what can be done', async (state, over, words) => {
  server.view = makeInvitation({ ...over, state });
  const page = await browser.openPage({ viewport: { width: 360, height: 740 } });
  await page.goto(address());
  await page.getByText(words).first().waitFor();
  await expectAccessible(page);
  await page.context().close();
});

test.each([
  [401, 'This invitation is not open here'],
  [500, 'We cannot show your invitation right now'],
])('an answer of %i is explained', async (status, heading) => {
  browser.expected = new RegExp(String(status));
  server.refuse = () => status;
  const page = await browser.openPage();
  await page.goto(address());
  await page.getByRole('heading', { name: heading }).waitFor();
  await expectAccessible(page);
  server.refuse = undefined;
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('button', { name: 'Start…' }).waitFor();
  await page.context().close();
});

test('time that is added while somebody works is told, and the clock shows it', async () => {
  server.view = makeInvitation({ state: 'running', startedAt: later(-60), deadline: later(570) });
  const page = await browser.openPage();
  await page.goto(address('/cases/catalogue-search'));
  await page.getByText('9 min left').waitFor();
  const grant = { at: later(0), seconds: 900, reason: 'fault' as const, note: 'The judge was down for a while.' };
  server.view = { ...server.view, deadline: later(1_470), grants: [grant] };
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText('You have 15 minutes more.').first().waitFor();
  await page.getByText('24 min left').waitFor();
  await expectAccessible(page);
  await page.context().close();
});

test('a clock of the device that is wrong by a year changes nothing', async () => {
  server.view = makeInvitation({ state: 'running', startedAt: later(-60), deadline: later(3_000) });
  const page = await browser.openPage();
  await page.clock.setSystemTime(new Date('2030-01-01'));
  await page.goto(address('/cases/catalogue-search'));
  await page.getByText('49 min left').waitFor();
  await page.context().close();
});

test('everything can be done by the keyboard alone', async () => {
  server.view = makeInvitation({ state: 'running', startedAt: later(-60), deadline: later(3_000) });
  const page = await browser.openPage();
  await page.goto(address('/cases/catalogue-search'));
  await page.locator('.cm-content').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
  await page.keyboard.press('?');
  await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  const splitter = page.getByRole('separator', { name: 'Width of the statement' });
  await splitter.focus();
  await page.keyboard.press('ArrowRight');
  expect(await splitter.getAttribute('aria-valuenow')).toBe('40');

  await page.locator('button.file').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F2');
  await page.getByLabel('Path').fill('lib/../types.ts');
  await page.keyboard.press('Enter');
  await page.getByText("must be relative, without '.', '..' or empty parts").waitFor();
  await page.getByLabel('Path').fill('lib/types.ts');
  await page.keyboard.press('Enter');
  await page.locator('button.file', { hasText: 'lib/types.ts' }).waitFor();

  await page.locator('.cm-content').focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('.cm-editor'))).toBeNull();
  await page.keyboard.press('Control+Enter');
  await page.getByText('1 of 3 sample tests passed.').first().waitFor();
  await page.keyboard.press('Control+Shift+Enter');
  await page.getByText('63.5 of 100 points.').first().waitFor();
  await page.context().close();
});

test('an upload is shown before it replaces anything, and notes are previewed without running', async () => {
  server.view = makeInvitation({ state: 'running', startedAt: later(-60), deadline: later(3_000) });
  const page = await browser.openPage();
  await page.goto(address('/cases/catalogue-search'));
  await page.locator('.cm-content').waitFor();
  const hostile = '# Notes\n\n<img src=x onerror="document.title=1"><style>*{display:none}</style><b>bold</b>';
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: 'NOTES.md', mimeType: 'text/markdown', buffer: Buffer.from(hostile) }]);
  await page.getByRole('button', { name: 'Add to my files' }).click();
  await page.locator('button.file', { hasText: 'NOTES.md' }).click();
  await page.getByRole('button', { name: 'Preview' }).click();
  await page.locator('.prose p', { hasText: '<b>bold</b>' }).waitFor();
  expect(await page.title()).toBe('Catalogue search');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([{ name: 'picture.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0xff]) }]);
  await page.getByText('picture.png is not text.').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Close' }).click();

  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(['export const dropped = 1;'], 'index.ts'));
    return transfer;
  });
  await page.dispatchEvent('#pane-code', 'drop', { dataTransfer: dropped });
  await page.getByRole('heading', { name: 'Take 1 file?' }).waitFor();
  await page.getByRole('button', { name: 'Replace all my files' }).click();
  await page.locator('.cm-content', { hasText: 'dropped' }).waitFor();
  await page.locator('summary', { hasText: 'More' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as zip' }).click();
  expect((await download).suggestedFilename()).toBe('catalogue-search.zip');
  await page.context().close();
});

function address(under = ''): string {
  return `${server.address}/solve/${INVITATION}${under}`;
}
