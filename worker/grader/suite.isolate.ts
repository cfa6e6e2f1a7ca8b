import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  collectTests,
  describe,
  type File,
  getFn,
  it,
  onTestFailed,
  onTestFinished,
  type Suite,
  startTests,
  suite,
  type Task,
  type Test,
  test,
  type VitestRunner,
} from '@vitest/runner';
import type { GraderReport } from '../../src/protocol/grader-control.ts';
import { requirePlatform } from '../platform/core/loading.isolate.ts';
import { createScopes } from '../world/scopes.isolate.ts';
import type { World } from '../world/world.isolate.ts';
import { acceptingDone, withoutDone } from './done-callback.isolate.ts';
import { chai, checkAssertions, expect, resetAssertions } from './expect.isolate.ts';
import { describeFailure } from './failure.isolate.ts';
import type { createFakeTimers } from './fake-timers.isolate.ts';
import type { Guards } from './guard.isolate.ts';
import { createMockedModules } from './mocked-modules.isolate.ts';
import type { ProgramModules } from './program-modules.isolate.ts';
import { sharedGlobalThis } from './shared-globals.isolate.ts';
import { resetSnapshotCounts, storeSnapshots } from './snapshots.isolate.ts';
import { createVi } from './vi.isolate.ts';

/** What a compiled suite is called with; see `worker/bench/suites/compile-suite.ts`. */
export type SuiteHost = {
  /** What it may import from `vitest` or `@jest/globals`. */
  readonly api: object;
  /** Loads the program's modules. To be awaited before `program` is called, and after what is mocked is known. */
  readonly load: () => Promise<void>;
  /** A module of the program's, as the object that is imported from. */
  readonly program: (module: string, importedNames: readonly string[]) => object;
  /** To be called first by a suite that is written for jest. */
  readonly followJest: () => void;
  /** Hands over the text of the spec's snapshot file. */
  readonly snapshots: (text: string) => void;
  /** One of Node's modules, by its name without `node:`. */
  readonly nodeModule: (name: string) => unknown;
  /** What it may import from `minicase/world`. */
  readonly world: object;
  /** `globalThis`, of which the program has to be told what is assigned to it. */
  readonly globalThis: object;
};

export type SuiteOptions = {
  readonly evaluate: (host: SuiteHost) => Promise<void>;
  readonly modules: ProgramModules;
  readonly skip: ReadonlySet<number>;
  /** Whether to stop before any case runs: there is no program. */
  readonly collectOnly: boolean;
  /** Decides the order of cases, where it is not the suite's own. */
  readonly shuffleSeed: number | undefined;
  readonly guards: Guards;
  readonly fakeTimers: ReturnType<typeof createFakeTimers>;
  /** The world that the suite scripts, where it has one. */
  readonly world: World | undefined;
  readonly report: (report: GraderReport) => void;
};

const SPEC = '/suite.spec.ts';

/** Collects one spec and runs its cases, reporting each as it ends. */
export async function runSuite(options: SuiteOptions): Promise<void> {
  const { guards, report } = options;
  const places = new Map<string, number>();
  const ended = new Set<number>();
  const scopes = options.world === undefined ? undefined : createScopes(options.world);
  let isJest = false;

  function endCase(test: Test): void {
    const place = places.get(test.id);
    if (place === undefined || ended.has(place)) return;
    const isProgramError = guards.takeForeign();
    const isPassed = test.result?.state === 'pass';
    const behaviour = options.world?.behaviour.take();
    ended.add(place);
    report({
      type: 'case-ended',
      place,
      isPassed,
      isProgramError: !isPassed && isProgramError,
      ...(!isPassed && { message: describeFailure(test.result?.errors ?? findSuiteErrors(test)) }),
      ...(behaviour !== undefined && { behaviour }),
    });
  }

  const runner: VitestRunner = {
    config: {
      root: '/',
      setupFiles: [],
      name: undefined,
      passWithNoTests: false,
      testNamePattern: undefined,
      allowOnly: true,
      sequence: {
        shuffle: options.shuffleSeed !== undefined,
        concurrent: false,
        seed: options.shuffleSeed ?? 1,
        hooks: 'stack',
        setupFiles: 'list',
      },
      chaiConfig: undefined,
      maxConcurrency: 5,
      testTimeout: 0,
      hookTimeout: 0,
      retry: 0,
      includeTaskLocation: false,
      tags: [],
      tagsFilter: undefined,
      strictTags: false,
    },
    importFile: () =>
      guards.watch(() =>
        options.evaluate(
          createHost(options, () => {
            isJest = true;
          }),
        ),
      ),
    onCollected([file]) {
      const broken = file === undefined ? undefined : findBroken(file);
      if (broken !== undefined) throw new BrokenSuite(describeFailure(broken));
      const cases = file === undefined ? [] : collectCases(file);
      for (const [place, test] of cases.entries()) {
        if (options.skip.has(place)) test.mode = 'skip';
        else places.set(test.id, place);
      }
      report({ type: 'collected', cases: cases.map((test, place) => ({ place, title: titleOf(test) })) });
    },
    onBeforeRunSuite: (suite) => scopes?.enterSuite(suite),
    onBeforeRunTask(test) {
      scopes?.enterTest(test);
      const place = places.get(test.id);
      if (place === undefined) return;
      guards.takeForeign();
      options.world?.behaviour.begin();
      report({ type: 'case-started', place });
    },
    onBeforeTryTask(test) {
      guards.takeForeign();
      resetAssertions(test, isJest);
      resetSnapshotCounts();
    },
    extendTaskContext(context) {
      Object.defineProperty(context, 'expect', { get: () => expect, configurable: true });
      return context;
    },
    async runTask(test) {
      const run = getFn(test);
      const errors: unknown[] = [];
      try {
        await guards.guard(() => run());
      } catch (error) {
        errors.push(error);
      }
      // What was wrong with the world is mostly why the test failed. The test library takes a list of errors.
      errors.unshift(...(options.world?.problems() ?? []), ...guards.takeSwallowed().slice(0, 1));
      if (errors.length > 0) throw errors;
    },
    onAfterTryTask: () => checkAssertions(),
    onAfterRunTask: endCase,
    onAfterRunFiles([file]) {
      if (file === undefined) return;
      for (const test of testsIn(file)) if (places.has(test.id)) endCase(test);
    },
  };
  if (options.collectOnly) runner.onCollected?.(await collectTests([SPEC], runner));
  else await startTests([SPEC], runner);
}

