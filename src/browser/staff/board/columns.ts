import type { Category } from '../../../domain/category.ts';
import type { DecisionOutcome, DecisionState } from '../../../domain/decision.ts';
import type { Verdict } from '../../../domain/verdict.ts';
import type { BoardRow } from '../../../protocol/review/board-view.ts';
import { capitalised } from '../../app/capitalised.ts';

export type ColumnId =
  | 'place'
  | 'candidate'
  | 'total'
  | Category
  | 'verdict'
  | 'time'
  | 'submissions'
  | 'reviews'
  | 'comments'
  | 'decision';

export type Column = {
  readonly id: ColumnId;
  readonly label: string;
  /** What rows are ordered by; null of what is not there, which comes last either way. */
  readonly orderBy: (row: BoardRow) => number | string | null;
  /** Whether the most is asked for first. */
  readonly startsDescending: boolean;
};

/** What kept it from passing is ordered from the least to the most of a reason. */
const VERDICT_ORDER: Readonly<Record<Verdict, number>> = {
  accepted: 0,
  'wrong-answer': 1,
  'runtime-error': 2,
  'output-limit-exceeded': 3,
  'time-limit-exceeded': 4,
  'memory-limit-exceeded': 5,
  'compile-error': 6,
};
const OUTCOME_ORDER: Readonly<Record<DecisionOutcome, number>> = { invite: 0, hold: 10, decline: 20 };
const HIDDEN_ORDER = 30;
const DECISION_ORDER: Readonly<Record<DecisionState, number>> = { made: 0, proposed: 1, returned: 2, superseded: 3 };

export const OUTCOME_WORDS: Readonly<Record<DecisionOutcome, string>> = {
  invite: 'invite',
  decline: 'decline',
  hold: 'hold',
};

/** All that can be sorted by, in the order in which they stand. */
export function columnsOf(categories: readonly Category[]): readonly Column[] {
  return [
    { id: 'place', label: 'No.', orderBy: ({ place }) => place, startsDescending: false },
    { id: 'candidate', label: 'Candidate', orderBy: nameOfRow, startsDescending: false },
    { id: 'total', label: 'Total', orderBy: ({ result }) => result?.score ?? null, startsDescending: true },
    ...categories.map(
      (category): Column => ({
        id: category,
        label: capitalised(category),
        orderBy: ({ result }) => result?.categories[category] ?? null,
        startsDescending: true,
      }),
    ),
    {
      id: 'verdict',
      label: 'Verdict',
      orderBy: ({ result }) => (result === null ? null : VERDICT_ORDER[result.verdict]),
      startsDescending: false,
    },
    { id: 'time', label: 'Time used', orderBy: ({ timeUsedMs }) => timeUsedMs, startsDescending: false },
    { id: 'submissions', label: 'Submissions', orderBy: ({ submissions }) => submissions, startsDescending: false },
    { id: 'reviews', label: 'Reviews', orderBy: ({ review }) => review.final, startsDescending: false },
    { id: 'comments', label: 'Comments', orderBy: ({ comments }) => comments, startsDescending: true },
    {
      id: 'decision',
      label: 'Decision',
      orderBy: ({ decision }) => (decision === null ? null : orderOfDecision(decision)),
      startsDescending: false,
    },
  ];
}

function orderOfDecision({ outcome, state }: NonNullable<BoardRow['decision']>): number {
  return (outcome === null ? HIDDEN_ORDER : OUTCOME_ORDER[outcome]) + DECISION_ORDER[state];
}

/** What a row goes by for its reader: the name where that was revealed. */
export function nameOfRow({ alias, candidate }: Pick<BoardRow, 'alias' | 'candidate'>): string {
  return candidate === null ? alias : (candidate.name ?? candidate.id);
}
