import { z } from 'zod';
import { CRITERIA, Criterion, Mark } from './rubric.ts';

/** What somebody thinks of one candidate's work, by criterion. */
export const Marks = z.record(Criterion, z.object({ mark: Mark.nullable(), why: z.string() }));
export type Marks = z.infer<typeof Marks>;

/** So many marks apart are no matter of taste any more. */
const DISPUTED_FROM = 2;

export function isComplete(marks: Marks): boolean {
  return CRITERIA.every((criterion) => marks[criterion].mark !== null);
}

export type Dispute = { readonly criterion: Criterion; readonly lowest: Mark; readonly highest: Mark };

/** On which criteria reviews are two marks or more apart. */
export function findDisputes(reviews: readonly Marks[]): Dispute[] {
  return CRITERIA.flatMap((criterion) => {
    const marks = reviews.flatMap((review) => review[criterion].mark ?? []).toSorted((a, b) => a - b);
    const [lowest, highest] = [marks[0], marks.at(-1)];
    if (lowest === undefined || highest === undefined || highest - lowest < DISPUTED_FROM) return [];
    return [{ criterion, lowest, highest }];
  });
}
