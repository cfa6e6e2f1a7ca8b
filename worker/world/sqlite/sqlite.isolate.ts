import { EMPTY, type SqliteOutcome, type SqliteStep } from '../../database/sqlite/message.ts';
import { presentAs } from '../../wire/facades.isolate.ts';
import type { WorldPart, WorldPorts } from '../part.ts';
import { type FaultOptions, type PendingFault, readFault } from '../sql/fault-shelf.ts';
import type { SqlPlan } from '../sql/plan.ts';
import { quoteName, type Seed } from '../sql/seed.ts';
import { statementOf, type Tag } from '../sql/tagged.ts';
import { SQLITE_FAULTS, type SqliteFault } from './faults.ts';
import { createHandle } from './handle.isolate.ts';
import { type Params, sendParams } from './params.ts';
import { createSqliteLink } from './program-link.isolate.ts';
import { requireDone, resultOf, type SqliteResult, type SqliteRow } from './result.ts';
import { seedRows } from './seed.ts';
import { isSqliteCall, type SqliteCall } from './sqlite-call.ts';
import { connectSqlite, type SqliteDatabase } from './sqlite-link.isolate.ts';
import { type PlanRow, readSqlitePlan } from './sqlite-plan.ts';

/**
 * A real SQLite, for the program and for the suite, at a small part of what `world.sql` costs. What the suite runs itself
 * is neither counted nor logged, and sees what the program has committed. The program is passed `world.sqlite` as its
 * database: as better-sqlite3's (for Kysely's `SqliteDialect` too), or with promises.
 *
 * What is set up at the top of a spec or in `beforeAll` is there for each of its tests, as if it were new. The clock is
 * the world's, and `random()` gives the same each time. Foreign keys are enforced.
 *
 * @example
 * import { expect, it } from 'vitest';
 * import { world } from 'minicase/world';
 * import { createOrders } from '../starter/index.ts';
 *
 * await world.sqlite.exec(`
 *   CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT NOT NULL, placed TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
 *   CREATE INDEX orders_customer ON orders (customer);
 * `);
 * await world.sqlite.seed({ orders: [{ id: 7, customer: 'ada' }, { id: 8, customer: 'bob' }] });
 *
 * it('finds the orders of several customers by one query', async () => {
 *   const orders = createOrders(world.sqlite);
 *   expect(orders.of(['ada', 'bob'])).toEqual([7, 8]);
 *   expect(world.sqlite).toHaveRunAtMost(1);
 *   expect(await world.sqlite.plan(world.sqlite.queries[0]!)).not.toScan('orders');
 * });
 *
 * it('places an order', async () => {
 *   expect(createOrders(world.sqlite).place('eve')).toBe(9);
 *   expect(await world.sqlite.dump('orders')).toHaveLength(3);
 *   expect(await world.sqlite`SELECT placed FROM orders WHERE id = ${9}`).toEqual([{ placed: '2026-01-05 09:00:00' }]);
 * });
 *
 * // program:
 * import type { SqliteDatabase } from 'kysely';
 *
 * export function createOrders(database: SqliteDatabase) {
 *   return {
 *     of(customers: string[]): number[] {
 *       const marks = customers.map(() => '?').join(', ');
 *       const found = database.prepare(`SELECT id FROM orders WHERE customer IN (${marks}) ORDER BY id`);
 *       return (found.all(customers) as { id: number }[]).map(({ id }) => id);
 *     },
 *     place(customer: string): number {
 *       return Number(database.prepare('INSERT INTO orders (customer) VALUES (?)').run([customer]).lastInsertRowid);
 *     },
 *   };
 * }
 */
export type WorldSqlite = Tag & {
  /** Runs a script: a schema, migrations. */
  exec(script: string): Promise<void>;
  /** Puts rows into tables. Dates become their ISO text, other objects JSON. */
  seed(rows: Seed): Promise<void>;
  query(text: string, params?: Params): Promise<SqliteResult>;
  /** The rows of a table, in the order of its first column. */
  dump<R extends SqliteRow = SqliteRow>(table: string): Promise<R[]>;
  /** How many statements the program ran since the test began; `BEGIN`, `PRAGMA` and their like are not counted. */
  readonly count: number;
  /** Those statements, in the order in which they were sent. */
  readonly queries: readonly SqliteCall[];
  /**
   * How SQLite would run a statement: it does not look at how many rows there are, so a missing index shows.
   *
   * @example
   * import { expect, it } from 'vitest';
   * import { world } from 'minicase/world';
   * import { migrate } from '../starter/index.ts';
   *
   * it('has an index for the search by name', async () => {
   *   await world.sqlite.exec('CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL)');
   *   const search = 'SELECT id FROM people AS p WHERE p.name = ?';
   *   expect(await world.sqlite.plan(search)).toScan('people');
   *   migrate(world.sqlite);
   *   expect(await world.sqlite.plan(search)).toUseIndex('people_name');
   * });
   *
   * // program:
   * export function migrate(database: { exec(script: string): void }): void {
   *   database.exec('CREATE INDEX people_name ON people (name)');
   * }
   */
  plan(text: string | { readonly text: string }): Promise<SqlPlan>;
  /**
   * The next statement of the program's that fits meets a fault.
   *
   * @example
   * import { expect, it } from 'vitest';
   * import { world } from 'minicase/world';
   * import { book } from '../starter/index.ts';
   *
   * it('waits and tries again while the database is locked', async () => {
   *   await world.sqlite.exec('CREATE TABLE bookings (seat INTEGER PRIMARY KEY)');
   *   world.sqlite.fail(/insert into bookings/i, 'busy', { times: 2 });
   *   await book(world.sqlite, 12);
   *   expect(await world.sqlite.dump('bookings')).toEqual([{ seat: 12 }]);
   *   expect(world.sqlite.queries.map(({ error }) => error)).toEqual(['SQLITE_BUSY', 'SQLITE_BUSY', undefined]);
   *   expect(world.clock.now()).toBe(100);
   * });
   *
   * // program:
   * type Database = { query(text: string, params: unknown[]): Promise<unknown> };
   *
   * export async function book(database: Database, seat: number): Promise<void> {
   *   for (let attempt = 1; ; attempt++) {
   *     try {
   *       await database.query('INSERT INTO bookings (seat) VALUES (?)', [seat]);
   *       return;
   *     } catch (error) {
   *       if ((error as { code?: string }).code !== 'SQLITE_BUSY' || attempt === 3) throw error;
   *       await new Promise((resolve) => setTimeout(resolve, 50));
   *     }
   *   }
   * }
   */
  fail(match: string | RegExp, fault: SqliteFault, options?: FaultOptions): void;
};

