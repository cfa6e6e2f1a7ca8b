import type { ColumnType, Generated } from 'kysely';
import type { InvitationEnd } from '../../domain/invitation.ts';
import type { Stage } from '../../domain/stage.ts';
import type { CreatedAt, Json } from './columns.ts';

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

export type InvitationTables = {
  candidates: CandidatesTable;
  stage_notes: StageNotesTable;
  invitations: InvitationsTable;
  invitation_cases: InvitationCasesTable;
  accommodations: AccommodationsTable;
  time_grants: TimeGrantsTable;
  drafts: DraftsTable;
  draft_history: DraftHistoryTable;
};
