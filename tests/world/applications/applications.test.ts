import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSourceFiles } from '../../../src/catalogue/read-source-files.ts';
import { ChallengeManifest, type ChallengePackage } from '../../../src/domain/challenge.ts';
import { digestFiles } from '../../../src/domain/digest-files.ts';
import { ChallengeSlug, ChallengeVersion } from '../../../src/domain/ids.ts';
import type { Bench } from '../../../worker/bench/bench.ts';
import { openBench } from '../../../worker/bench/open-bench.ts';
import { told } from '../judge-spec.ts';
import { runInNode, type Surroundings } from './run-in-node.ts';
import type { Application, Observed, Scenario } from './scenario.ts';

/** Real applications, each run by plain Node with real servers, and by a judging with a world: the same must be seen. */
const APPLICATIONS: Readonly<Record<string, (surroundings: Surroundings) => Promise<Application>>> = {
  async payments({ pool, upstreamUrl }) {
    const { createApp } = await import('./payments/index.ts');
    return createApp({ pool, providerUrl: upstreamUrl }).fetch;
  },
  async inbox({ databaseUrl, upstreamUrl }) {
    const { SECRET } = await import('./inbox/scenario.ts');
    Object.assign(process.env, { DATABASE_URL: databaseUrl, WAREHOUSE_URL: upstreamUrl, WEBHOOK_SECRET: SECRET });
    const { default: app } = await import('./inbox/index.ts');
    return app.fetch;
  },
  async catalogue({ pool, upstreamUrl }) {
    const { createApp } = await import('./catalogue/index.ts');
    return createApp({ pool, pricesUrl: upstreamUrl }).fetch;
  },
};

const SUPPORT = ['expected.ts', 'scenario.ts', 'upstream-service.ts'];
const NOT_OF_THE_PROGRAM = new Set(['scenario.ts', 'schema.ts']);

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** The challenge whose one spec plays the scenario against a submission, and compares with what was seen. */
async function makeChallenge(name: string, expected: readonly Observed[]): Promise<ChallengePackage> {
  const manifest = ChallengeManifest.parse({
    title: name,
    summary: 'A real application and its scenario.',
    entry: 'index.ts',
    dependencies: ['hono', '@hono/zod-validator', 'zod', 'kysely', 'drizzle-orm', 'pg'],
    limits: { cpuTimeMs: 10_000, wallTimeMs: 60_000, memoryMb: 256, outputKb: 512 },
    groups: [{ name: 'scenario', file: `${name}.spec.ts`, category: 'correctness', points: 100 }],
  });
  const files = [];
  for (const file of [...SUPPORT, `${name}.spec.ts`, `${name}/scenario.ts`, `${name}/schema.ts`]) {
    const content = await readFile(path.join(import.meta.dirname, file), 'utf8');
    files.push({ path: file, content: file === 'expected.ts' ? expectedModule(expected) : content });
  }
  const version = ChallengeVersion.parse(await digestFiles(files));
  return { slug: ChallengeSlug.parse(name), version, manifest, files };
}

const expectedModule = (expected: readonly Observed[]): string =>
  `export const expected = ${JSON.stringify(expected)};`;

describe.each(Object.keys(APPLICATIONS))('%s', (name) => {
  it('shows the same under a judge as under plain Node', async () => {
    const { scenario } = (await import(`./${name}/scenario.ts`)) as { scenario: Scenario };
    const { schema } = (await import(`./${name}/schema.ts`)) as { schema: string };
    const seen = await runInNode(scenario, schema, APPLICATIONS[name] as never);
    expect(seen.map(({ status }) => status)).toMatchSnapshot();

    const challenge = await makeChallenge(name, seen);
    const sources = await readSourceFiles(path.join(import.meta.dirname, name));
    const files = sources.filter((file) => !NOT_OF_THE_PROGRAM.has(file.path));
    const outcome = await bench.judge({ challenge, files, kind: 'submission' });
    if (outcome.state !== 'judged') throw new Error(JSON.stringify(outcome));
    expect(told(outcome.report), outcome.report.compileError ?? outcome.report.output).toEqual(['accepted']);
  });
});
