import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCESS } from '../../src/http/access.ts';
import { exampleOf } from '../support/example-of.ts';
import { type OpenApp, openApp, TOKENS } from '../support/open-app.ts';

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
});
afterAll(async () => await opened.close());

test('every route of the application is in the access table, and the other way round', () => {
  const routes = opened.app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`);
  expect(new Set(routes)).toEqual(new Set(ACCESS.map(([method, path]) => `${method} ${path}`)));
});

test.each(ACCESS.filter(([, , caller]) => caller !== 'anyone'))('%s %s needs a token', async (method, path) => {
  for (const authorization of [undefined, 'Bearer', 'Bearer wrong', `Basic ${TOKENS.api}`, TOKENS.api, 'Bearer \xff']) {
    const headers = authorization === undefined ? {} : { authorization };
    const response = await opened.app.request(exampleOf(path), { method, headers });
    if (method === 'GET' && path.startsWith('/challenges/')) {
      expect(response.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(exampleOf(path))}`);
      expect(response.status).toBe(303);
      continue;
    }
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Bearer');
    expect(await response.json()).toMatchObject({ type: 'about:blank', title: 'Unauthorized', status: 401 });
  }
});

test.each(ACCESS.filter(([, , caller]) => caller !== 'anyone'))(
  '%s %s does not take the other token',
  async (method, path, caller) => {
    const token = caller === 'worker' ? TOKENS.api : TOKENS.worker;
    const response = await opened.app.request(exampleOf(path), {
      method,
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(403);
  },
);

test.each([
  '/nothing',
  '/api',
  '/api/submissions/',
  '/internal',
  '/assets',
  '/api/challenges/two-sums/secrets',
  '/.env',
])('there is nothing at %s, with and without a token', async (path) => {
  expect((await opened.app.request(path)).status).toBe(404);
  const response = await opened.ask(path);
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
});

test('another method is answered with those there are', async () => {
  const response = await opened.ask('/api/submissions', { method: 'DELETE' });
  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('POST');
});

test('HEAD goes where GET goes', async () => {
  expect((await opened.app.request('/health', { method: 'HEAD' })).status).toBe(200);
  expect((await opened.app.request('/api/challenges', { method: 'HEAD' })).status).toBe(401);
});
