import os from 'node:os';
import { openBench } from '../../worker/bench/open-bench.ts';
import { burnProcessors } from '../../worker/check/burn-processors.ts';
import { makeChallenge } from '../bench/make-challenge.ts';
import { CLAIMS, COST_CLAIMS, type Finding, programOf, specOf } from './growth-claims.ts';

/**
 * Has claims about growth judged again and again, while every processor is busy with something else, and counts those
 * that are taken for what they are not. Ctrl-C ends it after the judgings that run, with what was found until then.
 */
export async function measureGrowth(judgings: number): Promise<void> {
  const burners = burnProcessors(os.cpus().length);
  const limits = { cpuTimeMs: 60_000, wallTimeMs: 300_000, memoryMb: 256 };
  const fileOf = (isModel: boolean) => [{ path: 'index.ts', content: programOf(CLAIMS, COST_CLAIMS, isModel) }];
  const challenge = { ...makeChallenge({ growth: specOf(CLAIMS, COST_CLAIMS) }, limits), model: fileOf(true) };
  const files = fileOf(false);
  const claims = [
    ...CLAIMS.map(({ name, bound, holds }) => ({ name, holds, what: (holds ? 'within ' : 'beyond ') + bound })),
    ...COST_CLAIMS.map(({ name, atMost, holds }) => ({
      name,
      holds,
      what: `${holds ? 'at most' : 'more than'} ${atMost}x`,
    })),
  ];
  const findings = claims.map((): Finding[] => []);
  const benches = await Promise.all(os.cpus().map((_, slot) => openBench({ slot })));
  let left = judgings;
  let done = 0;
  process.once('SIGINT', () => {
    left = 0;
  });
  let cpuMs = 0;
  const startedAt = performance.now();
  await Promise.all(
    benches.map(async (bench) => {
      while (left > 0) {
        left -= 1;
        const outcome = await bench.judge({ challenge, files, kind: 'submission' });
        if (outcome.state !== 'judged') throw new Error(JSON.stringify(outcome));
        cpuMs += outcome.report.usage.cpuTimeMs;
        done += 1;
        process.stderr.write(`\r${done} of ${judgings} judgings, ${claims.length} claims each`);
        for (const [place, { message = '' }] of (outcome.report.groups[0]?.cases ?? []).entries()) {
          findings[place]?.push(JSON.parse(message) as Finding);
        }
      }
      await bench.close();
    }),
  );
  burners.stop();
  process.stderr.write('\n');
  print(
    `${claims.length} claims, ${done} times each, ${os.cpus().length} processors busy with something else. Figures are exponents\nbeyond the bound (0.45 is allowed), or logarithms of a factor beyond it (0.18 is allowed).\n`,
  );
  print(`${''.padEnd(50)}${'wrong'.padStart(7)}${'mean'.padStart(9)}${'sd'.padStart(7)}${'nearest'.padStart(10)}`);
  let errors = 0;
  for (const [place, { name, what, holds }] of claims.entries()) {
    const found = findings[place] ?? [];
    const wrong = found.filter(({ passed }) => passed !== holds).length;
    const beyond = found.map((finding) => finding.beyond);
    const mean = beyond.reduce((sum, each) => sum + each, 0) / beyond.length;
    const sd = Math.sqrt(beyond.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (beyond.length - 1));
    const nearest = holds ? Math.max(...beyond) : Math.min(...beyond);
    errors += wrong;
    print(
      `${name.padEnd(32)}${what.padEnd(18)}${String(wrong).padStart(7)}${mean.toFixed(2).padStart(9)}${sd.toFixed(2).padStart(7)}${nearest.toFixed(2).padStart(10)}`,
    );
  }
  const total = claims.length * done;
  print(
    `\n${errors} false verdicts of ${total}; with 95 % confidence fewer than ${upperBound(errors, total)} in 1,000.`,
  );
  print(
    `${Math.round(cpuMs / total)} ms of the program's processor time a claim, ${Math.round((performance.now() - startedAt) / 1_000)} s in all.`,
  );
}

/** The upper end of a one-sided interval for a rare event, by Poisson (none seen: 3 in as many as were tried). */
function upperBound(errors: number, total: number): string {
  let mean = errors;
  while (cumulative(errors, mean) > 0.05) mean += 0.001;
  return ((1_000 * mean) / total).toFixed(2);
}

function cumulative(errors: number, mean: number): number {
  let [term, sum] = [Math.exp(-mean), 0];
  for (let count = 0; count <= errors; count++) {
    sum += term;
    term *= mean / (count + 1);
  }
  return sum;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
