import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SOURCE_LIMITS } from '../../src/domain/source-limits.ts';
import { SubmissionReceipt, SubmissionView } from '../../src/protocol/submission-view.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { makeReport } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
});
afterAll(async () => await opened.close());

async function submitted(): Promise<SubmissionReceipt> {
  return SubmissionReceipt.parse(await (await opened.submit(makeSubmission())).json());
}

test('a submission is accepted, and found where its answer says', async () => {
  const response = await opened.submit({ ...makeSubmission(), kind: undefined });
  expect(response.status).toBe(202);
  const receipt = SubmissionReceipt.parse(await response.json());
  expect(response.headers.get('location')).toBe(receipt.links.self);
  const read = await opened.ask(receipt.links.self);
  expect(SubmissionView.parse(await read.json())).toMatchObject({
    id: receipt.id,
    candidate: 'ada@example.org',
    judgings: [{ id: receipt.judging, kind: 'submission', state: 'queued', position: 1, verdict: null, score: null }],
  });
});

test('sent twice with one Idempotency-Key it is one submission, and with another content refused', async () => {
  const key = { 'idempotency-key': 'a-key' };
  const first = await opened.submit(makeSubmission(), key);
  const again = await opened.submit(makeSubmission(), key);
  expect([first.status, again.status]).toEqual([202, 202]);
  expect(await again.json()).toEqual(await first.json());
  expect(again.headers.get('idempotent-replayed')).toBe('true');
  const other = await opened.submit(makeSubmission({ candidate: 'bob' }), key);
  expect(other.status).toBe(422);
  expect(await other.json()).toMatchObject({ detail: expect.stringContaining('Idempotency-Key') });
});

test('whoever prefers to wait gets the verdict with the answer, or the receipt when the time is up', async () => {
  const prefer = (seconds: number) => ({ prefer: `respond-async, wait=${seconds}`, 'idempotency-key': 'waits' });
  const early = await opened.submit(makeSubmission(), prefer(1));
  expect(early.status).toBe(202);
  const { judging: judgingId } = SubmissionReceipt.parse(await early.json());
  const waiting = opened.submit(makeSubmission(), prefer(9999));
  const { lease } = await claimJudging(opened.service, judgingId);
  await recordJudging(opened.service, { judgingId, lease, outcome: { state: 'judged', report: makeReport(40) } });
  const answer = await waiting;
  expect([answer.status, answer.headers.get('preference-applied')]).toEqual([200, 'wait']);
  expect(SubmissionView.parse(await answer.json()).judgings).toMatchObject([{ state: 'judged', score: 40 }]);
});

test('its events are streamed, and resumed by the id of the last one', async () => {
  const { judging: judgingId, links } = await submitted();
  const { lease } = await claimJudging(opened.service, judgingId);
  await recordJudging(opened.service, { judgingId, lease, outcome: { state: 'judged', report: makeReport(40) } });
  const response = await opened.ask(links.events);
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const text = await response.text();
  expect([...text.matchAll(/^event: (.*)$/gm)].map(([, type]) => type)).toEqual(['queued', 'compiling', 'judged']);
  const ids = [...text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id ?? '');
  const rest = await (await opened.ask(links.events, { headers: { 'last-event-id': ids[1] ?? '' } })).text();
  expect([...rest.matchAll(/^event: (.*)$/gm)].map(([, type]) => type)).toEqual(['judged']);
  expect(rest).toContain('"verdict":"wrong-answer","score":40');
  const nonsense = await (await opened.ask(links.events, { headers: { 'last-event-id': 'nonsense/9' } })).text();
  expect(nonsense).toBe(text);
});

test('groups are shown as far as their feedback levels go', async () => {
  const { judging: judgingId, links } = await submitted();
  const { lease } = await claimJudging(opened.service, judgingId);
  const groups = (['Sample', 'Sums', 'Speed'] as const).map((name) => ({
    name,
    category: 'correctness' as const,
    visibility: name === 'Sample' ? ('sample' as const) : ('secret' as const),
    points: 10,
    score: 0,
    cases: [{ title: `title of ${name}`, verdict: 'wrong-answer' as const, message: `message of ${name}` }],
  }));
  await recordJudging(opened.service, {
    judgingId,
    lease,
    outcome: { state: 'judged', report: { ...makeReport(0), groups } },
  });
  const seen = await (await opened.ask(links.self)).text();
  expect(seen).toContain('message of Sample');
  expect(seen).not.toContain('title of Sums');
  expect(seen).toContain('title of Speed');
  expect(seen).not.toContain('message of Speed');
  const report = await (await opened.ask(links.report)).text();
  for (const name of ['Sample', 'Sums', 'Speed']) expect(report).toContain(`message of ${name}`);
});

