import { type Body, type CollectedSuite, type CollectedTest, root } from './collect.ts';
import { vi } from './vi.ts';

/** A test by the titles around it, and whether it passed. */
export type TestOutcome = readonly [title: string, isPassed: boolean];

/** Runs what the tests' files have registered, one test after the other. */
export async function runTests(): Promise<TestOutcome[]> {
  const outcomes: TestOutcome[] = [];
  await runSuite(root, [], [], hasOnly(root) ? 'only' : 'all', outcomes);
  return outcomes;
}

type Which = 'all' | 'only';

async function runSuite(
  suite: CollectedSuite,
  titles: readonly string[],
  around: readonly CollectedSuite[],
  which: Which,
  outcomes: TestOutcome[],
): Promise<void> {
  const chain = [...around, suite];
  const isSetUp = await passes(suite.hooks.beforeAll);
  for (const child of suite.children) {
    const path = [...titles, child.title];
    if (child.mode === 'skip') continue;
    if (which === 'only' && child.mode !== 'only' && !(child.kind === 'suite' && hasOnly(child))) continue;
    const within: Which = child.mode === 'only' && !(child.kind === 'suite' && hasOnly(child)) ? 'all' : which;
    if (child.kind === 'suite') await runSuite(child, path, chain, within, outcomes);
    else outcomes.push([path.join(' > '), isSetUp && (await runTest(child, chain))]);
  }
  await passes(suite.hooks.afterAll.toReversed());
}

async function runTest({ run }: CollectedTest, chain: readonly CollectedSuite[]): Promise<boolean> {
  const before = chain.flatMap(({ hooks }) => hooks.beforeEach);
  const after = chain.toReversed().flatMap(({ hooks }) => hooks.afterEach.toReversed());
  const isPassed = (await passes(before)) && (await passes([run]));
  const isTidy = await passes(after);
  vi.restoreAllMocks();
  return isPassed && isTidy;
}

async function passes(bodies: readonly Body[]): Promise<boolean> {
  for (const body of bodies) {
    try {
      await body();
    } catch {
      return false;
    }
  }
  return true;
}

function hasOnly(suite: CollectedSuite): boolean {
  return suite.children.some((child) => child.mode === 'only' || (child.kind === 'suite' && hasOnly(child)));
}
