import type { Pool } from 'pg';
import { BATCH, FINISH, RULES } from './rules.ts';
import type { Migration } from './types.ts';

const NEW_COLUMNS = { article_id: 'int', place_id: 'int', pieces: 'int', booked_on: 'date' };
const REFERENCES = { article_id: 'article', place_id: 'branch' };

export function createMigration(pool: Pool): Migration {
  async function isFinished(): Promise<boolean> {
    const { rows } = await pool.query(`select obj_description('movement'::regclass, 'pg_class') as comment`);
    return rows[0]?.comment === 'contracted';
  }

  /** One after the other, each a transaction of its own. */
  async function runAll(statements: Iterable<string>): Promise<void> {
    for (const statement of statements) await pool.query(statement);
  }

  return {
    async expand() {
      if (await isFinished()) return;
      for (const [column, type] of Object.entries(NEW_COLUMNS)) {
        await pool.query(`alter table movement add column if not exists ${column} ${type}`);
      }
      await pool.query(RULES);
    },

    async backfill(atMost) {
      if (await isFinished()) return 0;
      return (await pool.query(BATCH, [atMost])).rowCount ?? 0;
    },

    async contract() {
      if (await isFinished()) return;
      const { rows } = await pool.query('select id from movement where booked_on is null limit 1');
      if (rows.length > 0) throw new Error('the backfill is not complete');
      await runAll(constraints());
      await pool.query(
        'create index concurrently if not exists movement_shelf on movement (place_id, booked_on, article_id)',
      );
      await pool.query(FINISH);
    },
  };
}

function* constraints(): Generator<string> {
  for (const column of Object.keys(NEW_COLUMNS)) {
    const name = `movement_${column}_there`;
    yield `alter table movement drop constraint if exists ${name}`;
    yield `alter table movement add constraint ${name} check (${column} is not null) not valid`;
    yield `alter table movement validate constraint ${name}`;
    yield `alter table movement alter ${column} set not null`;
    yield `alter table movement drop constraint ${name}`;
  }
  for (const [column, table] of Object.entries(REFERENCES)) {
    const name = `movement_${column}_fkey`;
    yield `alter table movement drop constraint if exists ${name}`;
    yield `alter table movement add constraint ${name} foreign key (${column}) references ${table} not valid`;
    yield `alter table movement validate constraint ${name}`;
  }
}
