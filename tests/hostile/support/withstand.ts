import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { JudgingReport } from '../../../src/domain/judging.ts';
import { type SourceFile, SourceFiles } from '../../../src/domain/source-file.ts';
import type { Verdict } from '../../../src/domain/verdict.ts';
import type { JudgingOutcome } from '../../../src/protocol/judging-outcome.ts';
import type { Header } from './attack.ts';
import { findLeftovers } from './footprint.ts';
import { findBadTexts, findSecrets, readableByCandidate } from './readable-texts.ts';
import type { Stand } from './stand.ts';
import { KNOWN_BAD_SCORE } from './victim.ts';

/** What must hold after each attack, by the numbers of `README.md`; each broken one is told in words. */
export type Broken = string;

export type WithstandOptions = {
  /** Runs of an attack that is over soon. */
  readonly runs: number;
  /** Runs of one that burns much of a budget; a single one where its header names a single verdict anyway. */
  readonly runsOfBurning: number;
};

/** A quarter over the limit, since what grows fast is seen a little late. */
const MEMORY_TOLERANCE = 1.25;
/** On top of the budgets: to start programs, to kill them, to be scheduled on a busy machine. */
const GRACE_MS = 10_000;
const CPU_GRACE_MS = 500;
const ANSWERS_WITHIN_MS = 1_000;

/** Attacks a bench, and tells what did not hold; nothing where everything did. */
export async function withstand(
  stand: Stand,
  files: readonly SourceFile[],
  header: Header,
  options: WithstandOptions,
): Promise<Broken[]> {
  if (!SourceFiles.safeParse(files).success) return expectEnding(header, 'refused');
  const delays = monitorEventLoopDelay({ resolution: 10 });
  delays.enable();
  const startedAt = performance.now();
  const outcome = await stand.judge(files);
  const wallMs = performance.now() - startedAt;
  delays.disable();
  if (outcome.state === 'aborted') return [`1: aborted, which attackers are not to decide: ${outcome.message}`];
  const { report } = outcome;
  return [
    ...expectEnding(header, report.verdict),
    ...(delays.max / 1e6 > ANSWERS_WITHIN_MS ? [`1: nothing was answered for ${delays.max / 1e6} ms`] : []),
    ...findOverruns(stand, report, wallMs),
    ...expectSilence(stand, files, outcome),
    ...((report.score ?? 0) > header.scoreAtMost ? [`5: scored ${report.score} of at most ${header.scoreAtMost}`] : []),
    ...findBadTexts(report).map((bad) => `8: ${bad}`),
    ...(await expectUsualScores(stand)),
    ...(await findLeftovers(stand.before, stand.temporary)).map((left) => `6: ${left}`),
    ...(await expectSameAgain(stand, files, report, header, options)),
  ];
}

function expectEnding({ endings }: Header, ending: (typeof endings)[number]): Broken[] {
  return endings.includes(ending) ? [] : [`3: ended as ${ending}, not ${endings.join(' or ')}`];
}

/** Budgets: a judging whose program crashed is begun again once, the careful way, with budgets of its own. */
function findOverruns({ victim }: Stand, { isolation, usage }: JudgingReport, wallMs: number): Broken[] {
  const { limits } = victim.challenge.manifest;
  const cpuMs = 2 * limits.cpuTimeMs + CPU_GRACE_MS;
  const isMemoryLimited = isolation.mechanisms.some((mechanism) => mechanism.startsWith('cgroup'));
  const memoryMb = limits.memoryMb * MEMORY_TOLERANCE;
  return [
    ...(wallMs > 2 * limits.wallTimeMs + GRACE_MS ? [`3: took ${Math.round(wallMs)} ms`] : []),
    ...(usage.cpuTimeMs > cpuMs ? [`3: used ${usage.cpuTimeMs} ms of processor time`] : []),
    ...(isMemoryLimited && usage.peakMemoryMb > memoryMb ? [`7: used ${usage.peakMemoryMb} MB`] : []),
  ];
}

/** Nothing of the hidden tests where a candidate can read it, and nothing of ours even where a reviewer can. */
function expectSilence({ victim }: Stand, files: readonly SourceFile[], outcome: JudgingOutcome): Broken[] {
  const own = files.map((file) => `${file.path}\n${file.content}`).join('\n');
  const readable = JSON.stringify(readableByCandidate(outcome, victim.challenge.manifest));
  const told = findSecrets(readable, own).map((secret) => `4: the candidate reads ${secret}`);
  // What judged it a reviewer is to know.
  const stored = JSON.stringify(outcome, (key, value: unknown) => (key === 'engine' ? undefined : value));
  const kept = findSecrets(stored, own).filter((secret) => !secret.startsWith('a canary'));
  return [...told, ...kept.map((secret) => `4: the reviewer reads ${secret}`)];
}

async function expectUsualScores({ judge, victim }: Stand): Promise<Broken[]> {
  const good = scoreOf(await judge(victim.model));
  const bad = scoreOf(await judge(victim.knownBad));
  return [
    ...(good === 100 ? [] : [`2: the known-good submission got ${good}`]),
    ...(bad === KNOWN_BAD_SCORE ? [] : [`2: the known-bad submission got ${bad}`]),
  ];
}

async function expectSameAgain(
  stand: Stand,
  files: readonly SourceFile[],
  first: JudgingReport,
  { endings, isRace }: Header,
  { runs, runsOfBurning }: WithstandOptions,
): Promise<Broken[]> {
  const { cpuTimeMs, wallTimeMs } = stand.victim.challenge.manifest.limits;
  const isBurning = first.usage.cpuTimeMs > cpuTimeMs / 2 || first.usage.wallTimeMs > wallTimeMs / 4;
  const resultsOf = isBurning ? verdictOf : verdictsOf;
  const expected = resultsOf({ state: 'judged', report: first });
  const times = isBurning ? (endings.length === 1 ? 1 : runsOfBurning) : runs;
  for (let run = 2; run <= times; run++) {
    const outcome = await stand.judge(files);
    const actual = resultsOf(outcome);
    if (outcome.state === 'judged' && isEither(endings, isRace, first.verdict, outcome.report.verdict)) continue;
    if (actual !== expected) return [`9: run ${run} differs: ${actual} instead of ${expected}`];
  }
  return [];
}

/** Which of two budgets ends first is the machine's business, as long as the header names both. */
function isEither(endings: Header['endings'], isRace: boolean, first: Verdict, second: Verdict): boolean {
  if (!endings.includes(second)) return false;
  return isRace || (first !== second && isLimit(first) && isLimit(second));
}

function isLimit(verdict: Verdict): boolean {
  return verdict.endsWith('-limit-exceeded');
}

export function scoreOf(outcome: JudgingOutcome): number | string | null {
  return outcome.state === 'judged' ? outcome.report.score : `none: ${outcome.code} ${outcome.message}`;
}

/** What must be the same even where a budget ends among the cases: which is the first that it does not reach may differ. */
function verdictOf(outcome: JudgingOutcome): string {
  return outcome.state === 'aborted' ? outcome.message : outcome.report.verdict;
}

/** What must be the same each time: the verdicts and scores of all, down to the cases. */
function verdictsOf(outcome: JudgingOutcome): string {
  if (outcome.state === 'aborted') return outcome.message;
  const { verdict, score, groups } = outcome.report;
  return JSON.stringify([verdict, score, ...groups.map(({ cases }) => cases.map((each) => each.verdict))]);
}
