import { afterAll, beforeAll, expect, test } from 'vitest';
import { StaffId } from '../../src/domain/ids.ts';
import { createApp } from '../../src/http/create-app.ts';
import { changeStaff, resetStaff } from '../../src/service/staff/manage-staff.ts';
import { acceptWelcome } from '../../src/service/staff/welcome-staff.ts';
import { makePerson, PASSWORD } from '../support/make-person.ts';
import { type OpenApp, openApp, TOKENS } from '../support/open-app.ts';
import { HERE, openBrowser, signedInBrowser } from '../support/sign-in.ts';
import { totpOf } from '../support/totp.ts';

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp({ isBehindProxy: true });
});
afterAll(async () => await opened.close());

const WRONG = 'not-the-right-password';

test('who knows the password is signed in by a cookie that scripts and other sites cannot use', async () => {
  const { email, name } = await makePerson(opened, 'Ada', 'author');
  const browser = openBrowser(opened);
  expect((await browser.send('GET', '/api/me')).status).toBe(401);
  const response = await browser.signIn(` ${email.toUpperCase()}`.trim());
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ twoFactorRedirect: false });
  const [cookie = ''] = response.headers.getSetCookie();
  expect(cookie).toMatch(/^minicase\.session_token=/);
  expect(cookie).toMatch(/; HttpOnly/i);
  expect(cookie).toMatch(/; SameSite=Lax/i);
  expect(cookie).toMatch(/; Path=\//i);
  expect(await (await browser.send('GET', '/api/me')).json()).toMatchObject({
    via: 'session',
    role: 'author',
    person: { name, email, state: 'active', hasTwoFactor: false },
  });
  expect((await browser.send('POST', '/api/auth/sign-out', {})).status).toBe(200);
  expect((await browser.send('GET', '/api/me')).status).toBe(401);
});

test('under https cookies go over https only', async () => {
  const origin = 'https://minicase.example.org';
  const secure = await openApp({ origin });
  try {
    const { email } = await makePerson(secure, 'Ada', 'author');
    const browser = openBrowser(secure, undefined, origin);
    const [cookie = ''] = (await browser.signIn(email)).headers.getSetCookie();
    expect(cookie).toMatch(/^__Secure-minicase\.session_token=.*; Secure/i);
    expect((await browser.send('GET', '/api/me')).status).toBe(200);
    // A proxy passes requests on by http, and browsers name the address that they see.
    const response = await secure.app.request(`${HERE}/api/auth/sign-out`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(200);
  } finally {
    await secure.close();
  }
});

test('a wrong password, an unknown address and no password at all are told alike', async () => {
  const { email } = await makePerson(opened, 'Bob', 'author');
  const answers = await Promise.all(
    [
      [email, WRONG],
      ['nobody@example.org', WRONG],
      ['no-address', WRONG],
    ].map(async ([who = '', password]) => {
      const response = await openBrowser(opened).signIn(who, password);
      return { status: response.status, detail: ((await response.json()) as { detail: string }).detail };
    }),
  );
  expect(new Set(answers.map(({ detail }) => detail)).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 422]);
});

test.each([
  'sign-up/email',
  'update-user',
  'list-sessions',
  'get-session',
  'request-password-reset',
  'reset-password',
  'delete-user',
  'two-factor/get-totp-uri',
  'link-social',
  'callback/google',
  'ok',
])('there is no /api/auth/%s: nobody signs up, and what is not listed does not exist', async (path) => {
  const body = { email: 'new@example.org', password: PASSWORD, name: 'New' };
  for (const method of ['GET', 'POST']) {
    const response = await openBrowser(opened).send(method, `/api/auth/${path}`, method === 'POST' ? body : undefined);
    expect(response.status).toBe(404);
  }
});

