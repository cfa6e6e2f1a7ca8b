import { z } from 'zod';
import { CandidateId, ChallengeSlug } from '../../domain/ids.ts';
import { Criterion } from '../../domain/rubric.ts';
import { BoardRow } from './board-view.ts';

/** One candidate's work in a line, without places: every reader's export is in the order of aliases. */
export const ExportedRow = BoardRow.pick({
  alias: true,
  state: true,
  result: true,
  submissions: true,
  sampleRuns: true,
  timeUsedMs: true,
  decision: true,
}).extend({
  /** Where names are shown. */
  candidate: CandidateId.optional(),
  name: z.string().nullable().optional(),
  /** Means of final marks; null where there are none, or the reader has not handed in a review and nothing is decided. */
  marks: z.record(Criterion, z.number().nullable()),
});
export type ExportedRow = z.infer<typeof ExportedRow>;

export const BoardExport = z.object({ challenge: ChallengeSlug, rows: z.array(ExportedRow) });
export type BoardExport = z.infer<typeof BoardExport>;
