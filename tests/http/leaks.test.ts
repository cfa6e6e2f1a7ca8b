import { randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ChallengePackage } from '../../src/domain/challenge.ts';
import { FEEDBACK_LEVELS, type FeedbackLevel } from '../../src/domain/feedback.ts';
import { Environment } from '../../src/door/environment.ts';
import { createApp } from '../../src/http/create-app.ts';
import { openLog } from '../../src/protocol/open-log.ts';
import { SubmissionReceipt, SubmissionReport, SubmissionView } from '../../src/protocol/submission-view.ts';
import { publishChallenge } from '../../src/store/publish-challenge.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenApp, openApp, TOKENS } from '../support/open-app.ts';
import { makeScript, QUOTED } from '../support/scripted-bench.ts';
import { startBackground } from '../support/start-background.ts';

/** A canary in every place that holds something of a hidden test. */
const CANARIES = {
  ...QUOTED,
  group: 'CANARY-GROUP',
  file: 'CANARY-FILE',
  spec: 'CANARY-SPEC',
  helperFile: 'CANARY-HELPER-FILE',
  helper: 'CANARY-HELPER',
  model: 'CANARY-MODEL',
  cpuTime: '1234.5',
  wallTime: '2345.5',
  memory: '34.5',
} as const;
type Canary = keyof typeof CANARIES;

/** What each level shows of a wrong answer, besides counts. Nothing shows the rest. */
const SHOWN: Readonly<Record<FeedbackLevel, readonly Canary[]>> = {
  none: [],
  count: [],
  category: [],
  title: ['group', 'title'],
  message: ['group', 'title', 'line'],
  diff: ['group', 'title', 'line', 'details', 'diff'],
};

const OUTCOMES = {
  'a wrong answer': { state: 'judged', script: { verdict: 'wrong-answer' } },
  'a compile error': { state: 'judged', script: { verdict: 'compile-error' } },
  'a broken suite': { state: 'aborted', script: { abortWith: 'suite-broken' } },
  'a fault of the judge': { state: 'aborted', script: { abortWith: 'internal' } },
} as const;

let opened: OpenApp;
let background: { readonly stop: () => Promise<void> };
let logged = '';
beforeAll(async () => {
  const level = Environment.parse({}).LOG_LEVEL;
  const destination = new Writable({
    write: (chunk, _, done) => {
      logged += chunk;
      done();
    },
  });
  opened = await openApp({ log: openLog(level, destination) });
  for (const level of FEEDBACK_LEVELS) await publishChallenge(opened.service.store, hiding(level), 'A statement.');
  background = await startBackground(opened.service, { retryAtMost: 1, retryAfterMs: 50 });
});
afterAll(async () => {
  await background.stop();
  await opened.close();
});

/** A challenge of hidden groups at one level, full of canaries. */
function hiding(level: FeedbackLevel): ChallengePackage {
  const groups = (['correctness', 'security'] as const).map((category) => ({
    name: `${CANARIES.group} ${category}`,
    file: `tests/secret/${CANARIES.file}-${category}.spec.ts`,
    category,
    points: 10,
    feedback: level,
  }));
  const challenge = makeChallenge(slugFor(level), groups);
  const secret = groups.map(({ file }) => ({ path: file, content: `// ${CANARIES.spec}\n` }));
  const helper = { path: `tests/${CANARIES.helperFile}.ts`, content: `// ${CANARIES.helper}\n` };
  const model = [{ path: 'index.ts', content: `// ${CANARIES.model}\n` }];
  return ChallengePackage.parse({ ...challenge, files: [...challenge.files, ...secret, helper], model });
}

function slugFor(level: FeedbackLevel): string {
  return `leaks-${level}`;
}

/** Submits, and reads all that a candidate can: live events, the waited-for answer, the views, refusals, pages. */
async function readEverything(level: FeedbackLevel, script: Parameters<typeof makeScript>[0]) {
  const key = { 'idempotency-key': randomUUID() };
  const body = makeSubmission({ challenge: slugFor(level), files: [makeScript(script)] });
  const receipt = SubmissionReceipt.parse(await (await opened.submit(body, key)).json());
  const texts = await Promise.all([
    read(opened.ask(receipt.links.events)),
    read(opened.submit(body, { ...key, prefer: 'wait=30' })),
  ]);
  texts.push(
    await read(opened.ask(receipt.links.self)),
    await read(opened.ask(receipt.links.events)),
    await read(opened.ask('/api/challenges')),
    await read(opened.ask(`/api/challenges/${slugFor(level)}`)),
    await read(opened.submit({ ...body, candidate: 'bob' }, key)),
    await read(opened.submit({ ...body, files: [{ path: '../up', content: '' }] })),
    await read(opened.submit('{')),
    await read(opened.ask('/api/submissions/7')),
    await read(opened.ask(`/api/challenges/no-${slugFor(level)}`)),
    await read(opened.app.request('/')),
    await read(opened.app.request('/api/openapi.json')),
    await read(opened.app.request('/health')),
  );
  const view = SubmissionView.parse(await (await opened.ask(receipt.links.self)).json());
  const report = SubmissionReport.parse(await (await opened.ask(receipt.links.report)).json());
  return { view: view.judgings[0], report: report.judgings[0], texts };
}

async function read(answer: Promise<Response> | Response): Promise<string> {
  const response = await answer;
  return JSON.stringify([...response.headers]) + (await response.text());
}

function canariesIn(text: string): Canary[] {
  return (Object.keys(CANARIES) as Canary[]).filter((canary) => text.includes(CANARIES[canary])).toSorted();
}

describe.concurrent.each(FEEDBACK_LEVELS)('where hidden groups show %s', (level) => {
  test.each(Object.entries(OUTCOMES))('%s tells no more', async (name, { state, script }) => {
    const { view, report, texts } = await readEverything(level, script);
    expect(view?.state).toBe(state);
    expect(report?.state).toBe(state);
    const shown = name === 'a wrong answer' ? SHOWN[level] : SHOWN[level].filter((canary) => canary === 'group');
    expect(canariesIn(texts.join('\n'))).toEqual(shown.toSorted());
    expect(canariesIn(logged)).toEqual([]);
  });
});

test('a failure of the server itself tells no more than that', async () => {
  const database = new Proxy(opened.service.store.database, {
    get: () => {
      throw Object.assign(new Error('the database is gone'), { detail: CANARIES.spec });
    },
  });
  const app = createApp({
    service: { ...opened.service, store: { ...opened.service.store, database } },
    tokens: TOKENS,
    containment: () => null,
    closing: AbortSignal.timeout(10_000),
  });
  const response = await app.request('/api/challenges', { headers: { authorization: `Bearer ${TOKENS.api}` } });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toMatch(/database|CANARY/);
  expect(logged).toContain('the database is gone');
  expect(canariesIn(logged)).toEqual([]);
});

test('whoever reviews sees the rest', async () => {
  const { report } = await readEverything('none', OUTCOMES['a wrong answer'].script);
  expect(canariesIn(JSON.stringify(report))).toEqual(
    ['cpuTime', 'details', 'diff', 'group', 'line', 'memory', 'output', 'title', 'wallTime'].toSorted(),
  );
  const aborted = await readEverything('none', OUTCOMES['a broken suite'].script);
  expect(canariesIn(JSON.stringify(aborted.report))).toEqual(['reason']);
});
