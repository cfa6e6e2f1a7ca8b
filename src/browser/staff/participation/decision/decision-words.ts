import type { DecisionOutcome, DecisionState } from '../../../../domain/decision.ts';
import type { FeedbackLevel } from '../../../../domain/feedback.ts';

export const OUTCOME_WORDS: Readonly<Record<DecisionOutcome, string>> = {
  invite: 'Invite to the interview',
  decline: 'Decline',
  hold: 'Keep for later',
};
export const OUTCOMES = Object.keys(OUTCOME_WORDS) as readonly DecisionOutcome[];

export const DECISION_STATES: Readonly<Record<DecisionState, { readonly words: string; readonly tone: string }>> = {
  proposed: { words: 'waits for a second reader', tone: 'warn' },
  made: { words: 'made', tone: 'good' },
  returned: { words: 'returned by the second reader', tone: 'bad' },
  superseded: { words: 'replaced by a newer one', tone: '' },
};

/** What a candidate reads in the report, each level more than the one before. */
export const FEEDBACK_WORDS: Readonly<Record<FeedbackLevel, string>> = {
  none: 'your message only, no results',
  count: 'how many tests passed',
  category: 'tests and points by category',
  title: 'the title of each test, and whether it passed',
  message: 'the first line of each failure too',
  diff: 'everything that the tests found',
};
export const FEEDBACK_IN_ORDER = Object.keys(FEEDBACK_WORDS) as readonly FeedbackLevel[];
