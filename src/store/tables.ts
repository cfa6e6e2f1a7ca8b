import type { Generated } from 'kysely';
import type { SubmissionOrigin } from '../domain/invitation.ts';
import type { JudgingKind, JudgingState } from '../domain/judging.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { RejudgeDecision } from '../protocol/rejudge-view.ts';
import type { VersionState } from '../protocol/version-view.ts';
import type { ChallengeFolderTables } from './tables/challenge-folder-tables.ts';
import type { CreatedAt, Json, NullableJson } from './tables/columns.ts';
import type { InvitationTables } from './tables/invitation-tables.ts';
import type { ParticipationTables } from './tables/participation-tables.ts';
import type { ReviewTables } from './tables/review-tables.ts';
import type { StaffTables } from './tables/staff-tables.ts';
import type { WebhookTables } from './tables/webhook-tables.ts';

type ChallengesTable = {
  slug: string;
  /** Null where there are drafts only. */
  current_version: string | null;
  statement: string;
  published_at: Generated<Date>;
};

type ChallengeVersionsTable = {
  version: string;
  slug: string;
  /** Counted from 1 for each challenge. */
  number: number;
  state: VersionState;
  is_from_folder: boolean;
  package: Json;
  /** As it was when the version was published; `challenges` holds it with what was mended since. */
  statement: string;
  changelog: Generated<string>;
  check_report: NullableJson;
  check_summary: NullableJson;
  created_by: string;
  published_by: string | null;
  published_at: Date | null;
  created_at: CreatedAt;
};

type SubmissionsTable = {
  id: string;
  slug: string;
  candidate: string;
  files: Json;
  /** True for the submission by which a starting server tests itself. */
  is_self_check: boolean;
  /** True for what was sent to a draft: it never counts. */
  is_trial: Generated<boolean>;
  /** Whose idempotency keys these are. */
  submitted_by: string;
  idempotency_key: string | null;
  request_digest: string;
  /** What it was sent for; null for what came by the API. */
  invitation_id: string | null;
  origin: Generated<SubmissionOrigin>;
  created_at: CreatedAt;
};

type JudgingsTable = {
  id: string;
  submission_id: string;
  challenge_version: string;
  kind: JudgingKind;
  state: Generated<JudgingState>;
  /** How often a worker has claimed it; a result counts only with the latest number. */
  lease: Generated<number>;
  publish_count: Generated<number>;
  published_at: Date | null;
  started_at: Date | null;
  finished_at: Date | null;
  verdict: Verdict | null;
  score: number | null;
  score_by_category: NullableJson;
  /** See `src/domain/score-error.ts`. */
  score_error: number | null;
  /** Whether its processor time ended near the limit. */
  is_borderline: Generated<boolean>;
  report: NullableJson;
  /** What its program was seen doing. */
  behaviour: NullableJson;
  error_code: string | null;
  error_message: string | null;
  submission_digest: string;
  /** Null until it is judged. */
  engine: string | null;
  /** The judging whose outcome this one is a copy of. */
  reused_from: string | null;
  /** How often it failed by no fault of the candidate's and was begun again. */
  fault_count: Generated<number>;
  /** The rejudge that it is a part of. */
  rejudge_id: string | null;
  /** Of a rejudge: the judging that counted when it began. */
  compared_with: string | null;
  /** Since when it counts: from the start, but for those of a rejudge, which have to be applied. */
  counted_at: Generated<Date | null>;
  created_at: CreatedAt;
};

type RejudgesTable = {
  id: string;
  slug: string;
  from_version: string;
  to_version: string;
  started_by: string;
  created_at: CreatedAt;
  decision: RejudgeDecision | null;
  decided_by: string | null;
  decided_at: Date | null;
};

type OutboxTable = {
  id: Generated<string>;
  judging_id: string;
  job: Json;
  /** Not to be published before. */
  due_at: Generated<Date>;
  /** True for what nobody waits for: it goes last. */
  is_shadow: Generated<boolean>;
  created_at: CreatedAt;
};

type JudgingEventsTable = {
  judging_id: string;
  sequence: number;
  type: string;
  event: Json;
  created_at: CreatedAt;
};

type AuditLogTable = {
  id: Generated<string>;
  at: CreatedAt;
  done_by: string;
  action: string;
  subject_type: string;
  subject_id: string;
  before: NullableJson;
  after: NullableJson;
};

type ErasuresTable = {
  id: string;
  at: CreatedAt;
  done_by: string;
  reason: string;
  salt: string;
  candidate_hash: string;
  removed: Json;
};

/** When a server that serves candidates was last seen alive. */
type PulseTable = { only_row: Generated<boolean>; beat_at: Date };

export type Tables = ParticipationTables &
  ChallengeFolderTables &
  InvitationTables &
  ReviewTables &
  StaffTables &
  WebhookTables & {
    challenges: ChallengesTable;
    challenge_versions: ChallengeVersionsTable;
    submissions: SubmissionsTable;
    judgings: JudgingsTable;
    rejudges: RejudgesTable;
    outbox: OutboxTable;
    judging_events: JudgingEventsTable;
    audit_log: AuditLogTable;
    erasures: ErasuresTable;
    pulse: PulseTable;
  };
