import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChallengeVersion } from '../../src/domain/ids.ts';
import { CheckView, ClaimedCheck } from '../../src/protocol/challenge-folder-view.ts';
import { makeCheckReport } from '../support/make-check-report.ts';
import { type OpenApp, openApp, TOKENS } from '../support/open-app.ts';

const FOLDER = '/api/challenge-folders/garage-bills';
const VERSION = ChallengeVersion.parse(`sha256:${'0'.repeat(64)}`);

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
  const words = { title: 'Garage bills', summary: 'What a garage bills.' };
  await send('/api/challenge-folders', { from: 'template', template: 'function', slug: 'garage-bills', ...words });
});
afterAll(async () => await opened.close());

async function send(address: string, body: unknown, token = TOKENS.api): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return await opened.ask(address, { method: 'POST', headers, body: JSON.stringify(body) });
}

const tell = async (id: string, what: string, body: unknown) =>
  (await send(`/internal/checks/${id}/${what}`, body, TOKENS.worker)).status;

async function start(): Promise<CheckView> {
  const response = await send(`${FOLDER}/checks`, {});
  expect(response.status).toBe(202);
  return CheckView.parse(await response.json());
}

test('a worker claims a check, tells how far it is, and sends its report once', async () => {
  const { id } = await start();
  expect((await send(`/internal/checks/${id}/claim`, {})).status).toBe(403);
  const claimed = ClaimedCheck.parse(await (await send(`/internal/checks/${id}/claim`, {}, TOKENS.worker)).json());
  expect(claimed).toMatchObject({ lease: 1, slug: 'garage-bills' });
  const steps = [{ part: 'mutants', done: 3, total: 40 }];
  expect(await tell(id, 'progress', { lease: 1, steps })).toBe(204);
  expect(await (await opened.ask(`/api/challenge-checks/${id}`)).json()).toMatchObject({ state: 'running', steps });
  const { slug } = claimed;
  const report = makeCheckReport(VERSION, [], { slug });
  expect(await tell(id, 'report', { lease: 1, report })).toBe(204);
  expect(await tell(id, 'report', { lease: 1, report })).toBe(410);
  expect(await tell(id, 'progress', { lease: 1, steps })).toBe(410);
  expect(await tell(id, 'claim', {})).toBe(410);
  expect(await (await opened.ask(`/api/challenge-checks/${id}`)).json()).toMatchObject({ state: 'done', report });
});

test('what a worker tells that is no such thing is refused', async () => {
  const { id } = await start();
  await tell(id, 'claim', {});
  expect(await tell(id, 'progress', { lease: 1, steps: [{ part: 'coffee', done: 1, total: 2 }] })).toBe(422);
  expect(await tell(id, 'report', { lease: 1 })).toBe(422);
  expect(await tell(id, 'report', { lease: 1, report: { isGreen: true } })).toBe(422);
  expect(await tell('no-such-check', 'report', { lease: 1, error: 'x' })).toBe(404);
  expect(await tell(id, 'report', { lease: 2, error: 'x' })).toBe(410);
  expect((await send(`/api/challenge-checks/${id}/cancel`, {})).status).toBe(200);
  expect(await tell(id, 'progress', { lease: 1, steps: [] })).toBe(410);
});

test('a report of another case than was given out is not taken for one of this', async () => {
  const { id } = await start();
  await tell(id, 'claim', {});
  const report = makeCheckReport(VERSION);
  expect(await tell(id, 'report', { lease: 1, report })).toBe(422);
});

test('parts are named, and are not none', async () => {
  expect((await send(`${FOLDER}/checks`, { only: ['coffee'] })).status).toBe(422);
  expect((await send(`${FOLDER}/checks`, { only: [] })).status).toBe(422);
  expect((await send('/api/challenge-folders/no-such-case/checks', {})).status).toBe(404);
  expect((await opened.ask('/api/challenge-folders/no-such-case/checks')).status).toBe(404);
});