test('nobody is signed up by better-auth either, were it reached', async () => {
  const request = new Request(`${HERE}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'new@example.org', password: PASSWORD, name: 'New', role: 'admin' }),
  });
  expect((await opened.service.accounts.handle(request, '192.0.2.1')).status).toBe(400);
});

test('what the address says is not taken as it comes', async () => {
  const browser = openBrowser(opened);
  const send = async (body: unknown) => (await browser.send('POST', '/api/auth/sign-in/email', body)).status;
  const known = { email: 'a@example.org', password: WRONG };
  expect(await send({ ...known, callbackURL: 'https://elsewhere.example' })).toBe(422);
  expect(await send({ email: 'a@example.org' })).toBe(422);
  expect(await send('text')).toBe(422);
});

test('a page of another site signs nobody in or out', async () => {
  const { email } = await makePerson(opened, 'Mallory', 'author');
  const browser = await signedInBrowser(opened, email);
  for (const foreign of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }]) {
    const { send } = browser;
    const signIn = { email, password: PASSWORD };
    expect(
      (await send('POST', '/api/auth/sign-in/email', signIn, { 'sec-fetch-site': 'cross-site', ...foreign })).status,
    ).toBe(403);
    expect((await send('POST', '/api/auth/sign-out', {}, { 'sec-fetch-site': 'cross-site', ...foreign })).status).toBe(
      403,
    );
  }
  expect((await browser.send('GET', '/api/me')).status).toBe(200);
});

test('after ten wrong passwords the account waits, from wherever they came, even over a restart', async () => {
  const { email } = await makePerson(opened, 'Carol', 'author');
  const guess = async (n: number, app = opened.app) =>
    await openBrowser({ app }, `198.51.100.${n}`).signIn(n % 2 === 0 ? email : email.toUpperCase(), WRONG);
  const statuses = await Promise.all(Array.from({ length: 14 }, async (_, n) => (await guess(n)).status));
  expect(statuses.filter((status) => status === 401)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(4);
  const restarted = createApp({
    service: opened.service,
    tokens: TOKENS,
    isBehindProxy: true,
    containment: () => null,
    closing: new AbortController().signal,
  });
  const late = await openBrowser({ app: restarted }, '198.51.100.77').signIn(email);
  expect(late.status).toBe(429);
  expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(late.headers.get('retry-after'))).toBeLessThanOrEqual(15 * 60);
  expect(await late.json()).toMatchObject({ status: 429, detail: expect.stringContaining('minutes') });
});

test('one address cannot try many accounts, and cannot say that it is another', async () => {
  const attempt = async (n: number, forwarded: string) =>
    (await openBrowser(opened, forwarded).signIn(`person-${n}@example.org`, WRONG)).status;
  for (let n = 0; n < 50; n += 1) expect(await attempt(n, `203.0.113.${n}, 192.0.2.9`)).toBe(401);
  expect(await attempt(50, '203.0.113.99, 192.0.2.9')).toBe(429);
  expect(await attempt(51, '192.0.2.10')).toBe(401);
});

test('who signs in well is not counted', async () => {
  const { email } = await makePerson(opened, 'Dan', 'reviewer');
  for (let n = 0; n < 12; n += 1) expect((await openBrowser(opened, '192.0.2.20').signIn(email)).status).toBe(200);
});

test('a second factor is asked for once a code has confirmed it; each backup code is good once', async () => {
  const { email } = await makePerson(opened, 'Erin', 'admin');
  const browser = await signedInBrowser(opened, email);
  const enable = async (password: string) => await browser.send('POST', '/api/auth/two-factor/enable', { password });
  expect((await enable(WRONG)).status).toBe(422);
  const { totpURI, backupCodes } = (await (await enable(PASSWORD)).json()) as {
    totpURI: string;
    backupCodes: string[];
  };
  expect(totpURI).toMatch(/^otpauth:\/\/totp\/minicase:erin%40example\.org\?secret=[A-Z2-7]+/i);
  expect((await signedInBrowser(opened, email)).cookies.has('minicase.session_token')).toBe(true);
  const verify = async (from = browser, code = totpOf(totpURI)) =>
    (await from.send('POST', '/api/auth/two-factor/verify-totp', { code })).status;
  expect(await verify()).toBe(200);

  const again = openBrowser(opened);
  expect(await (await again.signIn(email)).json()).toEqual({ twoFactorRedirect: true });
  expect((await again.send('GET', '/api/me')).status).toBe(401);
  expect(await verify(again, '000000')).toBe(401);
  expect(await verify(again)).toBe(200);
  expect(await (await again.send('GET', '/api/me')).json()).toMatchObject({ person: { hasTwoFactor: true } });

  const withBackup = async (code = '') => {
    const other = openBrowser(opened);
    await other.signIn(email);
    return (await other.send('POST', '/api/auth/two-factor/verify-backup-code', { code })).status;
  };
  expect([await withBackup(backupCodes[0]), await withBackup(backupCodes[0])]).toEqual([200, 401]);
  expect(await withBackup(backupCodes[1])).toBe(200);

  expect((await again.send('POST', '/api/auth/two-factor/disable', { password: PASSWORD })).status).toBe(200);
  expect(await (await openBrowser(opened).signIn(email)).json()).toEqual({ twoFactorRedirect: false });
});

test('a second factor cannot be guessed at: after five codes the password has to come again', async () => {
  const { email } = await makePerson(opened, 'Faythe', 'author');
  const browser = await signedInBrowser(opened, email);
  const enabled = await browser.send('POST', '/api/auth/two-factor/enable', { password: PASSWORD });
  const { totpURI } = (await enabled.json()) as { totpURI: string };
  await browser.send('POST', '/api/auth/two-factor/verify-totp', { code: totpOf(totpURI) });
  const guesser = openBrowser(opened);
  await guesser.signIn(email);
  const codes = Array.from({ length: 7 }, (_, n) => String(n).repeat(6));
  for (const code of codes) await guesser.send('POST', '/api/auth/two-factor/verify-totp', { code });
  const late = await guesser.send('POST', '/api/auth/two-factor/verify-totp', { code: totpOf(totpURI) });
  expect(late.status).not.toBe(200);
  expect((await guesser.send('GET', '/api/me')).status).toBe(401);
});

test('a trusted device is not asked for a code, until its owner sets a new password by a link', async () => {
  const { id, email } = await makePerson(opened, 'Olivia', 'author');
  const device = await signedInBrowser(opened, email);
  const enable = async (password: string) => {
    const begun = await device.send('POST', '/api/auth/two-factor/enable', { password });
    const { totpURI } = (await begun.json()) as { totpURI: string };
    await device.send('POST', '/api/auth/two-factor/verify-totp', { code: totpOf(totpURI) });
    return totpURI;
  };
  const asksForCode = async (password = PASSWORD) =>
    ((await (await device.signIn(email, password)).json()) as { twoFactorRedirect: boolean }).twoFactorRedirect;
  const uri = await enable(PASSWORD);
  expect(await asksForCode()).toBe(true);
  await device.send('POST', '/api/auth/two-factor/verify-totp', { code: totpOf(uri), trustDevice: true });
  expect(await asksForCode()).toBe(false);
  const { token } = await resetStaff(opened.service, StaffId.parse(id), 'tests');
  await acceptWelcome(opened.service, token, { password: 'a-whole-new-password' });
  expect(await asksForCode('a-whole-new-password')).toBe(false);
  await enable('a-whole-new-password');
  expect(await asksForCode('a-whole-new-password')).toBe(true);
});

test('who is disabled halfway through signing in does not get to its end', async () => {
  const { id, email } = await makePerson(opened, 'Peggy', 'author');
  const browser = await signedInBrowser(opened, email);
  const begun = await browser.send('POST', '/api/auth/two-factor/enable', { password: PASSWORD });
  const { totpURI } = (await begun.json()) as { totpURI: string };
  await browser.send('POST', '/api/auth/two-factor/verify-totp', { code: totpOf(totpURI) });
  const late = openBrowser(opened);
  await late.signIn(email);
  await changeStaff(opened.service, StaffId.parse(id), { isDisabled: true }, 'tests');
  const response = await late.send('POST', '/api/auth/two-factor/verify-totp', { code: totpOf(totpURI) });
  expect(response.status).toBe(401);
  expect((await late.send('GET', '/api/me')).status).toBe(401);
});

test('people see where they are signed in, and end it there', async () => {
  const { email } = await makePerson(opened, 'Grace', 'reviewer');
  const [here, there] = [await signedInBrowser(opened, email), openBrowser(opened, '192.0.2.33')];
  await there.signIn(email);
  const list = async () =>
    ((await (await here.send('GET', '/api/me/sessions')).json()) as { sessions: { id: string; isThis: boolean }[] })
      .sessions;
  const sessions = await list();
  expect(sessions).toHaveLength(2);
  expect(sessions).toContainEqual(
    expect.objectContaining({ isThis: false, address: '192.0.2.33', userAgent: 'a browser' }),
  );
  expect(JSON.stringify(sessions)).not.toContain('token');
  const other = sessions.find(({ isThis }) => !isThis)?.id ?? '';
  const { email: stranger } = await makePerson(opened, 'Heidi', 'admin');
  const strangers = await signedInBrowser(opened, stranger);
  expect((await strangers.send('DELETE', `/api/me/sessions/${other}`)).status).toBe(404);
  expect((await there.send('GET', '/api/me')).status).toBe(200);
  expect((await here.send('DELETE', `/api/me/sessions/${other}`)).status).toBe(204);
  expect((await there.send('GET', '/api/me')).status).toBe(401);
  expect(await list()).toHaveLength(1);
});

test('a new password ends all other sessions, and has to be long enough', async () => {
  const { email } = await makePerson(opened, 'Ivan', 'author');
  const [here, there] = [await signedInBrowser(opened, email), await signedInBrowser(opened, email)];
  const change = async (currentPassword: string, newPassword: string) =>
    await here.send('POST', '/api/auth/change-password', { currentPassword, newPassword });
  const short = await change(PASSWORD, 'too-short');
  expect(short.status).toBe(422);
  expect(await short.json()).toMatchObject({
    errors: [{ path: 'newPassword', message: expect.stringContaining('12') }],
  });
  expect((await change(WRONG, 'another-long-password')).status).toBe(422);
  expect((await change(PASSWORD, 'another-long-password')).status).toBe(200);
  expect((await here.send('GET', '/api/me')).status).toBe(200);
  expect((await there.send('GET', '/api/me')).status).toBe(401);
  expect((await openBrowser(opened).signIn(email)).status).toBe(401);
  expect((await openBrowser(opened).signIn(email, 'another-long-password')).status).toBe(200);
});

test('a cookie that was tampered with, or of another secret, is nobody', async () => {
  const { email } = await makePerson(opened, 'Judy', 'admin');
  const browser = await signedInBrowser(opened, email);
  const value = browser.cookies.get('minicase.session_token') ?? '';
  for (const forged of [value.slice(0, -4), `${value.split('.')[0]}`, 'x', '']) {
    browser.cookies.set('minicase.session_token', forged);
    expect((await browser.send('GET', '/api/me')).status).toBe(401);
  }
  browser.cookies.set('minicase.session_token', value);
  expect((await browser.send('GET', '/api/me')).status).toBe(200);
});
