import { expect, it } from 'vitest';
import type { TestGroup } from '../../src/domain/challenge.ts';
import { Limits } from '../../src/domain/limits.ts';
import { judgeGroup } from '../../worker/bench/judge-group.ts';
import { type Grader, JudgingRun, type Program } from '../../worker/bench/judging-run.ts';
import type { KillReason, ProgramEnd } from '../../worker/bench/processes/program-end.ts';

const LIMIT_MS = 1_000;

const group: TestGroup = {
  name: 'all',
  file: 'all.spec.ts',
  visibility: 'secret',
  category: 'correctness',
  points: 10,
};

/** A program that has used what the grader of the test says. */
function makeProgram(used: { cpuTimeMs: number }): Program {
  let end: (end: ProgramEnd) => void = () => undefined;
  let killedFor: KillReason | undefined;
  return {
    pid: undefined,
    pipes: {
      paths: ['', ''],
      programEnds: [0, 0],
      programStarted: () => undefined,
      expectGrader: () => undefined,
      graderConnected: async () => undefined,
      remove: async () => undefined,
    },
    ended: new Promise((resolve) => {
      end = resolve;
    }),
    get isEnded() {
      return killedFor !== undefined;
    },
    output: '',
    compile: async () => undefined,
    usage: () => ({ cpuTimeMs: used.cpuTimeMs, memoryMb: 0, peakMemoryMb: 0 }),
    kill(reason) {
      killedFor ??= reason;
      end({
        killedFor,
        wasOutOfMemory: false,
        exitCode: null,
        signal: 'SIGKILL',
        peakMemoryMb: 0,
        memoryLimitMb: 64,
      });
    },
  };
}

/** Runs cases that pass, each of which takes the given processor time; a case of `Infinity` ends when it is stopped. */
async function judgeCases(...costsMs: number[]) {
  const used = { cpuTimeMs: 0 };
  const programs: Program[] = [];
  const grader: Grader = {
    async run({ skip }, onReport) {
      onReport({ type: 'collected', cases: costsMs.map((_, place) => ({ place, title: `case ${place}` })) });
      for (const [place, costMs] of costsMs.entries()) {
        if (skip.includes(place)) continue;
        onReport({ type: 'case-started', place });
        used.cpuTimeMs += Math.min(costMs, LIMIT_MS * 1.2);
        if (costMs === Number.POSITIVE_INFINITY) {
          await programs.at(-1)?.ended;
          return { type: 'program-gone', why: 'closed' };
        }
        onReport({ type: 'case-ended', place, isPassed: true, isProgramError: false });
      }
      return { type: 'done' };
    },
    kill: () => undefined,
    waitedMs: () => 0,
  };
  const run = new JudgingRun({
    variation: undefined,
    limits: Limits.parse({ cpuTimeMs: LIMIT_MS }),
    timeZone: undefined,
    order: {
      files: [],
      modules: ['index.ts'],
      memoryMb: 64,
      outputKb: 64,
      packages: { names: [], modules: [], needWeb: false, snapshots: { plain: 'program.blob', web: 'program.blob' } },
    },
    requireGrader: () => grader,
    async startProgram() {
      used.cpuTimeMs = 0;
      const program = makeProgram(used);
      programs.push(program);
      return program;
    },
    isCareful: true,
    isCulprit: false,
    onCaseEnded: () => undefined,
  });
  expect(await run.compile()).toBeUndefined();
  const results = await judgeGroup(
    run,
    group,
    {
      code: '',
      modules: [],
      guessedModules: [],
      hasWorld: false,
      hasDatabase: false,
      hasSqlite: false,
      usesModel: false,
    },
    undefined,
  );
  const { isCut } = run;
  const { cpuTimeMs } = run.usage();
  await run.close();
  return { verdicts: results.map(({ verdict }) => verdict), isCut, cpuTimeMs, programs: programs.length };
}

const tooSlow = 'time-limit-exceeded';

it('a case that ends within the time passes', async () => {
  expect(await judgeCases(500, 500)).toMatchObject({ verdicts: ['accepted', 'accepted'], isCut: false });
});

it('a case that ends a little beyond the time has used it up, and its program goes on', async () => {
  expect(await judgeCases(500, 600, 10)).toEqual({
    verdicts: ['accepted', tooSlow, 'accepted'],
    isCut: false,
    cpuTimeMs: 1_110,
    programs: 1,
  });
});

it('a case that does not end is stopped, and the others go on with a fresh program', async () => {
  expect(await judgeCases(10, Number.POSITIVE_INFINITY, 10)).toMatchObject({
    verdicts: ['accepted', tooSlow, 'accepted'],
    isCut: true,
    programs: 2,
  });
});

it('the time that is given a second time is not given a third', async () => {
  const { verdicts, cpuTimeMs } = await judgeCases(1_100, 1_100, 10, 10);
  expect(verdicts).toEqual([tooSlow, tooSlow, tooSlow, tooSlow]);
  expect(cpuTimeMs).toBeLessThanOrEqual(2.3 * LIMIT_MS);
});
