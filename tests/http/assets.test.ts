import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenApp, openApp } from '../support/open-app.ts';

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
});
afterAll(async () => await opened.close());

async function readShell(): Promise<{ readonly page: string; readonly policy: string }> {
  const response = await opened.app.request('/solve/00000000-0000-4000-8000-000000000000/cases/two-sums');
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return { page: await response.text(), policy: response.headers.get('content-security-policy') ?? '' };
}

test('the pages of candidates allow nothing inline, and only what this server serves', async () => {
  const { policy, page } = await readShell();
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(page).not.toMatch(/<style|style=|<script(?! type="module" src=)| on\w+=/);
  expect(/nonce="([^"]+)"/.exec(page)?.[1]).toBe(/'nonce-([^']+)'/.exec(policy)?.[1]);
});

test('no two pages have the same nonce', async () => {
  expect((await readShell()).policy).not.toBe((await readShell()).policy);
});

test('what a page loads is named by its content, kept for ever, and compressed as the client asks', async () => {
  const { page } = await readShell();
  const address = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1] ?? '';
  const plain = await opened.app.request(address);
  expect(plain.headers.get('cache-control')).toContain('immutable');
  expect(plain.headers.get('content-encoding')).toBeNull();
  const text = await plain.text();
  const brotli = await opened.app.request(address, { headers: { 'accept-encoding': 'gzip, deflate, br' } });
  expect(brotliDecompressSync(await brotli.arrayBuffer()).toString()).toBe(text);
  const gzip = await opened.app.request(address, { headers: { 'accept-encoding': 'br;q=0, gzip' } });
  expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(text);
  const headers = { 'if-none-match': plain.headers.get('etag') ?? '' };
  expect((await opened.app.request(address, { headers })).status).toBe(304);
});

test('there is nothing under names that no asset has', async () => {
  for (const name of ['nothing.js', '..%2Fpackage.json', 'constructor', '__proto__']) {
    expect((await opened.app.request(`/assets/${name}`)).status).toBe(404);
  }
});
