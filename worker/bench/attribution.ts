import { JudgeError, type JudgeErrorCode } from '../../src/domain/judge-error.ts';
import type { DeathVerdict } from './processes/program-end.ts';

/**
 * Whose fault it is when a judging comes to grief. A process that dies or hangs may be an accident of the machine, a
 * mistake of the suite, or the doing of a submission that makes the grader work or hold more than it can, or kills
 * itself so that it looks like our fault. See decision 13.
 */

/** A grader or a program came to grief while a submission's program took part. */
export class Grief extends Error {
  override readonly name = 'Grief';
  readonly fault: JudgeError;

  constructor(fault: JudgeError) {
    super(fault.message, { cause: fault });
    this.fault = fault;
  }
}

/** A program crashed that was started the quick way: only a crash of one started the careful way is the candidate's. */
export class CrashOfProgram extends Error {
  override readonly name = 'CrashOfProgram';
}

const ACCIDENTS: ReadonlySet<JudgeErrorCode> = new Set(['grader-crashed', 'program-unavailable']);

/** Whether the same judging, begun again with fresh processes, need not meet the fault. */
export function isAccident(fault: JudgeError): boolean {
  return ACCIDENTS.has(fault.code);
}

/** How often accidents may befall one judging before it is seen whether the submission is the cause. */
const ACCIDENTS_BELIEVED = 1;

/** Whether it is time to see if the same suite comes to grief without the submission. */
export function isSuspicious(fault: JudgeError, griefs: number): boolean {
  return !isAccident(fault) || griefs > ACCIDENTS_BELIEVED;
}

/** What a case comes to in which the grader came to grief again, by a submission that is known to be the cause. */
export function verdictOfGrief(fault: JudgeError): DeathVerdict {
  return fault.code === 'grader-timed-out'
    ? {
        verdict: 'time-limit-exceeded',
        message: 'what the program handed to the suite keeps the suite busy without end',
      }
    : {
        verdict: 'output-limit-exceeded',
        message: 'what the program handed to the suite is more than the suite can hold',
      };
}

export function asJudgeError(error: unknown): JudgeError {
  if (error instanceof Grief) return error.fault;
  return error instanceof JudgeError ? error : new JudgeError('internal', String(error), { cause: error });
}
