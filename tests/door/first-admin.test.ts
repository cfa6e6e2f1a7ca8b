import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseEnvironment } from '../../src/door/environment.ts';
import { type Minicase, startMinicase } from '../../src/door/start-minicase.ts';
import { openScriptedBench } from '../support/scripted-bench.ts';
import { makeTempFolder, type TempFolder } from '../support/temp-folder.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');

let temp: TempFolder;
beforeEach(async () => {
  temp = await makeTempFolder();
});
afterEach(async () => await temp.remove());

const start = async (variables: Record<string, string> = {}): Promise<Minicase> =>
  await startMinicase(
    parseEnvironment({ PORT: '0', MINICASE_DATA: temp.path, MINICASE_BENCHES: '0', ...variables }, PROJECT),
    openScriptedBench,
  );

async function post(minicase: Minicase, where: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: minicase.address };
  return await fetch(`${minicase.address}${where}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

test('every start prints another link until the first admin has used one; sessions live through a restart', async () => {
  const first = await start();
  const old = first.setUpLink ?? '';
  expect(old).toMatch(new RegExp(`^${first.address}/welcome/[\\w-]{43}$`));
  await first.close();

  const second = await start();
  const link = second.setUpLink ?? '';
  expect(link).not.toBe(old);
  const ada = { email: 'ada@example.org', password: 'a-long-enough-password' };
  const accept = async (from: string) =>
    (await post(second, `/api${new URL(from).pathname}`, { ...ada, name: 'Ada' })).status;
  expect([await accept(old), await accept(link), await accept(link)]).toEqual([404, 200, 410]);
  const signedIn = await post(second, '/api/auth/sign-in/email', ada);
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await second.close();

  const third = await start();
  expect(third.setUpLink).toBeUndefined();
  const me = await fetch(`${third.address}/api/me`, { headers: { cookie } });
  expect(await me.json()).toMatchObject({ role: 'admin', person: { name: 'Ada' } });
  const sessions = await fetch(`${third.address}/api/me/sessions`, { headers: { cookie } });
  expect(await sessions.json()).toMatchObject({
    sessions: [{ isThis: true, address: expect.stringContaining('127.0') }],
  });
  await third.close();
  const secret = path.join(temp.path, 'auth-secret');
  expect((await readFile(secret, 'utf8')).trim().length).toBeGreaterThanOrEqual(32);
  expect((await stat(secret)).mode & 0o077).toBe(0);
});

test('behind a proxy links begin with the address that people see', async () => {
  const minicase = await start({ MINICASE_URL: 'https://minicase.example.org/' });
  expect(minicase.setUpLink).toMatch(/^https:\/\/minicase\.example\.org\/welcome\//);
  await minicase.close();
});

test.each([
  [{ MINICASE_URL: 'https://minicase.example.org/below' }, 'MINICASE_URL'],
  [{ MINICASE_URL: 'javascript:alert(1)' }, 'MINICASE_URL'],
  [{ MINICASE_AUTH_SECRET: 'short' }, 'MINICASE_AUTH_SECRET'],
  [{ MINICASE_OIDC_ISSUER: 'https://id.example.org' }, 'MINICASE_OIDC_CLIENT_ID'],
  [
    { MINICASE_OIDC_ISSUER: 'https://id.example.org', MINICASE_OIDC_CLIENT_ID: 'a', MINICASE_OIDC_CLIENT_SECRET: 'b' },
    'MINICASE_URL',
  ],
  [{ MINICASE_OIDC_ISSUER: 'id.example.org' }, 'MINICASE_OIDC_ISSUER'],
])('%j is told by field', (variables, field) => {
  expect(() => parseEnvironment(variables, PROJECT)).toThrow(`  ${field}: `);
});
