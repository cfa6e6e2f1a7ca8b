import { type ChildProcess, spawn } from 'node:child_process';
import os from 'node:os';
import { openBench } from '../../worker/bench/open-bench.ts';
import { makeChallenge } from '../bench/make-challenge.ts';
import { CLAIMS, programOf, specOf } from './growth-claims.ts';

const BURN =
  'const until = process.ppid; for (;;) for (let i = 0; i < 1e9; i++) if (process.ppid !== until) process.exit();';

/**
 * Has claims about growth judged again and again, while every processor is busy with something else, and counts those
 * that are taken for what they are not.
 */
export async function measureGrowth(judgings: number): Promise<void> {
  const burners = os.cpus().map(() => spawn(process.execPath, ['-e', BURN], { stdio: 'ignore' }));
  process.once('exit', () => stop(burners));
  const challenge = makeChallenge(
    { growth: specOf(CLAIMS) },
    { cpuTimeMs: 60_000, wallTimeMs: 300_000, memoryMb: 256 },
  );
  const files = [{ path: 'index.ts', content: programOf(CLAIMS) }];
  const wrong = new Map<string, string[]>(CLAIMS.map(({ name }) => [name, []]));
  const benches = await Promise.all(os.cpus().map((_, slot) => openBench({ slot })));
  let left = judgings;
  let cpuMs = 0;
  const startedAt = performance.now();
  await Promise.all(
    benches.map(async (bench) => {
      while (left > 0) {
        left -= 1;
        const outcome = await bench.judge({ challenge, files, kind: 'submission' });
        if (outcome.state !== 'judged') throw new Error(JSON.stringify(outcome));
        cpuMs += outcome.report.usage.cpuTimeMs;
        for (const [place, { verdict, message }] of (outcome.report.groups[0]?.cases ?? []).entries()) {
          const claim = CLAIMS[place];
          if (claim === undefined || verdict === 'accepted') continue;
          wrong.get(claim.name)?.push(message ?? verdict);
        }
      }
      await bench.close();
    }),
  );
  stop(burners);
  print(`${CLAIMS.length} claims, ${judgings} times each, ${burners.length} processors busy with something else.\n`);
  for (const { name, bound, holds } of CLAIMS) {
    const found = wrong.get(name) ?? [];
    print(
      `${name.padEnd(32)}${(holds ? 'within ' : 'beyond ') + bound.padEnd(10)}${String(found.length).padStart(4)} wrong`,
    );
    for (const message of found.slice(0, 3)) print(`    ${message.split('\n').join('\n    ')}`);
  }
  const total = CLAIMS.length * judgings;
  const errors = [...wrong.values()].reduce((sum, found) => sum + found.length, 0);
  print(
    `\n${errors} false verdicts of ${total}; with 95 % confidence fewer than ${upperBound(errors, total)} in 1,000.`,
  );
  print(
    `${Math.round(cpuMs / total)} ms of the program's processor time a claim, ${Math.round((performance.now() - startedAt) / 1_000)} s in all.`,
  );
}

function stop(burners: readonly ChildProcess[]): void {
  for (const burner of burners) burner.kill('SIGKILL');
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
