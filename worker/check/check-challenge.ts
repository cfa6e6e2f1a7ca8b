import path from 'node:path';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import { JudgeError } from '../../src/domain/judge-error.ts';
import { CHECK_PARTS, type CheckPart, type CheckPartName, type CheckReport } from '../../src/protocol/check-report.ts';
import { ENGINE } from '../../src/protocol/engine.ts';
import { type CaseUnderCheck, readCaseUnderCheck } from './case-under-check.ts';
import { error, type Findings, type Part, type PartOptions, type PartResult } from './check-part.ts';
import { checkBrief } from './parts/check-brief.ts';
import { checkCase } from './parts/check-case.ts';
import { checkExamples } from './parts/check-examples.ts';
import { checkForgeries } from './parts/check-forgeries.ts';
import { checkLeaks } from './parts/check-leaks.ts';
import { checkMutants } from './parts/check-mutants.ts';
import { checkSamples } from './parts/check-samples.ts';
import { checkStability } from './parts/check-stability.ts';

/** How each part looks at a case. */
export const PARTS: Readonly<Record<CheckPartName, Part>> = {
  case: checkCase,
  samples: checkSamples,
  examples: checkExamples,
  mutants: checkMutants,
  brief: checkBrief,
  stability: checkStability,
  forgeries: checkForgeries,
  leaks: checkLeaks,
};
/** What a part builds on. */
const NEEDS: Partial<Record<CheckPartName, readonly CheckPartName[]>> = {
  mutants: ['examples'],
  brief: ['examples'],
  stability: ['examples'],
  forgeries: ['examples'],
  leaks: ['examples'],
};

const PATIENCE = 10;
const MOST_WALL_TIME_MS = 600_000;

export type CheckProgress = { readonly part: CheckPartName; readonly done: number; readonly total: number };

export type CheckOptions = Omit<PartOptions, 'onStep'> & {
  /** The parts to look at, and those that they build on; all where it is left out. */
  readonly only?: readonly CheckPartName[];
  readonly onProgress?: (progress: CheckProgress) => void;
};

/** Proves a case, or tells what to mend. What is wrong with the case is in the report; what is thrown is our fault. */
export async function checkChallenge(folder: string, options: CheckOptions): Promise<CheckReport> {
  const startedAt = performance.now();
  const before = options.pool.tally();
  const wanted = withNeeds(options.only ?? CHECK_PARTS);
  const parts: CheckPart[] = [];
  let known: Findings = { cases: [], requirements: [], examples: [] };
  let subject: CaseUnderCheck | undefined;
  const readFailure = await readCaseUnderCheck(folder).then(
    (read) => {
      subject = withPatience(read);
    },
    (cause: unknown) => resultOfFault(cause, folder),
  );
  for (const name of CHECK_PARTS) {
    const partStartedAt = performance.now();
    const result = await look(name);
    known = { ...known, ...result?.known };
    parts.push({
      name,
      state: stateOf(result),
      findings: [...(result?.findings ?? [])],
      summary: result?.summary ?? '',
      wallTimeMs: Math.round(performance.now() - partStartedAt),
    });
  }

  async function look(name: CheckPartName): Promise<PartResult | undefined> {
    if (readFailure !== undefined) return name === 'case' ? readFailure : undefined;
    if (subject === undefined || !wanted.has(name)) return undefined;
    const onStep = (done: number, total: number): void => options.onProgress?.({ part: name, done, total });
    try {
      return await PARTS[name](subject, known, { ...options, onStep });
    } catch (cause) {
      return resultOfFault(cause, folder);
    }
  }

  const { judged: _, ...told } = known;
  const { judged, known: takenOver } = options.pool.tally();
  return {
    slug: subject?.challenge.slug ?? ChallengeSlug.parse(path.basename(path.resolve(folder))),
    title: subject?.challenge.manifest.title ?? path.basename(path.resolve(folder)),
    ...(subject !== undefined && { version: subject.challenge.version }),
    engine: ENGINE,
    checkedAt: new Date().toISOString(),
    wallTimeMs: Math.round(performance.now() - startedAt),
    judgings: { judged: judged - before.judged, known: takenOver - before.known },
    isGreen: parts.every(({ state }) => state === 'passed'),
    parts,
    ...told,
  };
}

/** Benches that share an author's busy machine are slow, and that is nobody's verdict. */
export function withPatience(subject: CaseUnderCheck): CaseUnderCheck {
  const { challenge } = subject;
  const { manifest } = challenge;
  const wallTimeMs = Math.min(MOST_WALL_TIME_MS, PATIENCE * manifest.limits.wallTimeMs);
  return {
    ...subject,
    challenge: { ...challenge, manifest: { ...manifest, limits: { ...manifest.limits, wallTimeMs } } },
  };
}

/** What the author is at fault for is a finding; all else is thrown. */
function resultOfFault(cause: unknown, folder: string): PartResult {
  if (!(cause instanceof JudgeError)) throw cause;
  if (cause.code !== 'suite-broken' && cause.code !== 'challenge-invalid' && cause.code !== 'grader-timed-out')
    throw cause;
  return {
    findings: [error(cause.message, 'mend it and check again', path.basename(path.resolve(folder)))],
    summary: cause.code,
  };
}

function stateOf(result: PartResult | undefined): CheckPart['state'] {
  if (result === undefined) return 'skipped';
  return result.findings.some(({ severity }) => severity === 'error') ? 'failed' : 'passed';
}

function withNeeds(names: readonly CheckPartName[]): ReadonlySet<CheckPartName> {
  return new Set(names.flatMap((name) => [...(NEEDS[name] ?? []), name]));
}
