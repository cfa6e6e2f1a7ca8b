import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PASSWORD, fillCohort } from '../../src/cli/demo/fill-cohort.ts';
import { DEMO_PEOPLE, DEMO_STAFF } from '../../src/cli/demo/people.ts';
import { reviewCohort } from '../../src/cli/demo/review-cohort.ts';
import { renamed, withMistakes } from '../../src/cli/demo/solutions.ts';
import { writeGradually } from '../../src/cli/demo/write-gradually.ts';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import { seededRandom } from '../../src/domain/seeded-random.ts';
import { readBoard } from '../../src/service/participations/read-board.ts';
import { readTimeline } from '../../src/service/participations/read-timeline.ts';
import { type CaseUnderCheck, readCaseUnderCheck } from '../../worker/check/case-under-check.ts';
import { openStack, type Stack } from '../e2e/support/open-stack.ts';

const HELLO = ChallengeSlug.parse('hello-case');

let subject: CaseUnderCheck;
beforeAll(async () => {
  subject = await readCaseUnderCheck(path.join(import.meta.dirname, '../../challenges/hello-case'));
});

test('whatever somebody writes, and however, the last save is what they hand in', () => {
  const text = fc
    .array(fc.constantFrom('', 'a', 'b', 'const c = 1;'), { maxLength: 60 })
    .map((lines) => lines.join('\n'));
  const files = fc.uniqueArray(fc.record({ path: fc.constantFrom('a.ts', 'b.ts'), content: text }), {
    selector: ({ path: at }) => at,
  });
  fc.assert(
    fc.property(files, files, fc.integer(), (from, to, seed) => {
      const saves = writeGradually(from, to, seededRandom(seed));
      const last = new Map((saves.at(-1) ?? from).map(({ path: at, content }) => [at, content]));
      for (const { path: at, content } of to) expect(last.get(at) ?? '').toBe(content);
    }),
  );
});

test('mistakes are made in the work of its author alone, as many as are asked for, and the same ones again', async () => {
  const model = subject.examples.find(({ path: at }) => at.endsWith('accepted/model'))?.files ?? [];
  const worse = await withMistakes(subject, model, 3, seededRandom(5));
  expect(worse).not.toEqual(model);
  expect(await withMistakes(subject, model, 3, seededRandom(5))).toEqual(worse);
  expect(await withMistakes(subject, subject.starter, 3, seededRandom(5))).toEqual(subject.starter);
});

test('what is copied is called something else, and what is imported is not', () => {
  const files = [{ path: 'a.ts', content: "import { x } from './b.ts';\nfunction countVotes() {}\ncountVotes();\n" }];
  expect(renamed(files)[0]?.content).toBe("import { x } from './b.ts';\nfunction step1() {}\nstep1();\n");
});

describe('a cohort', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await openStack();
  }, 120_000);
  afterAll(() => stack.close());

  test('is judged for real and reviewed, and is not made twice', { timeout: 240_000 }, async () => {
    const people = DEMO_PEOPLE.slice(0, 1);
    const cohort = { people, cases: [subject, subject], signal: new AbortController().signal } as const;
    await fillCohort(stack.service, { ...cohort, onProgress: () => undefined });
    await reviewCohort(stack.service, subject);
    const board = await readBoard(stack.service, HELLO, 'operator');
    const [row] = board.rows;
    expect(board.rows).toHaveLength(1);
    expect(row).toMatchObject({ state: 'handed-in', candidate: null, review: { final: 2 }, comments: 1 });
    expect(row?.result?.score).toBeGreaterThanOrEqual(0);
    if (row === undefined) return;
    const { events } = await readTimeline(stack.service, row.id, 'operator');
    expect(events.filter(({ type }) => type === 'saved').length).toBeGreaterThan(1);
    expect(events.every(({ atMs }, index) => index === 0 || atMs >= (events[index - 1]?.atMs ?? 0))).toBe(true);
    await fillCohort(stack.service, { ...cohort, onProgress: () => undefined });
    expect((await readBoard(stack.service, HELLO, 'operator')).rows).toEqual(board.rows);
    const [admin] = DEMO_STAFF;
    const answer = await fetch(`${stack.address}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: stack.address },
      body: JSON.stringify({ email: admin?.email, password: DEMO_PASSWORD }),
    });
    expect(answer.status).toBe(200);
  });
});
