import type { Generated } from 'kysely';
import type { CreatedAt } from './columns.ts';

type ParticipationsTable = {
  id: Generated<string>;
  slug: string;
  candidate: string;
  /** What the candidate is called on this challenge's board. */
  alias: string;
  created_at: CreatedAt;
};

/** To whom it was told who a participation's candidate is. */
type RevealsTable = {
  participation_id: string;
  /** See `readerOf`. */
  reader: string;
  reason: string;
  created_at: CreatedAt;
};

type InviteLinesTable = { slug: string; score: number; set_by: string; set_at: Generated<Date> };

export type ParticipationTables = {
  participations: ParticipationsTable;
  reveals: RevealsTable;
  invite_lines: InviteLinesTable;
};
