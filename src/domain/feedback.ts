import { z } from 'zod';
import type { GroupResult, Visibility } from './judging.ts';

/**
 * How much of a group's results its candidate is shown. `none`: not even the score; `score`: the points earned;
 * `cases`: each case's verdict under a number; `titles`: each case's title and verdict; `full`: the messages too.
 */
export const FeedbackLevel = z.enum(['none', 'score', 'cases', 'titles', 'full']);
export type FeedbackLevel = z.infer<typeof FeedbackLevel>;

/** A group without a level of its own shows all of a sample, and of a secret the points only. */
export function defaultFeedback(visibility: Visibility): FeedbackLevel {
  return visibility === 'sample' ? 'full' : 'score';
}

/** What a candidate may see of one group's results, or undefined where that is nothing. */
export function groupForCandidate(group: GroupResult, level: FeedbackLevel): GroupResult | undefined {
  switch (level) {
    case 'none':
      return undefined;
    case 'score':
      return { ...group, cases: [] };
    case 'cases':
      return { ...group, cases: group.cases.map(({ verdict }, index) => ({ title: `Case ${index + 1}`, verdict })) };
    case 'titles':
      return { ...group, cases: group.cases.map(({ title, verdict }) => ({ title, verdict })) };
    case 'full':
      return group;
  }
}
