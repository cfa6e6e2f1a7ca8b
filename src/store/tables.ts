import type { ColumnType, Generated } from 'kysely';
import type { InvitationEnd, SubmissionOrigin } from '../domain/invitation.ts';
import type { JudgingKind, JudgingState } from '../domain/judging.ts';
import type { Role } from '../domain/role.ts';
import type { Stage } from '../domain/stage.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { RejudgeDecision } from '../protocol/rejudge-view.ts';
import type { VersionState } from '../protocol/version-view.ts';
import type { ChallengeFolderTables } from './tables/challenge-folder-tables.ts';
import type { ParticipationTables } from './tables/participation-tables.ts';
import type { ReviewTables } from './tables/review-tables.ts';
import type { WebhookTables } from './tables/webhook-tables.ts';

/** JSON is written as text and comes back unparsed by any schema: every reader must parse it. */
type Json = ColumnType<unknown, string, string>;
type NullableJson = ColumnType<unknown, string | null, string | null>;
type CreatedAt = ColumnType<Date, never, never>;

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

type CandidatesTable = {
  id: string;
  name: string | null;
  portfolio_url: string | null;
  stage: Generated<Stage>;
  created_at: CreatedAt;
};

type StageNotesTable = {
  id: string;
  candidate_id: string;
  stage: Stage;
  note: string;
  written_by: string;
  created_at: CreatedAt;
};

type InvitationsTable = {
  id: string;
  candidate_id: string;
  /** Of the link's token, which nobody keeps. */
  token_hash: string;
  opens_at: Date | null;
  closes_at: Date | null;
  /** `bigint`, which comes as text. */
  duration_ms: ColumnType<string | null, number | null, number | null>;
  submissions_at_most: number | null;
  /** Those it may be solved in; an empty list means all that its cases take. */
  languages: Json;
  /** What the candidate chose. */
  language: string | null;
  rehearsal_slug: string | null;
  created_by: string;
  created_at: CreatedAt;
  started_at: Date | null;
  ended_at: Date | null;
  ended_by: InvitationEnd | null;
  revoked_at: Date | null;
};

type InvitationCasesTable = {
  invitation_id: string;
  position: number;
  slug: string;
  /** What it is judged by, from its beginning on; null before. */
  challenge_version: string | null;
};

type AccommodationsTable = {
  invitation_id: string;
  extra_time: number;
  note: string;
  granted_by: string;
  granted_at: ColumnType<Date, never, Date>;
};

type TimeGrantsTable = {
  id: string;
  invitation_id: string;
  granted_ms: ColumnType<string, number, never>;
  reason: 'extension' | 'fault';
  note: string;
  granted_by: string;
  /** When we were at fault. */
  fault: string | null;
  created_at: CreatedAt;
};

type DraftsTable = {
  invitation_id: string;
  slug: string;
  revision: number;
  files: Json;
  files_digest: string;
  saved_at: Date;
};

type DraftHistoryTable = {
  invitation_id: string;
  slug: string;
  revision: number;
  files: Json;
  saved_at: Date;
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

type StaffPeopleTable = {
  id: string;
  name: string;
  /** In lower case. */
  email: string;
  /** An admin has vouched for it by inviting them. */
  email_verified: Generated<boolean>;
  image: string | null;
  two_factor_enabled: Generated<boolean | null>;
  role: Role;
  disabled_at: Date | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
};

type StaffSessionsTable = {
  id: string;
  person_id: string;
  token: string;
  ip_address: string | null;
  user_agent: string | null;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Date;
};

/** How somebody signs in: with `provider_id` `credential` by the password. */
type StaffAccountsTable = {
  id: string;
  person_id: string;
  provider_id: string;
  account_id: string;
  password: string | null;
  updated_at: Date;
};

type StaffTwoFactorsTable = { id: string; person_id: string };

/** What waits for somebody: a code to follow a password, a device that was trusted. `value` is then who. */
type StaffVerificationsTable = { id: string; identifier: string; value: string };

/** What lets somebody in once, who can then set a password. */
type StaffLinksTable = {
  token_digest: string;
  /** Null for the link by which the first admin is made. */
  person_id: string | null;
  created_by: string;
  created_at: CreatedAt;
  expires_at: Date;
  used_at: Date | null;
};

type StaffApiKeysTable = {
  id: string;
  person_id: string;
  name: string;
  key_digest: string;
  /** For people to tell keys apart. */
  starts_with: string;
  scopes: string[];
  created_at: CreatedAt;
  expires_at: Date;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

/** How often something was tried that may be tried so often only. */
type StaffAttemptsTable = { key: string; count: number; ends_at: Date };

export type Tables = ParticipationTables &
  ChallengeFolderTables &
  ReviewTables &
  WebhookTables & {
    challenges: ChallengesTable;
    challenge_versions: ChallengeVersionsTable;
    submissions: SubmissionsTable;
    judgings: JudgingsTable;
    rejudges: RejudgesTable;
    outbox: OutboxTable;
    judging_events: JudgingEventsTable;
    staff_people: StaffPeopleTable;
    staff_sessions: StaffSessionsTable;
    staff_accounts: StaffAccountsTable;
    staff_two_factors: StaffTwoFactorsTable;
    staff_verifications: StaffVerificationsTable;
    staff_links: StaffLinksTable;
    staff_api_keys: StaffApiKeysTable;
    staff_attempts: StaffAttemptsTable;
    candidates: CandidatesTable;
    stage_notes: StageNotesTable;
    invitations: InvitationsTable;
    invitation_cases: InvitationCasesTable;
    accommodations: AccommodationsTable;
    time_grants: TimeGrantsTable;
    drafts: DraftsTable;
    draft_history: DraftHistoryTable;
    audit_log: AuditLogTable;
    erasures: ErasuresTable;
    pulse: PulseTable;
  };
