import type { Criterion, Mark } from '../../../../domain/rubric.ts';
import { RUBRIC } from '../../../../domain/rubric-words.ts';

export type CriterionMark = { readonly mark: Mark | null; readonly why: string };
export type Marks = Readonly<Record<Criterion, CriterionMark>>;

/** In the order in which they are asked. */
export const CRITERIA_IN_ORDER = Object.keys(RUBRIC) as readonly Criterion[];
export const MARKS_IN_ORDER: readonly Mark[] = [1, 2, 3, 4, 5];

const NO_MARK: CriterionMark = { mark: null, why: '' };
export const NO_MARKS: Marks = { approach: NO_MARK, creativity: NO_MARK, communication: NO_MARK };

/** The criteria that have no mark yet. */
export function missingMarks(marks: Marks): readonly Criterion[] {
  return CRITERIA_IN_ORDER.filter((criterion) => marks[criterion].mark === null);
}
