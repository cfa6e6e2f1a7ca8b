import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Isolation, JudgingReport } from '../../src/domain/judging.ts';
import { ENGINE } from '../../src/protocol/engine.ts';
import type { JudgingRequest } from '../bench/bench.ts';
import { KEPT, MACHINE, putInPlace } from '../cache/kept-file.ts';
import type { BenchPool, JudgeOptions } from './bench-pool.ts';

const JUDGINGS = path.join(KEPT, 'judgings');

/**
 * A pool that judges nothing twice: the same files by the same version, engine and containment come out the same, so what
 * an earlier check came to is taken over. Where time decided against what is expected, it is judged again; what another
 * engine said is forgotten.
 *
 * @param folder - where judgings are kept.
 */
export function knowJudgings(pool: BenchPool, folder: string = JUDGINGS): BenchPool {
  const ofEngine = path.join(folder, digest([ENGINE, MACHINE]));
  const forgotten = forgetOthers(folder, path.basename(ofEngine));
  let known = 0;
  return {
    ...pool,
    tally: () => ({ ...pool.tally(), known }),
    async judge(request, options) {
      await forgotten;
      const place = path.join(ofEngine, `${keyOf(request, await pool.isolation())}.json`);
      const before = await readReport(place);
      if (before !== undefined) {
        known += 1;
        return before;
      }
      const report = await pool.judge(request, options);
      if (!wasDecidedByTime(report) || isExpectedTimeOut(report, options))
        await putInPlace(place, (file) => writeFile(file, JSON.stringify(report)));
      return report;
    },
  };
}

/** A busy machine is not to be remembered: what ran out of time on it may pass the next time. */
function wasDecidedByTime({ borderline, groups }: JudgingReport): boolean {
  return (
    borderline === true || groups.some(({ cases }) => cases.some((each) => each.verdict === 'time-limit-exceeded'))
  );
}

function isExpectedTimeOut({ verdict }: JudgingReport, options: JudgeOptions | undefined): boolean {
  return verdict === 'time-limit-exceeded' && options?.expected === verdict;
}

function keyOf({ onProgress: _, ...request }: JudgingRequest, isolation: Isolation): string {
  return digest([JSON.stringify(request), JSON.stringify(isolation)]);
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32);
}

/** As it was judged, to the order of keys, which parsing does not keep: judgings are compared byte by byte. */
async function readReport(place: string): Promise<JudgingReport | undefined> {
  try {
    const report: JudgingReport = JSON.parse(await readFile(place, 'utf8'));
    return JudgingReport.safeParse(report).success ? report : undefined;
  } catch {
    return undefined;
  }
}

async function forgetOthers(folder: string, engine: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const others = names.filter((name) => name !== engine);
  await Promise.all(others.map((name) => rm(path.join(folder, name), { recursive: true, force: true })));
}
