import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { z } from 'zod';
import { GroupResult } from '../../domain/judging.ts';
import { scoreError } from '../../domain/score-error.ts';

/** What a board tells of each score beside it, out of the reports, so that nobody has to read thousands of them. */
export const board: Migration = {
  up: async (database) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
    await weighScores(database);
  },
};

const STATEMENTS = [
  `alter table judgings
     add column score_error double precision,
     add column is_borderline boolean not null default false`,
  `create index judgings_counted on judgings (submission_id, counted_at desc, id)
     where state = 'judged' and kind = 'submission' and score is not null and counted_at is not null`,
  'create index invitation_cases_by_slug on invitation_cases (slug, invitation_id)',
] as const;

const StoredReport = z.object({ groups: z.array(GroupResult), borderline: z.boolean().optional() });

/** One at a time: all reports need not fit into memory. */
async function weighScores(database: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from judgings where score is not null`.execute(database);
  for (const { id } of rows) {
    const found = await sql<{ report: unknown }>`select report from judgings where id = ${id}`.execute(database);
    const report = StoredReport.safeParse(found.rows[0]?.report);
    // What the first releases wrote may have no groups as they are today.
    if (!report.success) continue;
    await sql`
      update judgings
      set score_error = ${scoreError(report.data.groups)}, is_borderline = ${report.data.borderline ?? false}
      where id = ${id}`.execute(database);
  }
}
