import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCESS } from '../../src/http/access.ts';
import { ChallengeView } from '../../src/protocol/challenge-view.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { makeJudged } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
  for (const [candidate, score] of [
    ['ada', 90],
    ['=cmd|calc', 50],
    ['"quoted", bob', 70],
  ] as const) {
    const request = makeSubmission({ candidate });
    const { judgingId } = await submitSolution(opened.service, request, { submittedBy: 'operator' });
    const { lease } = await claimJudging(opened.service, judgingId);
    await recordJudging(opened.service, { judgingId, lease, outcome: makeJudged(score) });
  }
});
afterAll(async () => await opened.close());

test('challenges are listed', async () => {
  expect(await (await opened.ask('/api/challenges')).json()).toMatchObject({
    challenges: [{ slug: 'two-sums', title: 'Two sums' }],
  });
});

test('a challenge is shown with its starter and its sample tests, and nothing secret', async () => {
  const text = await (await opened.ask('/api/challenges/two-sums')).text();
  const challenge = ChallengeView.parse(JSON.parse(text));
  expect(challenge.statement).toBe('Add two numbers.');
  expect(challenge.starter.map((file) => file.path)).toEqual(['index.ts']);
  expect(challenge.dependencies).toEqual({ zod: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  expect(challenge.sampleTests.map((file) => file.path)).toEqual(['tests/sample/sums.spec.ts']);
  expect(challenge.groups.map(({ name }) => name)).toEqual(['Sample', 'Speed']);
  expect(challenge.categories).toEqual([{ category: 'correctness', points: 30 }]);
  expect(text).not.toMatch(/SECRET|hidden|"Sums"/);
});

test('scores are compared as JSON, the highest first', async () => {
  const response = await opened.ask('/api/challenges/two-sums/scores');
  const { candidates } = (await response.json()) as { candidates: { best: { score: number } }[] };
  expect(candidates.map(({ best }) => best.score)).toEqual([90, 70, 50]);
  const ascending = await opened.ask('/api/challenges/two-sums/scores?sort=correctness&order=asc');
  expect(await ascending.json()).toMatchObject({ candidates: [{ candidate: '=cmd|calc' }, {}, {}] });
});

test.each([
  ['?format=csv', {}],
  ['', { accept: 'text/csv' }],
  ['', { accept: 'text/csv, application/json;q=0.5' }],
])('and as CSV that no spreadsheet takes for a formula (%s %o)', async (query, headers) => {
  const response = await opened.ask(`/api/challenges/two-sums/scores${query}`, { headers });
  expect(response.headers.get('content-type')).toContain('text/csv');
  const lines = (await response.text()).split('\r\n');
  expect(lines[0]).toMatch(/^candidate,submissions,best_score,best_verdict,best_correctness,/);
  expect(lines[1]).toMatch(/^ada,1,90,wrong-answer,90,/);
  expect(lines[2]).toMatch(/^"""quoted"", bob",1,70,/);
  expect(lines[3]).toMatch(/^"'=cmd\|calc",1,50,/);
});

test.each(['?sort=luck', '?order=up', '?format=xml'])('scores cannot be asked for with %s', async (query) => {
  const response = await opened.ask(`/api/challenges/two-sums/scores${query}`);
  expect(response.status).toBe(422);
  const [name] = query.slice(1).split('=');
  expect(await response.json()).toMatchObject({ errors: [{ path: name }] });
});

test('health tells of the parts', async () => {
  const response = await opened.app.request('/health');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    status: 'degraded',
    database: 'up',
    queue: { backend: 'postgres', state: 'up', benches: 0 },
    containment: { level: 3, mechanisms: ['bwrap'] },
  });
});

test('the document is OpenAPI 3.1 and describes every public route', async () => {
  const document = (await (await opened.app.request('/api/openapi.json')).json()) as {
    openapi: string;
    paths: Record<string, object>;
  };
  expect(document.openapi).toBe('3.1.0');
  const undescribed = ['/api/openapi.json', '/api/reference', '/api/auth/callback/sso'];
  const isDescribed = (path: string) => path === '/health' || (path.startsWith('/api/') && !undescribed.includes(path));
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  expect(described.toSorted()).toEqual(
    ACCESS.filter(([, path]) => isDescribed(path))
      .map(([method, path]) => `${method} ${path}`)
      .toSorted(),
  );
  expect(JSON.stringify(document)).not.toContain('/internal/');
});

test('the pages load everything from this server, and allow nothing else', async () => {
  for (const path of ['/', '/api/reference']) {
    const response = await opened.app.request(path);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const page = await response.text();
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '');
    expect(loaded.filter((url) => !/^(?:\/|#|data:)/.test(url))).toEqual([]);
    for (const url of loaded.filter((each) => each.startsWith('/assets/'))) {
      expect((await opened.app.request(url)).status).toBe(200);
    }
  }
});
