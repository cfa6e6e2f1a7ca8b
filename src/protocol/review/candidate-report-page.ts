import { z } from 'zod';
import { CaseCount } from '../../domain/candidate-report.ts';
import { Category } from '../../domain/category.ts';
import { FeedbackLevel } from '../../domain/feedback.ts';
import { GroupResult } from '../../domain/judging.ts';
import { Verdict } from '../../domain/verdict.ts';

/** What a report tells of the submission that counts. Samples are no part of it: they make no score. */
export const ReportedResult = z.object({
  /** Null where no more is told than a count. */
  verdict: Verdict.nullable(),
  score: z.number().nullable(),
  /** Null where it compiled. */
  compileError: z.string().nullable(),
  /** What each came to, from 0 to 100; empty where no more is told than a count. */
  categories: z.array(z.object({ category: Category, score: z.number(), cases: CaseCount })),
  /** Tests by their titles, each with as much as is told of it. */
  groups: z.array(GroupResult.omit({ visibility: true })),
  /** Of all tests, where no more is told than their count. */
  counted: CaseCount.nullable(),
});
export type ReportedResult = z.infer<typeof ReportedResult>;

/**
 * What a candidate reads after the decision, on the page and in the PDF, and reviewers before. What was decided is in
 * it as far as the message says so: `invite`, `decline` and `hold` are the company's words for its own use.
 */
export const CandidateReportPage = z.object({
  /** Of the candidate; for reviewers to whom it was not revealed, the alias. */
  name: z.string(),
  challenge: z.object({ title: z.string(), summary: z.string() }),
  /** When what counts was sent; null where nothing was judged. */
  handedInAt: z.iso.datetime().nullable(),
  /** Null before a decision is made. */
  decidedAt: z.iso.datetime().nullable(),
  message: z.string(),
  feedback: FeedbackLevel,
  /** Null where nothing was judged, or nothing is to be told. */
  result: ReportedResult.nullable(),
});
export type CandidateReportPage = z.infer<typeof CandidateReportPage>;
