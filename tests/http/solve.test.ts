import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SolveReceipt, SolveView } from '../../src/protocol/solve/solve-view.ts';
import { begin } from '../../src/service/solve/change-invitation.ts';
import { type MadeInvitation, makeInvitation } from '../support/make-invitation.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
});
afterAll(async () => await opened.close());

const FILES = [{ path: 'index.ts', content: 'export {};' }];

/** Asks for an invitation with its token, or with that of another one. */
async function ask(path: string, { id, token }: MadeInvitation, init: RequestInit = {}, of = id): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return await opened.app.request(`http://localhost/api/solve/${of}${path}`, {
    ...init,
    headers: { ...headers, ...init.headers },
  });
}

const put = (body: unknown): RequestInit => ({ method: 'PUT', body: JSON.stringify(body) });
const post = (body?: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  headers,
});

test('opening a link starts nothing, tells the browser who it is, and keeps the token out of addresses', async () => {
  const invitation = await makeInvitation(opened.service);
  const response = await opened.app.request(`http://localhost/i/${invitation.token}`);
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe(`/solve/${invitation.id}`);
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Lax');
  expect(cookie).not.toContain('Secure');
  const view = await opened.app.request(`http://localhost/api/solve/${invitation.id}`, {
    headers: { cookie: cookie.split(';')[0] ?? '' },
  });
  expect(await view.json()).toMatchObject({ state: 'ready', candidate: invitation.candidate });
});

test('behind https nothing is sent over anything else', async () => {
  const { token } = await makeInvitation(opened.service);
  const response = await opened.app.request(`https://minicase.example.org/i/${token}`);
  expect(response.headers.get('set-cookie')).toContain('Secure');
  expect(response.headers.get('strict-transport-security')).toMatch(/^max-age=\d{7,}$/);
  const plain = await opened.app.request('http://localhost/health');
  expect(plain.headers.get('strict-transport-security')).toBeNull();
});

test.each(['mci_', 'x', `mci_${'A'.repeat(43)}`, `mci_${'A'.repeat(44)}`, '%00', '..%2f..'])(
  'the link %s leads to a page that says what to do',
  async (token) => {
    const response = await opened.app.request(`http://localhost/i/${token}`);
    expect(response.status).toBe(404);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toContain('unknown link');
  },
);

test('a token opens its own invitation only', async () => {
  const [mine, theirs] = [await makeInvitation(opened.service), await makeInvitation(opened.service)];
  expect((await ask('', mine)).status).toBe(200);
  expect((await ask('', mine, {}, theirs.id)).status).toBe(401);
  expect((await ask('/start', mine, post(), theirs.id)).status).toBe(401);
});

test('a page of another site cannot act for a candidate', async () => {
  const { id, token } = await makeInvitation(opened.service);
  for (const foreign of [{}, { origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'same-site' }]) {
    const headers = { cookie: `minicase_${id}=${token}`, ...foreign };
    const response = await opened.app.request(`http://localhost/api/solve/${id}/start`, { method: 'POST', headers });
    expect(response.status).toBe(403);
  }
  const headers = { cookie: `minicase_${id}=${token}`, 'sec-fetch-site': 'same-origin' };
  const response = await opened.app.request(`http://localhost/api/solve/${id}/start`, { method: 'POST', headers });
  expect(response.status).toBe(200);
});

test('a candidate goes the whole way by the API', async () => {
  const invitation = await makeInvitation(opened.service);
  expect((await ask('/cases/two-sums', invitation)).status).toBe(409);
  const started = (await (await ask('/start', invitation, post())).json()) as SolveView;
  expect(started.state).toBe('running');
  const view = await (await ask('/cases/two-sums', invitation)).json();
  expect(view).toMatchObject({ statementHtml: '<p>Add two numbers.</p>\n', starter: [{ path: 'index.ts' }] });
  expect(JSON.stringify(view)).not.toContain('SECRET');
  const saved = await ask('/cases/two-sums/draft', invitation, put({ baseRevision: 0, files: FILES }));
  expect(await saved.json()).toMatchObject({ revision: 1 });
  const outdated = await ask(
    '/cases/two-sums/draft',
    invitation,
    put({ baseRevision: 0, files: [{ path: 'a.ts', content: '' }] }),
  );
  expect(outdated.status).toBe(409);
  const sent = await ask(
    '/cases/two-sums/submissions',
    invitation,
    post({ kind: 'sample', files: FILES }, { 'idempotency-key': 'k' }),
  );
  expect(sent.status).toBe(202);
  const receipt = (await sent.json()) as SolveReceipt;
  expect((await ask(`/submissions/${receipt.id}`, invitation)).status).toBe(200);
  expect((await ask('/receipt', invitation)).status).toBe(409);
  expect(((await (await ask('/finish', invitation, post())).json()) as SolveView).endedBy).toBe('candidate');
  expect(await (await ask('/receipt', invitation)).json()).toMatchObject({ endedBy: 'candidate' });
  expect((await ask('/cases/two-sums/draft', invitation, put({ baseRevision: 1, files: [] }))).status).toBe(422);
  expect(
    (await ask('/cases/two-sums/draft', invitation, put({ baseRevision: 1, files: [{ path: 'b.ts', content: '' }] })))
      .status,
  ).toBe(410);
});

test('too many in too short a time are told when to try again, each person by themselves', async () => {
  const limits = {
    requests: { name: 'requests', atMost: 8, inSeconds: 60 },
    failures: { name: 'failures', atMost: 2, inSeconds: 60 },
    drafts: { name: 'drafts', atMost: 2, inSeconds: 60 },
    submissions: { name: 'submissions', atMost: 1, inSeconds: 60 },
    reports: { name: 'reports', atMost: 1, inSeconds: 60 },
  };
  const limited = await openApp({ rateLimits: limits });
  try {
    const [one, other] = [await makeInvitation(limited.service), await makeInvitation(limited.service)];
    for (const { id } of [one, other]) await begin(limited.service, id);
    const send = async ({ id, token }: MadeInvitation, path: string, init: RequestInit = {}) =>
      await limited.app.request(`http://localhost/api/solve/${id}${path}`, {
        ...init,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      });
    const submission = post({ kind: 'sample', files: FILES });
    expect((await send(one, '/cases/two-sums/submissions', submission)).status).toBe(202);
    const refused = await send(one, '/cases/two-sums/submissions', submission);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      detail: expect.stringMatching(/At most 1 submissions in 60 seconds/),
    });
    expect((await send(other, '/cases/two-sums/submissions', submission)).status).toBe(202);
    const draft = put({ baseRevision: 0, files: FILES });
    const drafts = [];
    for (let each = 0; each < 3; each += 1) drafts.push((await send(one, '/cases/two-sums/draft', draft)).status);
    expect(drafts).toEqual([200, 200, 429]);
    for (let each = 0; each < 3; each += 1) await send(one, '');
    expect((await send(one, '')).status).toBe(429);
    expect((await send(other, '')).status).toBe(200);
    const failures = [];
    for (let each = 0; each < 3; each += 1)
      failures.push((await limited.app.request(`http://localhost/api/solve/${one.id}`)).status);
    expect(failures).toEqual([401, 401, 429]);
    const guesses = [];
    for (let each = 0; each < 3; each += 1) {
      guesses.push((await limited.app.request(`http://localhost/i/mci_${'A'.repeat(43)}`)).status);
    }
    expect(guesses).toEqual([404, 404, 429]);
  } finally {
    await limited.close();
  }
});
