import type { Verdict } from '../../../src/domain/verdict.ts';
import { PROGRAM_EXIT } from '../../../src/protocol/program-exit.ts';

/** Exit codes of a process in bwrap or a shell that was ended by a signal: 128 and the signal's number. */
const SIGNALLED = 128;
const KILL_SIGNAL = 9;
/** How V8 ends a process: SIGILL, SIGTRAP, SIGABRT. */
const V8_SIGNALS: ReadonlySet<number> = new Set([4, 5, 6]);
const V8_SIGNAL_NAMES: ReadonlySet<NodeJS.Signals | null> = new Set<NodeJS.Signals>(['SIGILL', 'SIGTRAP', 'SIGABRT']);
/** V8 gives up when it cannot get the next piece of memory, which it asks for before it fills it. */
const NEARLY_ALL = 0.8;

/** Why a program process was killed by us. */
export type KillReason = 'cpu-time' | 'wall-time' | 'memory' | 'output' | 'wire' | 'finished';

/**
 * How a program process ended: what the kernel or this process has measured. Of it all a program that has escaped from
 * its isolate can choose its exit code or signal, and by that only which failure its case has: none of them passes a
 * case, and none makes the judging the worker's fault more than twice (see `attribution.ts`).
 */
export type ProgramEnd = {
  readonly killedFor: KillReason | undefined;
  readonly wasOutOfMemory: boolean;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly peakMemoryMb: number;
  readonly memoryLimitMb: number;
};

/** Whether somebody else killed it: an operator, the machine for want of memory. Nothing inside can be told from that. */
export function wasKilledByOthers(end: ProgramEnd): boolean {
  const isKilled = end.signal === 'SIGKILL' || end.exitCode === SIGNALLED + KILL_SIGNAL;
  return isKilled && end.killedFor === undefined && !end.wasOutOfMemory;
}

/** Whether the process ended by a fault of its own code, in memory or by an instruction that does not exist. */
export function hasCrashed(end: ProgramEnd): boolean {
  if (end.killedFor !== undefined || diedOfMemory(end)) return false;
  return end.signal !== null || (end.exitCode !== null && end.exitCode > SIGNALLED);
}

/** Whether the process died for want of memory: by the kernel's word, its exit code, or V8 giving up near the limit. */
export function diedOfMemory(end: ProgramEnd): boolean {
  if (end.killedFor === 'memory' || end.wasOutOfMemory || end.exitCode === PROGRAM_EXIT.memoryLimit) return true;
  const endedByV8 =
    V8_SIGNAL_NAMES.has(end.signal) || (end.exitCode !== null && V8_SIGNALS.has(end.exitCode - SIGNALLED));
  return endedByV8 && end.killedFor === undefined && end.peakMemoryMb >= NEARLY_ALL * end.memoryLimitMb;
}

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
