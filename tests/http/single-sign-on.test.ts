import { afterAll, beforeAll, expect, test } from 'vitest';
import { inviteStaff } from '../../src/service/staff/manage-staff.ts';
import { makePerson } from '../support/make-person.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';
import { type Browser, HERE, openBrowser } from '../support/sign-in.ts';
import { CLIENT, type OidcPerson, type OidcProvider, startOidcProvider } from '../support/start-oidc-provider.ts';

let provider: OidcProvider;
let opened: OpenApp;
beforeAll(async () => {
  provider = await startOidcProvider(`${HERE}/api/auth/callback/sso`);
  opened = await openApp({
    origin: HERE,
    accounts: {
      singleSignOn: { name: 'Example', issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret },
    },
  });
});
afterAll(async () => {
  await opened.close();
  await provider.close();
});

async function begin(browser: Browser, next = '/challenges/two-sums/versions'): Promise<string> {
  const response = await browser.send('POST', '/api/auth/sign-in/social', { next });
  expect(response.status).toBe(200);
  return ((await response.json()) as { url: string }).url;
}

/** Signs somebody in by the provider, and says where they land. */
async function signIn(browser: Browser, person: OidcPerson): Promise<string> {
  const back = await provider.signIn(await begin(browser), person);
  const response = await browser.send('GET', back);
  expect(response.status).toBe(302);
  return response.headers.get('location') ?? '';
}

const ada = { sub: 'sub-ada', email: 'Ada@example.org', isVerified: true };

test('who was invited under the address that the provider vouches for is signed in, with our name and role', async () => {
  await inviteStaff(opened.service, { name: 'Ada', email: 'ada@example.org', role: 'author' }, 'tests');
  const browser = openBrowser(opened);
  expect(await (await browser.send('GET', '/api/auth/options')).json()).toEqual({ singleSignOn: { name: 'Example' } });
  expect(await signIn(browser, ada)).toBe('/challenges/two-sums/versions');
  expect(await (await browser.send('GET', '/api/me')).json()).toMatchObject({
    role: 'author',
    person: { name: 'Ada', email: 'ada@example.org', state: 'active' },
  });
});

test('once known, people are known by the provider’s own word for them, and not by an address', async () => {
  const browser = openBrowser(opened);
  expect(await signIn(browser, { ...ada, email: 'ada.new@example.org' })).toBe('/challenges/two-sums/versions');
  expect(await (await browser.send('GET', '/api/me')).json()).toMatchObject({ person: { email: 'ada@example.org' } });
});

test.each([
  ['nobody invited', { sub: 'sub-stranger', email: 'stranger@example.org', isVerified: true }],
  ['an address that the provider does not vouch for', { sub: 'sub-2', email: 'bob@example.org', isVerified: false }],
])('nobody is let in with %s', async (_, person) => {
  if (person.email.startsWith('bob')) await makePerson(opened, 'Bob', 'admin');
  const browser = openBrowser(opened);
  expect(await signIn(browser, person)).toMatch(/^\/sign-in\?error=/);
  expect((await browser.send('GET', '/api/me')).status).toBe(401);
  const { staff } = (await (await opened.ask('/api/staff')).json()) as { staff: { email: string }[] };
  expect(staff.map(({ email }) => email)).not.toContain('stranger@example.org');
});

test('who is disabled is not let in this way either', async () => {
  const { person } = await inviteStaff(
    opened.service,
    { name: 'Carol', email: 'carol@example.org', role: 'admin' },
    't',
  );
  const carol = { sub: 'sub-carol', email: 'carol@example.org', isVerified: true };
  expect(await signIn(openBrowser(opened), carol)).toBe('/challenges/two-sums/versions');
  await opened.ask(`/api/staff/${person.id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ isDisabled: true }),
  });
  const browser = openBrowser(opened);
  expect(await signIn(browser, carol)).toMatch(/^\/sign-in\?error=/);
  expect((await browser.send('GET', '/api/me')).status).toBe(401);
});

test('an answer that another browser asked for signs nobody in', async () => {
  const back = await provider.signIn(await begin(openBrowser(opened)), ada);
  const victim = openBrowser(opened);
  const response = await victim.send('GET', back);
  expect(response.headers.get('location')).toContain('error=');
  expect((await victim.send('GET', '/api/me')).status).toBe(401);
});

test.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere.example', 'javascript:alert(1)', ''])(
  'nobody is led on to %j',
  async (next) => {
    expect((await openBrowser(opened).send('POST', '/api/auth/sign-in/social', { next })).status).toBe(422);
  },
);

test('where none is set up there is none', async () => {
  const without = await openApp();
  try {
    const browser = openBrowser(without);
    expect(await (await browser.send('GET', '/api/auth/options')).json()).toEqual({ singleSignOn: null });
    expect((await browser.send('POST', '/api/auth/sign-in/social', {})).status).toBe(404);
    const callback = await browser.send('GET', '/api/auth/callback/sso?code=x&state=y');
    expect(callback.headers.get('location') ?? '').toContain('error=');
  } finally {
    await without.close();
  }
});
