import type { ColumnType, Generated } from 'kysely';
import type { CheckState } from '../../protocol/challenge-folder-view.ts';
import type { CreatedAt, Json, NullableJson } from './columns.ts';

type ChallengeFoldersTable = {
  slug: string;
  revision: number;
  /** As `challenge.json` has it, for lists; the slug where that cannot be read. */
  title: string;
  /** As `challenge.json` has it; empty where that cannot be read. */
  summary: string;
  files: Json;
  files_digest: string;
  created_by: string;
  created_at: CreatedAt;
  saved_by: string;
  saved_at: Generated<Date>;
  /** The revision that was made a draft version of last, and that version's number. */
  drafted_revision: number | null;
  drafted_number: number | null;
};

type ChallengeChecksTable = {
  id: string;
  slug: string;
  revision: number;
  /** What is checked, until it is over. */
  files: NullableJson;
  files_digest: string;
  /** Null for all parts. */
  only_parts: NullableJson;
  state: Generated<CheckState>;
  /** How often a worker has claimed it; a report counts only with the latest number. */
  lease: Generated<number>;
  steps: ColumnType<unknown, string | undefined, string>;
  report: NullableJson;
  is_green: boolean | null;
  error: string | null;
  started_by: string;
  created_at: CreatedAt;
  /** When its worker, or the queue, was last known to have it. */
  heard_at: Generated<Date>;
  finished_at: Date | null;
};

/** The whole folder that a version was made of, examples included, to go on from. */
type VersionFoldersTable = { version: string; files: Json };

export type ChallengeFolderTables = {
  challenge_folders: ChallengeFoldersTable;
  challenge_checks: ChallengeChecksTable;
  version_folders: VersionFoldersTable;
};
