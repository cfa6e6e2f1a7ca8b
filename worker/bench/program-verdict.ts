import type { Verdict } from '../../src/domain/verdict.ts';
import { PROGRAM_EXIT } from '../../src/protocol/program-exit.ts';
import { diedOfMemory, type ProgramEnd } from './program-process.ts';

/** What a case comes to during which the program died, and why, for people. */
export type DeathVerdict = { readonly verdict: Verdict; readonly message: string };

/** From facts alone: who killed it, for what, and how the kernel says that it ended. */
export function verdictOfDeath(end: ProgramEnd): DeathVerdict {
  if (end.killedFor === 'cpu-time') return verdict('time-limit-exceeded', 'the program used up its processor time');
  if (end.killedFor === 'wall-time')
    return verdict('time-limit-exceeded', 'the program used up the time of its judging');
  if (diedOfMemory(end)) return verdict('memory-limit-exceeded', 'the program used up its memory');
  if (end.killedFor === 'output' || end.exitCode === PROGRAM_EXIT.outputLimit) {
    return verdict('output-limit-exceeded', 'the program wrote more than it may');
  }
  if (end.killedFor === 'wire') return verdict('runtime-error', 'the program answered what no program can answer');
  return verdict('runtime-error', 'the program crashed');
}

function verdict(name: Verdict, message: string): DeathVerdict {
  return { verdict: name, message };
}
