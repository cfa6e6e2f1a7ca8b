import type { ChallengeManifest, ChallengePackage, TestGroup } from '../../../src/domain/challenge.ts';
import { JudgeError } from '../../../src/domain/judge-error.ts';
import type { GraderProcess } from '../processes/grader-process.ts';
import { type CompiledSuite, compileSuite } from './compile-suite.ts';

export type PreparedSuite = {
  readonly suite: CompiledSuite;
  /** The group's cases, where the spec could be collected without a program. */
  readonly titles: readonly string[] | undefined;
};

export type SuiteCache = {
  /** @throws JudgeError `suite-broken` */
  readonly prepare: (challenge: ChallengePackage, group: TestGroup) => Promise<PreparedSuite>;
};

const VERSIONS_KEPT = 50;
const COLLECT_LIMIT_MS = 10_000;

/** Compiled suites by challenge version: a version never changes, so each is compiled once. */
export function createSuiteCache(requireGrader: () => GraderProcess): SuiteCache {
  const versions = new Map<string, Map<string, Promise<PreparedSuite>>>();

  async function prepareNew(challenge: ChallengePackage, group: TestGroup): Promise<PreparedSuite> {
    const suite = await compileSuite(challenge, group);
    return { suite, titles: await collectTitles(requireGrader(), suite, challenge.manifest) };
  }

  return {
    async prepare(challenge, group) {
      const groups = versions.get(challenge.version) ?? new Map<string, Promise<PreparedSuite>>();
      versions.delete(challenge.version);
      versions.set(challenge.version, groups);
      const oldest = versions.keys().next().value;
      if (versions.size > VERSIONS_KEPT && oldest !== undefined) versions.delete(oldest);
      const known = groups.get(group.file) ?? prepareNew(challenge, group);
      groups.set(group.file, known);
      try {
        return await known;
      } catch (error) {
        groups.delete(group.file);
        throw error;
      }
    },
  };
}

async function collectTitles(
  grader: GraderProcess,
  suite: CompiledSuite,
  { timeZone }: ChallengeManifest,
): Promise<readonly string[] | undefined> {
  let titles: readonly string[] | undefined;
  let isTooSlow = false;
  const stop = setTimeout(() => {
    isTooSlow = true;
    grader.kill();
  }, COLLECT_LIMIT_MS);
  try {
    const { code, hasWorld } = suite;
    const zone = timeZone !== undefined && { timeZone };
    const order = { suite: code, modules: [...suite.modules], hasWorld, skip: [], seed: 0, ...zone };
    await grader.run(order, (report) => {
      if (report.type === 'collected') titles = report.cases.map(({ title }) => title);
    });
  } catch (cause) {
    if (!isTooSlow) throw cause;
    throw new JudgeError('suite-broken', 'a spec does not end while it is loaded', { cause });
  } finally {
    clearTimeout(stop);
  }
  return titles;
}
