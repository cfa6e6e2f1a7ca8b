import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { browserBundle } from '../../src/http/assets/bundle-browser.ts';
import { begin, handIn } from '../../src/service/solve/change-invitation.ts';
import { letRetriesCome } from '../support/let-retries-come.ts';
import { makePerson } from '../support/make-person.ts';
import { type Receiver, startReceiver, verified } from '../support/start-receiver.ts';
import { expectAccessibleEverywhere, TestBrowser } from './support/open-browser.ts';
import { openStack, type Stack } from './support/open-stack.ts';
import { signInOn } from './support/sign-in.ts';

let stack: Stack;
let browser: TestBrowser;
let receiver: Receiver;
let admin: Page;
let secret: string;
beforeAll(async () => {
  [stack, browser, receiver] = await Promise.all([openStack('0'), TestBrowser.open(), startReceiver()]);
  await makePerson(stack, 'Hedy', 'admin');
  await makePerson(stack, 'Rosa', 'reviewer');
  // On a busy machine it takes longer than a page may.
  await browserBundle();
  admin = await browser.openPage();
  await signInOn(admin, at('/webhooks'), 'hedy@example.org');
});
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
const card = () => admin.getByRole('region', { name: receiver.url });
const log = () =>
  card()
    .getByRole('listitem')
    .filter({ has: admin.locator('summary') });

test('an admin has a system told, is told what is wrong first, and sees the secret once', async () => {
  browser.expected = /status of 422/;
  await admin.getByText('Nobody is told yet.').waitFor();
  await admin.getByText("from 'standardwebhooks'").waitFor();
  await expectAccessibleEverywhere(admin);
  const form = admin.getByRole('region', { name: 'Tell another system' });
  await form.getByLabel('Address').fill('http://169.254.169.254/latest');
  await form.getByRole('button', { name: 'Make a webhook' }).click();
  await form.getByText('Choose at least one.').waitFor();
  for (const label of [/candidate has begun/, /handed in/]) await form.getByLabel(label).check();
  await form.getByRole('button', { name: 'Make a webhook' }).click();
  await form.getByText('no address of a receiver').waitFor();
  await expectAccessibleEverywhere(admin);
  await form.getByLabel('Address').fill(receiver.url);
  await form.getByLabel('Note').fill('The applicant tracking system.');
  await form.getByRole('button', { name: 'Make a webhook' }).click();
  secret = await admin.getByLabel('The secret it signs with').inputValue();
  expect(secret).toMatch(/^whsec_/);
  await expectAccessibleEverywhere(admin);
  await admin.reload();
  await card().getByText('The applicant tracking system.').waitFor();
  expect(await admin.content()).not.toContain('whsec_');
});

test('a ping arrives, and its receiver can tell that it is from here', async () => {
  await card().getByRole('button', { name: 'Send a ping' }).click();
  await receiver.until(1);
  expect(receiver.received.map((each) => verified(secret, each))).toMatchObject([{ type: 'ping' }]);
  await log().filter({ hasText: 'delivered' }).waitFor();
  await card().getByText('1 delivered').waitFor();
  await log().first().locator('summary').click();
  await log().first().getByText('204').waitFor();
  await expectAccessibleEverywhere(admin);
});

test('what happens while the receiver is down arrives once it is up, and again with the same id when asked', async () => {
  await receiver.stop();
  const { id, candidate } = await stack.invite();
  await begin(stack.service, id);
  await handIn(stack.service, id);
  await admin.reload();
  await card().getByText('What it was sent').click();
  await log().nth(1).locator('summary').click();
  await log().nth(1).getByText('nothing listens there').waitFor();
  await expectAccessibleEverywhere(admin);
  await receiver.start();
  await letRetriesCome(stack.service);
  await receiver.until(3);
  const told = receiver.received.slice(1).map((each) => verified(secret, each));
  const data = { invitation: id, candidate, cases: ['hello-case'] };
  expect(new Set(told)).toEqual(
    new Set([
      expect.objectContaining({ type: 'invitation.started', data }),
      expect.objectContaining({ type: 'invitation.ended', data: { ...data, endedBy: 'candidate' } }),
    ]),
  );
  await card()
    .getByText('3 delivered')
    .or(log().filter({ hasText: 'invitation.ended' }))
    .first()
    .waitFor();
  const ended = log().filter({ hasText: 'invitation.ended' });
  await ended.getByText('delivered').waitFor();
  await ended.locator('summary').click();
  await ended.getByRole('button', { name: 'Send it again' }).click();
  await receiver.until(4);
  const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
  const first = receiver.received.findIndex(({ event }) => event.type === 'invitation.ended');
  expect(ids[3]).toBe(ids[first]);
  await log().filter({ hasText: 'sent again' }).getByText('delivered').waitFor();
  await expectAccessibleEverywhere(admin);
});

test('a secret is replaced, and a webhook disabled and deleted, each when it is meant', async () => {
  await admin.reload();
  await card().getByRole('button', { name: 'Replace secret' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: 'Replace it' }).click();
  const newer = await admin.getByLabel('The new secret').inputValue();
  await expectAccessibleEverywhere(admin);
  await admin.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  await card().getByRole('button', { name: 'Send a ping' }).click();
  await receiver.until(5);
  const [ping] = receiver.received.slice(4);
  if (ping === undefined) throw new Error('nothing has come');
  for (const each of [secret, newer]) expect(verified(each, ping)).toMatchObject({ type: 'ping' });
  await card().getByRole('button', { name: 'Disable' }).click();
  await card().getByText('disabled', { exact: true }).waitFor();
  expect(await card().getByRole('button', { name: 'Send a ping' }).isDisabled()).toBe(true);
  await card().getByRole('button', { name: 'Delete' }).click();
  await expectAccessibleEverywhere(admin);
  await admin.getByRole('dialog').getByRole('button', { name: 'Delete it' }).click();
  await admin.getByText('Nobody is told yet.').waitFor();
});

test('reviewers are not shown the way to it', async () => {
  browser.expected = /status of 403/;
  const reviewer = await browser.openPage();
  await signInOn(reviewer, at('/candidates'), 'rosa@example.org');
  await reviewer.getByRole('link', { name: 'Candidates' }).waitFor();
  expect(await reviewer.getByRole('link', { name: 'Webhooks' }).count()).toBe(0);
  await reviewer.goto(at('/webhooks'));
  await reviewer.getByRole('alert').waitFor();
  await reviewer.context().close();
});
