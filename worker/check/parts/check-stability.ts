import type { JudgingReport } from '../../../src/domain/judging.ts';
import type { Limits } from '../../../src/domain/limits.ts';
import type { CheckFinding } from '../../../src/protocol/check-report.ts';
import { burnProcessors } from '../burn-processors.ts';
import { error, isModelSound, type Part, plural, steps, warning } from '../check-part.ts';

/** Proposed limits are this many times what the model used at most. */
const HEADROOM = 4;
/** With less room than that a slower machine, or a solution that is a little less tidy, comes near the limit. */
const LEAST_HEADROOM = 2;
const ROUND_TO = { cpuTimeMs: 500, wallTimeMs: 5_000, memoryMb: 32 } as const;

/** The model gets the same result in any order of tests, with any random numbers, and half of the time beside busy processors. */
export const checkStability: Part = async ({ challenge, limits, model }, known, options) => {
  if (model === undefined || !isModelSound(known)) return undefined;
  const step = steps(options, options.stabilityRuns);
  const judge = async (run: number): Promise<JudgingReport> => {
    const report = await options.pool.judge({
      challenge,
      files: model,
      kind: 'submission',
      // The first as candidates are judged.
      ...(run > 0 && { variation: run }),
    });
    step();
    return report;
  };
  const runs = Array.from({ length: options.stabilityRuns }, (_, run) => run);
  const reports = await Promise.all(runs.filter((run) => run % 2 === 0).map(judge));
  const burners = burnProcessors(options.pool.size);
  try {
    reports.push(...(await Promise.all(runs.filter((run) => run % 2 === 1).map(judge))));
  } finally {
    burners.stop();
  }
  const modelUsage = {
    cpuTimeMs: Math.max(...reports.map(({ usage }) => usage.cpuTimeMs)),
    wallTimeMs: Math.max(...reports.map(({ usage }) => usage.wallTimeMs)),
    peakMemoryMb: Math.max(...reports.map(({ usage }) => usage.peakMemoryMb)),
  };
  const proposed: Limits = {
    ...limits,
    cpuTimeMs: roundUp(HEADROOM * modelUsage.cpuTimeMs, ROUND_TO.cpuTimeMs),
    memoryMb: roundUp(HEADROOM * modelUsage.peakMemoryMb, ROUND_TO.memoryMb),
  };
  const findings = [...unstable(reports), ...nearLimits(limits, modelUsage)];
  return {
    findings,
    summary: `${plural(reports.length, 'run')}; at most ${Math.round(modelUsage.cpuTimeMs)} of ${limits.cpuTimeMs} ms of processor time, ${Math.ceil(modelUsage.peakMemoryMb)} of ${limits.memoryMb} MB`,
    known: { limits: { actual: limits, proposed, modelUsage } },
  };
};

function unstable(reports: readonly JudgingReport[]): CheckFinding[] {
  const outcomes = new Set(reports.map(({ verdict, score, groups }) => JSON.stringify([verdict, score, groups])));
  if (outcomes.size <= 1) return [];
  const failed = reports.flatMap(({ groups }) =>
    groups.flatMap(({ name, cases }) =>
      cases
        .filter(({ verdict }) => verdict !== 'accepted')
        .map(({ title, message = '' }) => `'${name} > ${title}' (${message.split('\n')[0]})`),
    ),
  );
  const signs = new Set(failed.length > 0 ? failed : unlike(reports));
  const mend =
    'look for state that a test leaves to the next one, for random values that are compared, and for real time or processor time in an assertion';
  return [
    error(
      `the model was judged in ${outcomes.size} different ways in ${reports.length} runs: ${[...signs].slice(0, 3).join('; ')}`,
      mend,
    ),
  ];
}

/** The groups that came out differently though nothing failed. */
function unlike(reports: readonly JudgingReport[]): string[] {
  const [first] = reports;
  return reports.flatMap(({ groups }) =>
    groups
      .filter((group, place) => JSON.stringify(group) !== JSON.stringify(first?.groups[place]))
      .map(({ name }) => `'${name}'`),
  );
}

function nearLimits(
  limits: Limits,
  usage: { readonly cpuTimeMs: number; readonly peakMemoryMb: number },
): CheckFinding[] {
  const findings: CheckFinding[] = [];
  if (usage.cpuTimeMs * LEAST_HEADROOM > limits.cpuTimeMs) {
    const proposal = roundUp(HEADROOM * usage.cpuTimeMs, ROUND_TO.cpuTimeMs);
    findings.push(
      warning(
        `the model uses ${Math.round(usage.cpuTimeMs)} of ${limits.cpuTimeMs} ms of processor time on a busy machine`,
        `set limits.cpuTimeMs to ${proposal}, or ask for less work`,
        'challenge.json',
      ),
    );
  }
  if (usage.peakMemoryMb * LEAST_HEADROOM > limits.memoryMb) {
    const proposal = roundUp(HEADROOM * usage.peakMemoryMb, ROUND_TO.memoryMb);
    findings.push(
      warning(
        `the model uses ${Math.ceil(usage.peakMemoryMb)} of ${limits.memoryMb} MB`,
        `set limits.memoryMb to ${proposal}, or ask for less`,
        'challenge.json',
      ),
    );
  }
  return findings;
}

function roundUp(value: number, step: number): number {
  return Math.max(step, Math.ceil(value / step) * step);
}
