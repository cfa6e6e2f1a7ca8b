import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Pool } from 'pg';
import type { Reports } from './types.ts';

export type * from './types.ts';

interface Schema {
  tool: { id: number; name: string; day_cents: number };
  loan: { id: number; tool_id: number; member: string; taken_on: Date; returned_on: Date | null };
}

const GRACE_DAYS = 14;

export function createReports(pool: Pool): Reports {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });

  return {
    async toolsOf(month) {
      const rows = await db
        .selectFrom('tool')
        .leftJoin('loan', (join) =>
          join
            .onRef('loan.tool_id', '=', 'tool.id')
            .on(sql<boolean>`to_char(loan.taken_on, 'YYYY-MM') = ${month}`),
        )
        .select((eb) => [
          'tool.name',
          eb.fn.count('loan.id').as('loans'),
          sql<string | null>`sum((loan.returned_on - loan.taken_on + 1) * tool.day_cents)`.as('cents'),
        ])
        .groupBy(['tool.id', 'tool.name'])
        .execute();
      return rows
        .map(({ name, loans, cents }) => ({ tool: name, loans: Number(loans), cents: Number(cents) }))
        .sort((a, b) => b.loans - a.loans || (a.tool < b.tool ? -1 : 1));
    },

    async overdueOn(day) {
      const daysOut = sql<number>`${day}::date - loan.taken_on`;
      return await db
        .selectFrom('loan')
        .innerJoin('tool', 'tool.id', 'loan.tool_id')
        .select(['member', 'tool.name as tool', sql<number>`${daysOut} - ${sql.lit(GRACE_DAYS)}`.as('daysLate')])
        .where(daysOut, '>', GRACE_DAYS)
        .where(sql<boolean>`coalesce(loan.returned_on > ${day}::date, true)`)
        .orderBy('daysLate', 'desc')
        .orderBy('member')
        .execute();
    },

    async loansOf(member) {
      return await db
        .selectFrom('loan')
        .innerJoin('tool', 'tool.id', 'loan.tool_id')
        .select([
          'tool.name as tool',
          sql<string>`to_char(taken_on, 'YYYY-MM-DD')`.as('takenOn'),
          sql<string | null>`to_char(returned_on, 'YYYY-MM-DD')`.as('returnedOn'),
        ])
        .where('member', '=', member)
        .orderBy('taken_on', 'desc')
        .orderBy('loan.id', 'desc')
        .execute();
    },
  };
}
