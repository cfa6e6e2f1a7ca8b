import { z } from 'zod';

/** What a company decides about one candidate's work: to invite to the interview, to decline, or to keep for later. */
export const DecisionOutcome = z.enum(['invite', 'decline', 'hold']);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/**
 * `proposed` by a first reader until a second one has read it, who agrees, and it is `made`, or does not, and it is
 * `returned`. A newer proposal makes an older one `superseded`.
 */
export const DecisionState = z.enum(['proposed', 'made', 'returned', 'superseded']);
export type DecisionState = z.infer<typeof DecisionState>;

/**
 * Whether somebody is told of what is proposed. Nobody is led by it before they have marked the work themselves; of
 * what is made, everybody may know.
 *
 * @param hasMarked - whether their own review is final
 */
export function mayKnowDecision(hasMarked: boolean, state: DecisionState | undefined): boolean {
  return hasMarked || state === 'made';
}
