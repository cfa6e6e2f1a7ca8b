import { z } from 'zod';
import { Category } from '../../domain/category.ts';
import { ChallengeSlug } from '../../domain/ids.ts';
import { ParticipationId } from '../../domain/participation.ts';

/** What a question is about, for a reviewer to look at before it is asked. */
export const Evidence = z.object({
  text: z.string(),
  /** A test of the submission that counts. */
  test: z.object({ group: z.string(), title: z.string() }).nullable(),
  /** A place in its files. */
  place: z.object({ path: z.string(), line: z.int().positive() }).nullable(),
});
export type Evidence = z.infer<typeof Evidence>;

export const InterviewQuestion = z.object({
  /** `failed`: of a test that failed; `unusual`: few of the cohort did so; `strong`: most of the cohort failed it; `process`: of how the work came about; `choice`: what everybody is asked. */
  because: z.enum(['failed', 'unusual', 'strong', 'process', 'choice']),
  category: Category.nullable(),
  question: z.string(),
  /** What a good answer has. */
  listenFor: z.string(),
  evidence: z.array(Evidence),
});
export type InterviewQuestion = z.infer<typeof InterviewQuestion>;

/** Questions by which a candidate presents the work, the most telling first. Markdown by `format=markdown`. */
export const InterviewSheet = z.object({
  participation: ParticipationId,
  alias: z.string(),
  challenge: z.object({ slug: ChallengeSlug, title: z.string() }),
  questions: z.array(InterviewQuestion),
});
export type InterviewSheet = z.infer<typeof InterviewSheet>;
