import { SourceFiles } from '../../src/domain/source-file.ts';
import type { JudgingOutcome } from '../../src/protocol/judging-outcome.ts';
import { type Attack, readAttacks } from '../hostile/support/attack.ts';
import { type Footprint, restingFootprint } from '../hostile/support/footprint.ts';
import { openStand, type Stand } from '../hostile/support/stand.ts';
import { KNOWN_BAD_SCORE } from '../hostile/support/victim.ts';
import { scoreOf } from '../hostile/support/withstand.ts';
import { print } from './print.ts';

/** How much more of something there may be at the end than in the middle, when all has long been warm. */
const TOLERANCE = { descriptors: 4, graderMb: 96, workerMb: 96 } as const;
const TOLD_EVERY = 25;

/** Judges so many submissions, of which every second is an attack; whether all stayed as it was. */
export async function soakBench(count: number, only: string): Promise<boolean> {
  const stand = await openStand();
  const attacks = (await readAttacks(stand.victim.honest)).filter(
    (attack) => SourceFiles.safeParse(attack.files).success && (attack.class === only || attack.name.includes(only)),
  );
  if (attacks.length === 0) throw new Error(`no attack is called '${only}'`);
  print(`${count} submissions, of which every second is one of ${attacks.length} attacks.`);
  const verdicts = new Map<string, string>();
  const faults: string[] = [];
  let middle = stand.before;
  for (let done = 1; done <= count; done++) {
    const fault =
      done % 2 === 1
        ? await attackOnce(stand, attacks[((done - 1) / 2) % attacks.length] as Attack, verdicts)
        : await judgeHonest(stand, done % 4 === 0);
    if (fault !== undefined) {
      faults.push(fault);
      print(`  ${done}: ${fault}`);
    }
    if (done === Math.ceil(count / 2)) middle = await restingFootprint(stand.temporary);
    if (done % TOLD_EVERY === 0) print(`  ${done} of ${count} judged, ${faults.length} faults`);
  }
  const end = await restingFootprint(stand.temporary);
  printTable(stand.before, middle, end);
  faults.push(...findGrowth(stand.before, middle, end));
  await stand.close();
  print(faults.length === 0 ? 'All stayed as it was.' : `${faults.length} faults:`);
  for (const fault of faults) print(`  ${fault}`);
  return faults.length === 0;
}

async function attackOnce(stand: Stand, attack: Attack, verdicts: Map<string, string>): Promise<string | undefined> {
  const outcome: JudgingOutcome = await stand.judge(attack.files);
  if (outcome.state === 'aborted') return `'${attack.name}' was aborted: ${outcome.message}`;
  const { verdict, score } = outcome.report;
  const before = verdicts.get(attack.name) ?? verdict;
  verdicts.set(attack.name, verdict);
  if (verdict !== before) return `'${attack.name}' was ${before} and is ${verdict}`;
  if (!attack.endings.includes(verdict)) return `'${attack.name}' ended as ${verdict}`;
  return (score ?? 0) > attack.scoreAtMost ? `'${attack.name}' scored ${score}` : undefined;
}

async function judgeHonest({ judge, victim }: Stand, isBad: boolean): Promise<string | undefined> {
  const score = scoreOf(await judge(isBad ? victim.knownBad : victim.model));
  const expected = isBad ? KNOWN_BAD_SCORE : 100;
  return score === expected ? undefined : `an honest submission got ${score} instead of ${expected}`;
}

/** What of a footprint is a number; the others are told by how many there are. */
const ROWS: readonly (readonly [title: string, read: (footprint: Footprint) => number])[] = [
  ['processes', ({ processes }) => processes.length],
  ['descriptors', ({ descriptors }) => descriptors],
  ['control groups', ({ controlGroups }) => controlGroups],
  ['mounts', ({ mounts }) => mounts],
  ['temporary files', ({ files }) => files.length],
  ['memory of the worker, MB', ({ workerMb }) => workerMb],
  ['memory of the grader, MB', ({ graderMb }) => graderMb],
];

function printTable(...footprints: readonly [Footprint, Footprint, Footprint]): void {
  const row = (title: string, columns: readonly (string | number)[]): string =>
    title.padEnd(26) + columns.map((column) => String(column).padStart(10)).join('');
  print(`\n${row('', ['start', 'middle', 'end'])}`);
  for (const [title, read] of ROWS) print(row(title, footprints.map(read)));
  print('');
}

function findGrowth(start: Footprint, middle: Footprint, end: Footprint): string[] {
  const faults: string[] = [];
  for (const name of ['processes', 'controlGroups', 'mounts', 'files'] as const) {
    if (JSON.stringify(start[name]) !== JSON.stringify(end[name])) faults.push(`${name} are not what they were`);
  }
  for (const name of ['descriptors', 'graderMb', 'workerMb'] as const) {
    if (end[name] > middle[name] + TOLERANCE[name]) faults.push(`${name} grew from ${middle[name]} to ${end[name]}`);
  }
  return faults;
}
