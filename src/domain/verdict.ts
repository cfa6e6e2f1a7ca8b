import { z } from 'zod';

/** How a judging, or one case of it, ended. */
export const VERDICTS = [
  'accepted',
  'wrong-answer',
  'runtime-error',
  'output-limit-exceeded',
  'time-limit-exceeded',
  'memory-limit-exceeded',
  'compile-error',
] as const;
export const Verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof Verdict>;

/**
 * The verdict of a judging from those of its cases, in the order they ran. A limit that was reached, or a crash,
 * says more than a wrong answer does; among equals the first one counts.
 */
export function overallVerdict(verdicts: readonly Verdict[]): Verdict {
  const limit = verdicts.find(
    (verdict) => verdict !== 'accepted' && verdict !== 'wrong-answer' && verdict !== 'runtime-error',
  );
  if (limit !== undefined) return limit;
  if (verdicts.includes('runtime-error')) return 'runtime-error';
  return verdicts.includes('wrong-answer') ? 'wrong-answer' : 'accepted';
}
