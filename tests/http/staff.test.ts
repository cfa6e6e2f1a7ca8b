import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { issueSetUpLink } from '../../src/store/staff/links.ts';
import { makePerson, PASSWORD } from '../support/make-person.ts';
import { type OpenApp, openApp, TOKENS } from '../support/open-app.ts';
import { type Browser, HERE, openBrowser, signedInBrowser } from '../support/sign-in.ts';
import { totpOf } from '../support/totp.ts';

let opened: OpenApp;
let admin: Browser;
let adminId: string;
beforeAll(async () => {
  opened = await openApp();
  const person = await makePerson(opened, 'Ada', 'admin');
  adminId = person.id;
  admin = await signedInBrowser(opened, person.email);
});
afterAll(async () => await opened.close());

type Invited = { person: { id: string; state: string; role: string }; link: string; expiresAt: string };

async function invite(name: string, role: string): Promise<Invited> {
  const response = await admin.send('POST', '/api/staff', { name, email: `${name.toLowerCase()}@example.org`, role });
  expect(response.status).toBe(201);
  return (await response.json()) as Invited;
}

const tokenOf = ({ link }: Pick<Invited, 'link'>) => new URL(link).pathname.replace('/welcome/', '');

async function accept(token: string, body: Record<string, unknown> = { password: PASSWORD }) {
  const response = await openBrowser(opened).send('POST', `/api/welcome/${token}`, body);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function change(id: string, body: unknown) {
  const response = await admin.send('PATCH', `/api/staff/${id}`, body);
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('an admin invites somebody, who sets a password by the link, once', async () => {
  const invited = await invite('Bob', 'reviewer');
  expect(invited).toMatchObject({
    person: { name: 'Bob', role: 'reviewer', state: 'invited' },
    link: expect.stringMatching(/^http:\/\/localhost\/welcome\/[\w-]{43}$/),
  });
  expect((await openBrowser(opened).signIn('bob@example.org')).status).toBe(401);
  const token = tokenOf(invited);
  const read = async () => await openBrowser(opened).send('GET', `/api/welcome/${token}`);
  expect(await (await read()).json()).toMatchObject({ kind: 'invitation', name: 'Bob', email: 'bob@example.org' });
  const short = await accept(token, { password: 'short' });
  expect(short).toMatchObject({ status: 422, body: { errors: [{ path: 'password' }] } });
  expect(await accept(token)).toMatchObject({ status: 200, body: { state: 'active' } });
  expect((await signedInBrowser(opened, 'bob@example.org')).cookies.size).toBeGreaterThan(0);
  expect(await accept(token, { password: 'some-other-password' })).toMatchObject({
    status: 410,
    body: { detail: expect.stringContaining('used before') },
  });
  expect((await read()).status).toBe(410);
});

test('a link is kept as a digest only, ends after a day, and is replaced by the next', async () => {
  const invited = await invite('Carol', 'author');
  const { database } = opened.service.store;
  const stored = JSON.stringify(await database.selectFrom('staff_links').selectAll().execute());
  expect(stored).not.toContain(tokenOf(invited));
  const left = new Date(invited.expiresAt).getTime() - Date.now();
  expect(left).toBeGreaterThan(23.9 * 3_600_000);
  expect(left).toBeLessThanOrEqual(24 * 3_600_000);
  const again = await admin.send('POST', `/api/staff/${invited.person.id}/link`);
  const next = tokenOf((await again.json()) as Invited);
  expect((await accept(tokenOf(invited))).status).toBe(404);
  await database
    .updateTable('staff_links')
    .set({ expires_at: sql<Date>`now()` })
    .where('used_at', 'is', null)
    .execute();
  expect(await accept(next)).toMatchObject({ status: 410, body: { detail: expect.stringContaining('expired') } });
  expect((await accept('no-such-token')).status).toBe(404);
});

test('a link that many use at once lets in one', async () => {
  const token = tokenOf(await invite('Dan', 'author'));
  const passwords = Array.from({ length: 6 }, (_, n) => `a-long-password-${n}`);
  const statuses = await Promise.all(passwords.map(async (password) => (await accept(token, { password })).status));
  expect(statuses.toSorted()).toEqual([200, 410, 410, 410, 410, 410]);
});

test('a name and an address are one person’s, however they are written', async () => {
  await invite('Erin', 'author');
  const send = async (name: string, email: string) =>
    await (await admin.send('POST', '/api/staff', { name, email, role: 'author' })).json();
  expect(await send('  eRIN ', 'other@example.org')).toMatchObject({ status: 422, errors: [{ path: 'name' }] });
  expect(await send('Other', 'ERIN@example.org')).toMatchObject({ status: 422, errors: [{ path: 'email' }] });
  expect(await send('', 'nowhere')).toMatchObject({ status: 422, errors: [{ path: 'name' }, { path: 'email' }] });
});

test('a new role and being disabled hold at once, for sessions and keys', async () => {
  const { id, email } = await makePerson(opened, 'Faythe', 'author');
  const browser = await signedInBrowser(opened, email);
  const request = { name: 'ci', scopes: ['versions:read'] };
  const { key } = (await (await browser.send('POST', '/api/me/api-keys', request)).json()) as { key: string };
  const path = '/api/challenges/two-sums/versions';
  const byKey = async () =>
    (await opened.app.request(HERE + path, { headers: { authorization: `Bearer ${key}` } })).status;
  const bySession = async () => (await browser.send('GET', path)).status;
  expect([await bySession(), await byKey()]).toEqual([200, 200]);
  expect(await change(id, { role: 'reviewer' })).toMatchObject({ status: 200, body: { role: 'reviewer' } });
  expect([await bySession(), await byKey()]).toEqual([403, 403]);
  await change(id, { role: 'author' });
  expect([await bySession(), await byKey()]).toEqual([200, 200]);
  expect(await change(id, { isDisabled: true })).toMatchObject({ status: 200, body: { state: 'disabled' } });
  expect([await bySession(), await byKey()]).toEqual([401, 401]);
  const refused = await openBrowser(opened).signIn(email);
  expect([refused.status, await refused.json()]).toEqual([
    401,
    expect.objectContaining({ detail: expect.stringContaining('disabled') }),
  ]);
  expect((await admin.send('POST', `/api/staff/${id}/link`)).status).toBe(409);
  await change(id, { isDisabled: false });
  expect([await bySession(), await byKey()]).toEqual([401, 200]);
  expect((await openBrowser(opened).signIn(email)).status).toBe(200);
});

test('the last admin stays, whatever two admins do to each other at once', async () => {
  const invited = await invite('Grace', 'admin');
  const last = { status: 409, body: { detail: expect.stringContaining('last admin') } };
  expect(await change(adminId, { role: 'author' })).toMatchObject(last);
  expect(await change(adminId, { isDisabled: true })).toMatchObject(last);
  await accept(tokenOf(invited));
  const statuses = await Promise.all([
    opened.ask(`/api/staff/${adminId}`, patch({ role: 'reviewer' })),
    opened.ask(`/api/staff/${invited.person.id}`, patch({ isDisabled: true })),
  ]);
  expect(statuses.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  await opened.ask(`/api/staff/${invited.person.id}`, patch({ isDisabled: false }));
  await opened.ask(`/api/staff/${adminId}`, patch({ role: 'admin' }));
  expect((await change(invited.person.id, { role: 'author' })).status).toBe(200);
  expect((await change('nobody', { role: 'author' })).status).toBe(404);
  expect((await change(adminId, {})).status).toBe(422);
});

function patch(body: unknown): RequestInit {
  return { method: 'PATCH', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

test('a link for a new password ends sessions and the second factor once it is used, not before', async () => {
  const { id, email } = await makePerson(opened, 'Heidi', 'author');
  const browser = await signedInBrowser(opened, email);
  const token = tokenOf((await (await admin.send('POST', `/api/staff/${id}/link`)).json()) as Invited);
  expect((await browser.send('GET', '/api/me')).status).toBe(200);
  expect(await (await browser.send('GET', `/api/welcome/${token}`)).json()).toMatchObject({ kind: 'reset' });
  expect((await accept(token, { password: 'a-whole-new-password' })).status).toBe(200);
  expect((await browser.send('GET', '/api/me')).status).toBe(401);
  expect((await openBrowser(opened).signIn(email)).status).toBe(401);
  expect((await openBrowser(opened).signIn(email, 'a-whole-new-password')).status).toBe(200);
});

test('a key is shown once, kept as a digest, and good until it is revoked or expires', async () => {
  const { id, email } = await makePerson(opened, 'Ivan', 'reviewer');
  const browser = await signedInBrowser(opened, email);
  const make = async (body: unknown) => await browser.send('POST', '/api/me/api-keys', body);
  const made = await make({ name: 'hiring system', scopes: ['scores:read', 'challenges:read'], days: 30 });
  const { key, apiKey } = (await made.json()) as { key: string; apiKey: { id: string; expiresAt: string } };
  expect(key).toMatch(/^mck_[\w-]{43}$/);
  expect(made.headers.get('cache-control')).toBe('no-store');
  const { database } = opened.service.store;
  const rows = await database.selectFrom('staff_api_keys').selectAll().where('person_id', '=', id).execute();
  expect(JSON.stringify(rows)).not.toContain(key.slice(12));
  const list = async () => await (await browser.send('GET', '/api/me/api-keys')).json();
  expect(await list()).toMatchObject({ apiKeys: [{ name: 'hiring system', lastUsedAt: null, revokedAt: null }] });

  const use = async (path = '/api/challenges/two-sums/scores') =>
    (await opened.app.request(HERE + path, { headers: { authorization: `Bearer ${key}` } })).status;
  expect([await use(), await use('/api/challenges'), await use('/api/me'), await use('/api/me/api-keys')]).toEqual([
    200, 200, 200, 403,
  ]);
  expect(await list()).toMatchObject({ apiKeys: [{ lastUsedAt: expect.any(String) }] });

  const tooMuch = await make({ name: 'x', scopes: ['scores:read', 'staff:write'] });
  expect(await tooMuch.json()).toMatchObject({ status: 422, errors: [{ path: 'scopes.1' }] });
  expect((await make({ name: 'x', scopes: [] })).status).toBe(422);
  expect((await make({ name: 'x', scopes: ['scores:read'], days: 366 })).status).toBe(422);

  const expiry = (at: ReturnType<typeof sql<Date>>) =>
    database.updateTable('staff_api_keys').set({ expires_at: at }).where('id', '=', apiKey.id).execute();
  await expiry(sql<Date>`now()`);
  expect(await use()).toBe(401);
  await expiry(sql<Date>`now() + interval '1 day'`);
  expect(await use()).toBe(200);
  expect((await admin.send('DELETE', `/api/me/api-keys/${apiKey.id}`)).status).toBe(404);
  expect((await browser.send('DELETE', `/api/me/api-keys/${apiKey.id}`)).status).toBe(200);
  expect(await use()).toBe(401);
  expect((await browser.send('DELETE', `/api/me/api-keys/${apiKey.id}`)).status).toBe(404);
});

test('who holds the token of the server is an admin without an account', async () => {
  expect(await (await opened.ask('/api/me')).json()).toMatchObject({ via: 'operator', role: 'admin', person: null });
  const { staff } = (await (await opened.ask('/api/staff')).json()) as { staff: { name: string }[] };
  expect(staff.map(({ name }) => name)).toContain('Ada');
  expect((await opened.ask('/api/me/api-keys')).status).toBe(403);
});

test('what is changed about the staff is written down, with who did it, and no secret', async () => {
  const { person, link } = await invite('Judy', 'author');
  await change(person.id, { role: 'reviewer' });
  await accept(tokenOf({ link }));
  const { rows } = await sql<{ done_by: string; action: string; text: string }>`
    select done_by, action, concat(before::text, after::text) as text from audit_log
    where subject_type = 'staff' and subject_id = ${person.id} order by id`.execute(opened.service.store.database);
  expect(rows.map(({ done_by, action }) => `${done_by}: ${action}`)).toEqual([
    'Ada: staff.invite',
    'Ada: staff.link',
    'Ada: staff.change',
    'Judy: staff.welcome',
  ]);
  expect(rows[2]?.text).toMatch(/"role": ?"author".*"role": ?"reviewer"/);
  expect(JSON.stringify(rows)).not.toContain(tokenOf({ link }));
});

test('what people do to their own accounts is written down, too', async () => {
  const { id, email } = await makePerson(opened, 'Kim', 'reviewer');
  const browser = await signedInBrowser(opened, email);
  const made = await browser.send('POST', '/api/me/api-keys', { name: 'ats', scopes: ['scores:read'] });
  const { key, apiKey } = (await made.json()) as { key: string; apiKey: { id: string } };
  await browser.send('DELETE', `/api/me/api-keys/${apiKey.id}`);
  const begun = await browser.send('POST', '/api/auth/two-factor/enable', { password: PASSWORD });
  const { totpURI } = (await begun.json()) as { totpURI: string };
  await browser.send('POST', '/api/auth/two-factor/verify-totp', { code: totpOf(totpURI) });
  await browser.send('POST', '/api/auth/two-factor/disable', { password: PASSWORD });
  const wanted = { currentPassword: PASSWORD, newPassword: 'another-long-password' };
  expect((await browser.send('POST', '/api/auth/change-password', wanted)).status).toBe(200);
  const { rows } = await sql<{ done_by: string; action: string }>`
    select * from audit_log where subject_id = ${id} and done_by = 'Kim' order by id`.execute(
    opened.service.store.database,
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'staff.welcome',
    'staff.make-key',
    'staff.revoke-key',
    'staff.turn-on-second-factor',
    'staff.turn-off-second-factor',
    'staff.change-password',
  ]);
  expect(JSON.stringify(rows)).not.toContain(key.slice(12));
});

test('the first admin is made by a link that is good while there is none', async () => {
  const fresh = await openApp();
  try {
    const link = async () => (await issueSetUpLink(fresh.service.store))?.token ?? '';
    const [old, token] = [await link(), await link()];
    const post = async (path: string, body: unknown) =>
      await openBrowser(fresh).send('POST', `/api/welcome/${path}`, body);
    const whole = { name: 'Ada', email: 'ada@example.org', password: PASSWORD };
    expect((await post(old, whole)).status).toBe(404);
    expect(await (await post(token, { password: PASSWORD })).json()).toMatchObject({
      status: 422,
      errors: [{ path: 'name' }, { path: 'email' }],
    });
    expect(await (await openBrowser(fresh).send('GET', `/api/welcome/${token}`)).json()).toMatchObject({
      kind: 'set-up',
      name: null,
    });
    expect(await (await post(token, whole)).json()).toMatchObject({ role: 'admin', state: 'active' });
    expect((await post(token, whole)).status).toBe(410);
    expect(await issueSetUpLink(fresh.service.store)).toBeUndefined();
    expect((await openBrowser(fresh).signIn('ada@example.org')).status).toBe(200);
  } finally {
    await fresh.close();
  }
});

test('the token of the server is not an API key, nor is a key of another kind', async () => {
  for (const token of [`mck_${TOKENS.api}`, 'mck_', `mck_${'a'.repeat(43)}`]) {
    const response = await opened.app.request(`${HERE}/api/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(401);
  }
});