test('figures are exact where only samples ran, and coarse where hidden tests did', async () => {
  const [sample, hidden] = await Promise.all(
    (['sample', 'submission'] as const).map(async (kind) => {
      const receipt = SubmissionReceipt.parse(await (await opened.submit(makeSubmission({ kind }))).json());
      const { lease } = await claimJudging(opened.service, receipt.judging);
      const made = makeReport();
      const groups = made.groups.map((group) =>
        kind === 'sample' ? { ...group, name: 'Sample', visibility: kind } : group,
      );
      const report = { ...made, groups, usage: { cpuTimeMs: 2_500, wallTimeMs: 3_000, peakMemoryMb: 300 } };
      await recordJudging(opened.service, { judgingId: receipt.judging, lease, outcome: { state: 'judged', report } });
      return SubmissionView.parse(await (await opened.ask(receipt.links.self)).json()).judgings[0];
    }),
  );
  const usageShare = { cpuTime: '25–50 %', memory: 'over' };
  expect(sample).toMatchObject({ usage: { cpuTimeMs: 2_500, wallTimeMs: 3_000, peakMemoryMb: 300 }, usageShare });
  expect(hidden).toMatchObject({ usage: null, usageShare, output: null });
  for (const time of [hidden?.startedAt, hidden?.finishedAt]) expect(time).toMatch(/:\d\d\.000Z$/);
});

describe('a body that is not right', () => {
  test.each([
    ['a wrong path', { files: [{ path: '../up.ts', content: '' }] }, 'files.0.path'],
    ['a path that is absolute', { files: [{ path: '/etc/passwd', content: '' }] }, 'files.0.path'],
    ['a NUL', { files: [{ path: 'a.ts', content: '\0' }] }, 'files.0.content'],
    ['no files', { files: [] }, 'files'],
    ['files that collide', { files: ['a.ts', 'A.ts'].map((path) => ({ path, content: '' })) }, 'files.1.path'],
    ['101 files', { files: Array.from({ length: 101 }, (_, n) => ({ path: `${n}.ts`, content: '' })) }, 'files'],
    [
      'a large file',
      { files: [{ path: 'a.ts', content: 'x'.repeat(SOURCE_LIMITS.fileBytes + 1) }] },
      'files.0.content',
    ],
    ['no candidate', { candidate: undefined }, 'candidate'],
    ['a control character', { candidate: 'a\u0007b' }, 'candidate'],
    ['an unknown kind', { kind: 'rejudge' }, 'kind'],
    ['an unknown way of reuse', { reuse: 'always' }, 'reuse'],
    ['an unknown field', { score: 100 }, 'score'],
    ['an unknown challenge', { challenge: 'no-such' }, 'challenge'],
  ])('with %s is answered with the field', async (_, changes, path) => {
    const response = await opened.submit({ ...makeSubmission(), ...changes });
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const problem = (await response.json()) as { errors: { path: string }[] };
    expect(problem.errors.map((error) => error.path)).toContain(path);
  });

  test.each([
    ['no JSON', '{"challenge":', 400],
    ['empty', '', 400],
    ['not UTF-8', new Uint8Array([0x22, 0xc3, 0x28, 0x22]), 400],
    ['an array', '[]', 422],
    ['null', 'null', 422],
    ['1e5 brackets deep', `{"files":${'['.repeat(1e5)}${']'.repeat(1e5)}}`, 422],
    ['1e5 braces deep', `${'{"a":'.repeat(1e5)}1${'}'.repeat(1e5)}`, 422],
    ['larger than allowed', ' '.repeat(5 * SOURCE_LIMITS.totalBytes), 413],
  ])('that is %s is refused', async (_, body, status) => {
    const response = await opened.submit(body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ status });
  });

  test.each([
    ['text/plain', { 'content-type': 'text/plain' }],
    ['of no type', { 'content-type': '' }],
    ['compressed', { 'content-encoding': 'gzip' }],
  ])('that is %s is not taken', async (_, headers) => {
    const body = gzipSync(JSON.stringify(makeSubmission()));
    expect((await opened.submit(body, headers)).status).toBe(415);
  });

  test('with __proto__ changes nothing', async () => {
    const body = `{"__proto__":{"admin":true},${JSON.stringify(makeSubmission()).slice(1)}`;
    expect((await opened.submit(body)).status).toBe(422);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  test('with a key twice counts the last', async () => {
    const body = `{"candidate":"eve",${JSON.stringify(makeSubmission()).slice(1)}`;
    const receipt = SubmissionReceipt.parse(await (await opened.submit(body)).json());
    expect(await (await opened.ask(receipt.links.self)).json()).toMatchObject({ candidate: 'ada@example.org' });
  });

  test('with an Idempotency-Key that is none is refused', async () => {
    expect((await opened.submit(makeSubmission(), { 'idempotency-key': 'x'.repeat(201) })).status).toBe(422);
  });
});

test.each(['/api/submissions/7', '/api/submissions/00000000-0000-4000-8000-000000000000', '/api/challenges/No_Such'])(
  '%s is not there',
  async (path) => {
    expect((await opened.ask(path)).status).toBe(404);
  },
);