type State = { readonly image: number | undefined; readonly faults: readonly PendingFault<SqliteFault>[] };

const NO_DATABASE =
  'this suite has no SQLite: the judge starts one for a spec in which it finds `world.sqlite`, or `sqlite` taken out of `world`';
const NOTHING: SqliteOutcome = { columns: [], rows: [], changes: 0, lastInsertRowid: 0, isInTransaction: false };
const TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'";

/** The SQLite of a world. It costs nothing until it is used. */
export function createSqlite(ports: WorldPorts): WorldPart & { readonly sqlite: WorldSqlite } {
  let opened: SqliteDatabase | undefined;
  let faults: readonly PendingFault<SqliteFault>[] = [];
  /** The image that the database is still exactly as; undefined where it may have changed. */
  let unchanged: number | undefined;

  function open(): SqliteDatabase {
    unchanged = undefined;
    if (ports.sqlite === undefined) throw new Error(NO_DATABASE);
    opened ??= connectSqlite(ports.sqlite, ports.loop.wallMs);
    return opened;
  }

  const link = createSqliteLink(ports, open, {
    read: () => faults,
    write(next) {
      faults = next;
    },
  });
  const { handle, reset } = createHandle(link);

  /** Collecting the cases of a suite is not running it. */
  function ask(...steps: readonly SqliteStep[]): readonly SqliteOutcome[] {
    if (ports.peer === undefined) return steps.map(() => NOTHING);
    return open()
      .ask(...steps)
      .map(requireDone);
  }

  const query = async (text: string, params: Params = []): Promise<SqliteResult> =>
    resultOf(ask({ do: 'run', text, values: sendParams(params) })[0] ?? NOTHING);

  async function seed(rows: Seed): Promise<void> {
    const steps = seedRows(rows).map(
      ({ text, values }): SqliteStep => ({ do: 'run', text, values: sendParams(values) }),
    );
    ask(...steps);
  }

  async function plan(given: string | { readonly text: string }): Promise<SqlPlan> {
    const text = typeof given === 'string' ? given : given.text;
    const explained = await query(`EXPLAIN QUERY PLAN ${text}`);
    const tables = await query(TABLES);
    return readSqlitePlan(
      text,
      explained.rows as PlanRow[],
      tables.rows.map(({ name }) => name as string),
    );
  }

  const queries = (): readonly SqliteCall[] =>
    ports.calls
      .read()
      .filter(isSqliteCall)
      .filter(({ isControl }) => !isControl);

  const tag: Tag = async (strings, ...values) => {
    const { text, values: params } = statementOf(strings, values, () => '?');
    return (await query(text, params)).rows as never[];
  };
  const sqlite = Object.defineProperties(
    Object.assign(tag, {
      exec: async (script: string) => void ask({ do: 'script', text: script }),
      seed,
      query,
      dump: async (table: string) => (await query(`SELECT * FROM ${quoteName(table)} ORDER BY 1`)).rows as never[],
      plan,
      fail(match: string | RegExp, fault: SqliteFault, options?: FaultOptions) {
        faults = [...faults, readFault<SqliteFault>('world.sqlite.fail', SQLITE_FAULTS, match, fault, options)];
      },
    }),
    { count: { get: () => queries().length }, queries: { get: queries } },
  ) as unknown as WorldSqlite;
  presentAs(sqlite, handle as unknown as object);

  return {
    sqlite,

    checkpoint(): State {
      if (opened === undefined) return { image: undefined, faults };
      if (unchanged === undefined) {
        unchanged = opened.nameImage();
        opened.ask({ do: 'save', image: unchanged });
      }
      return { image: unchanged, faults };
    },

    restore(checkpoint) {
      const state = checkpoint as State;
      ({ faults } = state);
      reset();
      link.reset();
      const image = state.image ?? EMPTY;
      if (opened === undefined || unchanged === image) return;
      opened.ask({ do: 'restore', image });
      unchanged = image;
    },
  };
}
