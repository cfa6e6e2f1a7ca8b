import { z } from 'zod';
import type { Visibility } from './judging.ts';

/**
 * How much of a group's results its candidate is shown, each level more than the one before. What each of them shows
 * is decided in `candidate-report.ts` alone.
 *
 * `none`: nothing, and of the whole no verdict and no score. `count`: how many cases of all such groups passed, and
 * nothing else. `category`: cases and points by category. `title`: each case's title and verdict. `message`: the first
 * line of each failure too. `diff`: everything.
 */
export const FEEDBACK_LEVELS = ['none', 'count', 'category', 'title', 'message', 'diff'] as const;

/** What the levels were called before, and the level of today that shows no more. */
export const RENAMED: ReadonlyMap<string, (typeof FEEDBACK_LEVELS)[number]> = new Map([
  ['score', 'category'],
  ['cases', 'category'],
  ['titles', 'title'],
  ['full', 'diff'],
]);

export const FeedbackLevel = z.enum(FEEDBACK_LEVELS, {
  error: ({ input }) => {
    const today = RENAMED.get(String(input));
    const hint = today === undefined ? '' : `: what was '${input}' is now '${today}'`;
    return `must be one of ${FEEDBACK_LEVELS.join(', ')}${hint}`;
  },
});
export type FeedbackLevel = z.infer<typeof FeedbackLevel>;

/** A group without a level of its own shows all of a sample, and no more than categories of what is secret. */
export function feedbackOf(group: {
  readonly visibility: Visibility;
  readonly feedback?: FeedbackLevel | undefined;
}): FeedbackLevel {
  return group.feedback ?? (group.visibility === 'sample' ? 'diff' : 'category');
}

export function isAtLeast(level: FeedbackLevel, least: FeedbackLevel): boolean {
  return FEEDBACK_LEVELS.indexOf(level) >= FEEDBACK_LEVELS.indexOf(least);
}
