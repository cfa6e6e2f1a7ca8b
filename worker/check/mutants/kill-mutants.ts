import type { ChallengePackage, TestGroup } from '../../../src/domain/challenge.ts';
import type { JudgingReport } from '../../../src/domain/judging.ts';
import type { SourceFile } from '../../../src/domain/source-file.ts';
import type { CheckedCase, MutantResult } from '../../../src/protocol/check-report.ts';
import type { BenchPool } from '../bench-pool.ts';
import { CaseIndex } from '../case-name.ts';
import type { InstrumentedModel, Mutant } from './instrument-model.ts';
import { activate, COVERAGE, readCoverage } from './mutant-switch.ts';
import { linesOf, textOf } from './source-text.ts';

/** What a mutant may use of what the model does: one that loops for ever is not waited for long. */
const CPU_FACTOR = 2;
const CPU_FLOOR_MS = 500;
const WALL_TIME_LIMIT_MS = 120_000;
/** Telling of each mutant takes room in the console. */
const COVERAGE_OUTPUT_KB = 4_096;

export type MutantsToKill = {
  readonly challenge: ChallengePackage;
  readonly model: InstrumentedModel;
  /** Each wave is judged where those before it were not enough. */
  readonly waves: readonly (readonly Mutant[])[];
  readonly isEnough: (results: readonly MutantResult[]) => boolean;
  /** The solution before it was instrumented. */
  readonly files: readonly SourceFile[];
  readonly cases: readonly CheckedCase[];
  readonly pool: BenchPool;
  /** Whether all groups are run, also those behind the first that catches a mutant. */
  readonly isFull: boolean;
  readonly onDone: (result: MutantResult) => void;
};

/**
 * Judges each mutant by the groups that count and that come by its line, in the manifest's order.
 *
 * @throws JudgeError where the suite breaks on a mutant
 * @throws NotHarmless where the model does not pass any more with the switches in it
 */
export async function killMutants(work: MutantsToKill): Promise<readonly MutantResult[]> {
  const { challenge, pool } = work;
  const groups = challenge.manifest.groups.filter((group) => group.visibility === 'secret' && group.points > 0);
  const covered = await measureCoverage(work, groups);
  const index = new CaseIndex(work.cases);

  async function kill(mutant: Mutant): Promise<MutantResult> {
    const about = {
      ...withoutReason(mutant),
      original: textOf(work.files, mutant),
      lines: linesOf(work.files, mutant, mutant.replacement),
    };
    if (mutant.ignoreReason !== undefined) {
      return { ...about, state: 'equivalent', reason: mutant.ignoreReason, killedBy: [] };
    }
    const near = covered.filter(({ ids }) => ids.has(mutant.id));
    if (near.length === 0) return { ...about, state: 'no-coverage', killedBy: [] };
    const report = await pool.judge({
      challenge: withGroups(
        challenge,
        near.map(({ group }) => group),
        { cpuTimeMs: timeFor(near), wallTimeMs: WALL_TIME_LIMIT_MS },
      ),
      files: [...work.model.files, activate(mutant.id)],
      kind: 'submission',
      stopsAtFailedGroup: !work.isFull,
    });
    return { ...about, ...fateOf(report, index) };
  }

  const results: MutantResult[] = [];
  for (const wave of work.waves) {
    const judged = wave.map(async (mutant) => {
      const result = await kill(mutant);
      work.onDone(result);
      return result;
    });
    results.push(...(await Promise.all(judged)));
    if (work.isEnough(results)) break;
  }
  return results.toSorted((a, b) => Number(a.id) - Number(b.id));
}

/** Thrown where instrumenting changed what the model does: its mutants would tell nothing. */
export class NotHarmless extends Error {
  override readonly name = 'NotHarmless';
}

type Coverage = { readonly group: TestGroup; readonly ids: ReadonlySet<string>; readonly cpuTimeMs: number };

async function measureCoverage(
  { challenge, model, pool }: MutantsToKill,
  groups: readonly TestGroup[],
): Promise<readonly Coverage[]> {
  return await Promise.all(
    groups.map(async (group) => {
      const report = await pool.judge({
        challenge: withGroups(challenge, [group], { outputKb: COVERAGE_OUTPUT_KB }),
        files: [...model.files, COVERAGE],
        kind: 'submission',
      });
      const failed = report.groups.flatMap(({ cases }) => cases.filter(({ verdict }) => verdict !== 'accepted'));
      if (report.compileError !== undefined) throw new NotHarmless(report.compileError);
      if (failed[0] !== undefined) {
        throw new NotHarmless(`${group.name} > ${failed[0].title}: ${failed[0].message ?? failed[0].verdict}`);
      }
      return { group, ids: readCoverage(report.output), cpuTimeMs: report.usage.cpuTimeMs };
    }),
  );
}

/** For all of these groups: one that nobody notices runs through every one of them. */
function timeFor(groups: readonly Coverage[]): number {
  const ofModel = groups.reduce((sum, { cpuTimeMs }) => sum + cpuTimeMs, 0);
  return Math.ceil(Math.max(CPU_FLOOR_MS, CPU_FACTOR * ofModel));
}

/** Groups of specs only: no mutant is noticed by what its own submission has for tests. */
function withGroups(
  challenge: ChallengePackage,
  groups: readonly TestGroup[],
  limits: Partial<ChallengePackage['manifest']['limits']>,
): ChallengePackage {
  const { candidateTests: _, ...manifest } = challenge.manifest;
  return {
    ...challenge,
    manifest: { ...manifest, groups: [...groups], limits: { ...manifest.limits, ...limits } },
  };
}

function fateOf(
  report: JudgingReport,
  index: CaseIndex,
): Pick<MutantResult, 'state' | 'verdict' | 'killedBy' | 'group'> {
  const { verdict } = report;
  if (verdict === 'compile-error') return { state: 'killed', verdict, killedBy: [] };
  const first = report.groups.find(({ cases }) => cases.some((each) => each.verdict !== 'accepted'));
  if (first === undefined) return { state: 'survived', killedBy: [] };
  return { state: 'killed', verdict, killedBy: index.failedIn(report.groups), group: first.name };
}

function withoutReason({ ignoreReason: _, ...mutant }: Mutant): Omit<Mutant, 'ignoreReason'> {
  return mutant;
}
