import { z } from 'zod';

/** Whose fault an aborted judging is, and what it was. Never the candidate's: theirs is a verdict. */
export const JudgeErrorCode = z.enum([
  /** The author's: a spec does not compile, fails while it is loaded, or holds no test. */
  'suite-broken',
  /** The author's: `challenge.json` or a file that it names is missing or wrong. */
  'challenge-invalid',
  /** Ours: the grader process ended by itself. */
  'grader-crashed',
  /** Ours or the author's: the suite, not the program, used up the judging's time. */
  'grader-timed-out',
  /** Ours: a program process could not be started. */
  'program-unavailable',
  /** The operator's: programs cannot be contained well enough to run other people's code. */
  'containment-insufficient',
  /** Ours: the challenge's package or the submission could not be fetched. */
  'job-unavailable',
  /** Ours: anything else. */
  'internal',
]);
export type JudgeErrorCode = z.infer<typeof JudgeErrorCode>;

/** Faults that the same judging, begun again elsewhere, need not meet. */
const TRANSIENT: ReadonlySet<JudgeErrorCode> = new Set([
  'grader-crashed',
  'program-unavailable',
  'containment-insufficient',
  'job-unavailable',
  'internal',
]);

export function isTransient(code: JudgeErrorCode): boolean {
  return TRANSIENT.has(code);
}

/** A judging that could not be done. It ends `aborted`, and costs the candidate nothing. */
export class JudgeError extends Error {
  override readonly name = 'JudgeError';
  readonly code: JudgeErrorCode;

  constructor(code: JudgeErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
