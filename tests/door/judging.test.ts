import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseFilesIn } from '../../src/catalogue/case-files.ts';
import { readModelSolution } from '../../src/catalogue/read-model-solution.ts';
import { parseEnvironment } from '../../src/door/environment.ts';
import { judgeSelfCheck } from '../../src/door/judge-self-check.ts';
import { type Minicase, startMinicase } from '../../src/door/start-minicase.ts';
import { ScoreComparison } from '../../src/protocol/score-comparison.ts';
import { readBehaviour } from '../../src/store/read-behaviour.ts';
import { openBench } from '../../worker/bench/open-bench.ts';
import { ApiClient } from '../support/api-client.ts';
import { describeBothBackends } from '../support/server-settings.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');
const CHALLENGES = path.join(PROJECT, 'challenges');

describeBothBackends('a submission to order-sync, through the whole real way', (settings) => {
  let minicase: Minicase;
  let client: ApiClient;
  beforeAll(async () => {
    minicase = await startMinicase(parseEnvironment(settings(), PROJECT), openBench);
    client = new ApiClient(minicase.address, minicase.apiToken);
  });
  afterAll(async () => await minicase.close());

  async function starter() {
    const response = await client.ask('/api/challenges/order-sync');
    return ((await response.json()) as { starter: { path: string; content: string }[] }).starter;
  }

  test('scores 100 with the model solution, and its events tell how it went', async () => {
    const files = await readModelSolution(caseFilesIn(path.join(CHALLENGES, 'order-sync')));
    const { id } = await client.submit({ challenge: 'order-sync', candidate: 'ada', files });
    const events = await client.followUntil(id, 'never');
    expect(events[0]).toBe('queued');
    expect(events).toContain('compiling');
    expect(events.at(-1)).toBe('judged');
    expect((await client.read(id)).judgings).toMatchObject([{ state: 'judged', verdict: 'accepted', score: 100 }]);
  });

  test('leaves behind what its program was seen doing, which no candidate is told', async () => {
    const files = await readModelSolution(caseFilesIn(path.join(CHALLENGES, 'order-sync')));
    const { id, judging } = await client.submit({ challenge: 'order-sync', candidate: 'ada', files });
    const view = await client.readWhenOver(id);
    const behaviour = await readBehaviour(minicase.service.store, judging);
    expect(behaviour.flatMap(({ calls }) => calls).some(({ kind, fault }) => kind === 'http' && fault !== null)).toBe(
      true,
    );
    expect(JSON.stringify(view)).not.toContain('atMs');
  });

  test('that is sent again takes its outcome over where that is allowed', async () => {
    const request = { challenge: 'order-sync', candidate: 'ada', files: await starter(), kind: 'sample' };
    const first = await client.submit(request);
    await client.readWhenOver(first.id);
    const { id } = await client.submit({ ...request, reuse: 'allowed' });
    const [judging] = (await client.read(id)).judgings;
    expect(judging).toMatchObject({ state: 'judged', reusedFrom: first.judging });
  });

  test('scores no more than the challenge allows with the starter', async () => {
    const { id } = await client.submit({ challenge: 'order-sync', candidate: 'bob', files: await starter() });
    const [judging] = (await client.readWhenOver(id)).judgings;
    expect(judging).toMatchObject({ state: 'judged', verdict: 'wrong-answer' });
    expect(judging?.score).toBeLessThanOrEqual(10);
  });

  test('runs only what may be seen when it asks for samples', async () => {
    const files = await starter();
    const { id } = await client.submit({ challenge: 'order-sync', candidate: 'cy', kind: 'sample', files });
    const [judging] = (await client.readWhenOver(id)).judgings;
    expect(judging).toMatchObject({ kind: 'sample', state: 'judged', score: null });
    expect(judging?.groups.every((group) => group.visibility === 'sample')).toBe(true);
  });

  test('that ends the process or never ends gets its verdict, and the next one is judged as always', async () => {
    const loop = [{ path: 'index.ts', content: 'for (;;) {}\n' }];
    const exit = [{ path: 'index.ts', content: 'process.exit(0);\n' }];
    const submitted = await Promise.all(
      [loop, exit].map(async (files) => await client.submit({ challenge: 'order-sync', candidate: 'eve', files })),
    );
    const verdicts = await Promise.all(submitted.map(async ({ id }) => (await client.readWhenOver(id)).judgings[0]));
    expect(verdicts.map((judging) => judging?.verdict)).toEqual(['time-limit-exceeded', 'runtime-error']);
    expect(await judgeSelfCheck(minicase, CHALLENGES)).toMatch(/^order-sync: accepted, score 100, in /);
  });

  test('is compared with the others; samples and self-checks are not', async () => {
    const response = await client.ask('/api/challenges/order-sync/scores');
    const { candidates } = ScoreComparison.parse(await response.json());
    expect(candidates.map(({ candidate }) => candidate).toSorted()).toEqual(['ada', 'bob', 'eve']);
    expect(candidates[0]).toMatchObject({ candidate: 'ada', best: { score: 100, verdict: 'accepted' } });
  });
});