/** The spec could not be loaded, or holds no test. */
export class BrokenSuite extends Error {
  override readonly name = 'BrokenSuite';
}

function createHost({ guards, fakeTimers, modules, world }: SuiteOptions, followJest: () => void): SuiteHost {
  const mocked = createMockedModules(modules.has, modules.isLoaded);
  const vi = createVi(fakeTimers, mocked, modules);
  const api = createApi(vi, guards);
  Object.assign(globalThis, api);
  return {
    api: { __esModule: true, default: api, ...api },
    load: () => modules.load(mocked.factories),
    program: modules.exportsOf,
    nodeModule: (name) => (requirePlatform().nodeModule(name) as { readonly default: unknown }).default,
    followJest,
    snapshots: storeSnapshots,
    world: { __esModule: true, ...world?.exports },
    globalThis: sharedGlobalThis,
  };
}

/** What a spec may import from `vitest` or `@jest/globals`, or use as a global. */
function createApi(vi: object, guards: Guards): object {
  const noTypes: unknown = new Proxy(() => noTypes, { get: () => noTypes });
  const guarded = <Fn>(fn: Fn): Fn => guards.wrap(withoutDone(fn));
  const hooks = {
    beforeAll: (fn: never, timeout?: number) => beforeAll(guarded(fn), timeout),
    beforeEach: (fn: never, timeout?: number) => beforeEach(guarded(fn), timeout),
    afterAll: (fn: never, timeout?: number) => afterAll(guarded(fn), timeout),
    afterEach: (fn: never, timeout?: number) => afterEach(guarded(fn), timeout),
  };
  const tests = { it: acceptingDone(it), test: acceptingDone(test) };
  return {
    ...hooks,
    before: hooks.beforeAll,
    after: hooks.afterAll,
    describe,
    suite,
    ...tests,
    expect,
    vi,
    vitest: vi,
    jest: vi,
    onTestFailed,
    onTestFinished,
    assert: chai.assert,
    chai,
    should: chai.should,
    expectTypeOf: noTypes,
    assertType: () => undefined,
    xit: it.skip,
    xtest: test.skip,
    xdescribe: describe.skip,
    fit: tests.it.only,
    ftest: tests.test.only,
    fdescribe: describe.only,
  };
}

function testsIn(suite: Suite): Test[] {
  return suite.tasks.flatMap((task: Task) => (task.type === 'suite' ? testsIn(task) : [task]));
}

/** The tests that are to run: those that the spec itself skips are no cases. */
function collectCases(file: File): Test[] {
  return testsIn(file).filter((test) => test.mode === 'run' || test.mode === 'queued');
}

function titleOf(test: Test): string {
  const names: string[] = [];
  for (let task: Task | undefined = test; task !== undefined && task.type !== undefined; task = task.suite) {
    if (!('filepath' in task)) names.unshift(task.name);
  }
  return names.join(' > ');
}

function findBroken(file: File): readonly unknown[] | undefined {
  if (file.result?.state === 'fail') return file.result.errors ?? [];
  for (const task of file.tasks) {
    if (task.type === 'suite' && task.result?.state === 'fail') return task.result.errors ?? [];
  }
  return undefined;
}

/** A test that never ran failed with its suite: by a hook. */
function findSuiteErrors(test: Test): readonly unknown[] {
  for (let suite: Suite | undefined = test.suite ?? test.file; suite !== undefined; suite = suite.suite) {
    if (suite.result?.errors !== undefined) return suite.result.errors;
  }
  return [];
}
