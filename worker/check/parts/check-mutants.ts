import type { CheckFinding, KillMatrix, MutantResult } from '../../../src/protocol/check-report.ts';
import { isOwnWork } from '../case-under-check.ts';
import { error, isModelSound, type Part, steps } from '../check-part.ts';
import { instrumentModel } from '../mutants/instrument-model.ts';
import { killMutants, NotHarmless } from '../mutants/kill-mutants.ts';
import { confidenceOf, inWaves, sampleMutants } from '../mutants/sample-mutants.ts';

/** Where a sample is asked for: more of it is judged until what was is proof enough. */
const [FIRST_WAVE, FURTHER_WAVE] = [60, 30];

/** Small changes to the model solution change its score: a suite that notices few of them tells candidates apart badly. */
export const checkMutants: Part = async (subject, known, options) => {
  const { challenge, model } = subject;
  if (model === undefined || !isModelSound(known)) return undefined;
  const instrumented = await instrumentModel(model, isOwnWork(subject));
  const chosen = sampleMutants(instrumented.mutants, options.mutants ?? instrumented.mutants.length);
  const step = steps(options, chosen.length);
  let mutants: readonly MutantResult[];
  try {
    mutants = await killMutants({
      challenge,
      model: instrumented,
      waves: options.mutants === undefined ? [chosen] : inWaves(chosen, FIRST_WAVE, FURTHER_WAVE),
      isEnough: (results) => isProven(results, challenge.manifest.killRateAtLeast),
      files: model,
      cases: known.cases,
      pool: options.pool,
      isFull: options.isFullMatrix,
      onDone: step,
    });
  } catch (cause) {
    if (!(cause instanceof NotHarmless)) throw cause;
    const mend = 'do not test how the code is written, such as the text of a function or the lines of a stack';
    return {
      findings: [
        error(`the model fails as soon as mutants are put into it, none of them active: ${cause.message}`, mend),
      ],
      summary: 'no mutant could be judged',
    };
  }
  const killMatrix = summarize(mutants, instrumented.mutants.length, challenge.manifest.killRateAtLeast);
  return { findings: findingsOf(killMatrix), summary: summaryOf(killMatrix), known: { killMatrix } };
};

/** Whether it would be a rare chance if of all mutants fewer were noticed than must be. */
function isProven(results: readonly MutantResult[], threshold: number): boolean {
  const { killed, counted } = countOf(results);
  return confidenceOf(killed, counted)[0] >= threshold;
}

function countOf(mutants: readonly MutantResult[]): { readonly killed: number; readonly counted: number } {
  return {
    killed: mutants.filter(({ state }) => state === 'killed').length,
    counted: mutants.filter(({ state }) => state !== 'equivalent').length,
  };
}

function summarize(mutants: readonly MutantResult[], mutantCount: number, threshold: number): KillMatrix {
  const { killed, counted } = countOf(mutants);
  return {
    mutantCount,
    mutants: [...mutants],
    killRate: counted === 0 ? 1 : killed / counted,
    ...(mutants.length < mutantCount && { confidence: confidenceOf(killed, counted) }),
    threshold,
  };
}

function findingsOf({ killRate, threshold, mutants }: KillMatrix): CheckFinding[] {
  if (killRate >= threshold) return [];
  const spared = mutants.filter(({ state }) => state === 'survived' || state === 'no-coverage');
  const where = spared[0] === undefined ? undefined : `submissions/accepted/…/${spared[0].file}:${spared[0].line}`;
  return [
    error(
      `${percent(killRate)} of the mutants of the model change its score, and ${percent(threshold)} must`,
      'look at the survivors: add a test that notices each, take out code that does nothing, or mark what is equivalent by `// Stryker disable next-line all: reason`',
      where,
    ),
  ];
}

function summaryOf({ killRate, mutants, mutantCount, confidence }: KillMatrix): string {
  const survived = mutants.filter(({ state }) => state === 'survived').length;
  const uncovered = mutants.filter(({ state }) => state === 'no-coverage').length;
  const of = confidence === undefined ? `${mutantCount} mutants` : `${mutants.length} of ${mutantCount} mutants`;
  const bounds = confidence === undefined ? '' : ` (of all: ${percent(confidence[0])} to ${percent(confidence[1])})`;
  return `${of}, ${percent(killRate)} change the score${bounds}; ${survived} survive, ${uncovered} are never come by`;
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
