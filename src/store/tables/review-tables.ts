import type { Generated } from 'kysely';
import type { DecisionOutcome, DecisionState } from '../../domain/decision.ts';
import type { FeedbackLevel } from '../../domain/feedback.ts';
import type { CreatedAt, Json } from './columns.ts';

type ReviewsTable = {
  participation_id: string;
  /** See `senderOf`; the name is what they were called when they saved it. */
  reviewer: string;
  reviewer_name: string;
  /** By criterion; JSON that comes back unparsed by any schema. */
  marks: Json;
  saved_at: Generated<Date>;
  /** Null until it is final. */
  finished_at: Date | null;
};

type CommentsTable = {
  id: string;
  participation_id: string;
  submission_id: string;
  path: string;
  line: number;
  text: string;
  written_by: string;
  written_by_name: string;
  created_at: CreatedAt;
  changed_at: Date | null;
};

type DecisionsTable = {
  id: string;
  participation_id: string;
  outcome: DecisionOutcome;
  state: Generated<DecisionState>;
  reason: string;
  message: string;
  feedback: FeedbackLevel;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: CreatedAt;
  /** What the second reader said; null, all five of them, until then. */
  second_by: string | null;
  second_by_name: string | null;
  second_at: Date | null;
  second_agrees: boolean | null;
  second_reason: string | null;
};

/** Where candidates read their reports. At most one of a participation works. */
type ReportLinksTable = {
  id: string;
  participation_id: string;
  /** Of the link's token, which nobody keeps. */
  token_hash: string;
  created_by: string;
  created_at: CreatedAt;
  revoked_at: Date | null;
};

export type ReviewTables = {
  reviews: ReviewsTable;
  comments: CommentsTable;
  decisions: DecisionsTable;
  report_links: ReportLinksTable;
};
