import { EMPTY } from '../../database/message.ts';
import { Client } from '../../postgres-client/client.ts';
import type { SqlLink } from '../../postgres-client/link.ts';
import type { QueryResult, Row } from '../../postgres-client/query.ts';
import { createTypeParsers } from '../../postgres-client/type-parsers.ts';
import { presentAs } from '../../wire/facades.isolate.ts';
import type { WorldPart, WorldPorts } from '../part.ts';
import { connectDatabase, type Database } from './database-link.isolate.ts';
import { createEngine, type Engine, type EngineState } from './engine.isolate.ts';
import { createProgramSql } from './facade.isolate.ts';
import { type FaultOptions, type PendingFault, readFault } from './fault-shelf.ts';
import { SQL_FAULTS, type SqlFault } from './faults.ts';
import { SqlPlan } from './plan.ts';
import { createProgramLink } from './program-link.isolate.ts';
import { quoteName, SEQUENCES, type Seed, seedStatements, setSequence } from './seed.ts';
import { isSqlCall, type SqlCall } from './sql-call.ts';
import { statementOf, type Tag } from './tagged.ts';

/**
 * A real Postgres, for the program and for the suite. What the suite runs itself is neither counted nor logged. The
 * program is passed `world.sql` as its pool (of node-postgres, for Kysely or Drizzle too), or imports `pg` itself.
 *
 * What is set up at the top of a spec or in `beforeAll` is there for each of its tests, as if it were new: rows, sequences
 * and numbers of transactions. The clock is the world's, and `random()` and `gen_random_uuid()` are the same each time.
 *
 * @example
 * import { expect, it } from 'vitest';
 * import { world } from 'minicase/world';
 * import { createOrders } from '../starter/index.ts';
 *
 * await world.sql.exec(`
 *   CREATE TABLE orders (id serial PRIMARY KEY, customer text NOT NULL, placed timestamptz NOT NULL DEFAULT now());
 *   CREATE INDEX orders_customer ON orders (customer);
 * `);
 * await world.sql.seed({ orders: [{ id: 7, customer: 'ada' }, { id: 8, customer: 'bob' }] });
 *
 * it('finds the orders of several customers by one query', async () => {
 *   const orders = createOrders(world.sql);
 *   expect(await orders.of(['ada', 'bob'])).toEqual([7, 8]);
 *   expect(world.sql).toHaveRunAtMost(1);
 *   expect(await world.sql.plan(world.sql.queries[0]!)).not.toScan('orders');
 * });
 *
 * it('places an order', async () => {
 *   expect(await createOrders(world.sql).place('eve')).toBe(9);
 *   expect(await world.sql.dump('orders')).toHaveLength(3);
 *   expect((await world.sql.query('SELECT placed FROM orders WHERE id = $1', [9])).rows[0].placed).toEqual(new Date());
 * });
 *
 * // program:
 * import type { Pool } from 'pg';
 *
 * export function createOrders(pool: Pool) {
 *   return {
 *     async of(customers: string[]): Promise<number[]> {
 *       const { rows } = await pool.query('SELECT id FROM orders WHERE customer = ANY($1) ORDER BY id', [customers]);
 *       return rows.map(({ id }) => id);
 *     },
 *     async place(customer: string): Promise<number> {
 *       const { rows } = await pool.query('INSERT INTO orders (customer) VALUES ($1) RETURNING id', [customer]);
 *       return rows[0].id;
 *     },
 *   };
 * }
 */
export type WorldSql = Tag & {
  /** Runs a script: a schema, migrations. */
  exec(script: string): Promise<void>;
  /** Puts rows into tables. Sequences of the columns that are given go on behind them. */
  seed(rows: Seed): Promise<void>;
  query(text: string, params?: readonly unknown[]): Promise<QueryResult>;
  /** The rows of a table, in the order of its first column. */
  dump<R extends Row = Row>(table: string): Promise<R[]>;
  /** How many statements the program ran since the test began; `BEGIN`, `COMMIT` and their like are not counted. */
  readonly count: number;
  /** Those statements, in the order in which they were sent. */
  readonly queries: readonly SqlCall[];
  /**
   * How Postgres would run a statement, were its tables large: a missing index shows, whatever few rows a test has.
   *
   * @example
   * import { expect, it } from 'vitest';
   * import { world } from 'minicase/world';
   * import { migrate } from '../starter/index.ts';
   *
   * it('has an index for the search by name', async () => {
   *   await world.sql.exec('CREATE TABLE people (id serial PRIMARY KEY, name text NOT NULL)');
   *   const search = { text: 'SELECT id FROM people WHERE name = $1', params: ['Ada'] };
   *   expect(await world.sql.plan(search)).toScan('people');
   *   await migrate(world.sql);
   *   expect(await world.sql.plan(search)).toUseIndex('people_name');
   * });
   *
   * // program:
   * import type { Pool } from 'pg';
   *
   * export async function migrate(pool: Pool): Promise<void> {
   *   await pool.query('CREATE INDEX people_name ON people (name)');
   * }
   */
  plan(
    text: string | { readonly text: string; readonly params?: readonly unknown[] | undefined },
    params?: readonly unknown[],
  ): Promise<SqlPlan>;
  /**
   * The next statement of the program's that fits meets a fault.
   *
   * @example
   * import { expect, it } from 'vitest';
   * import { world } from 'minicase/world';
   * import { book } from '../starter/index.ts';
   *
   * it('tries again when its transaction loses, and when the answer to its commit is lost books once', async () => {
   *   await world.sql.exec('CREATE TABLE bookings (seat int PRIMARY KEY)');
   *   world.sql.fail(/insert into bookings/i, 'serialization-failure');
   *   world.sql.fail('commit', 'answer-lost');
   *   await book(world.sql, 12);
   *   expect(await world.sql.dump('bookings')).toEqual([{ seat: 12 }]);
   *   expect(world.sql.queries.map(({ error }) => error)).toEqual(['40001', undefined, undefined]);
   * });
   *
   * // program:
   * import type { Pool } from 'pg';
   *
   * export async function book(pool: Pool, seat: number): Promise<void> {
   *   for (let attempt = 1; attempt <= 3; attempt++) {
   *     const client = await pool.connect();
   *     try {
   *       await client.query('BEGIN');
   *       await client.query('INSERT INTO bookings (seat) VALUES ($1) ON CONFLICT DO NOTHING', [seat]);
   *       await client.query('COMMIT');
   *       client.release();
   *       return;
   *     } catch {
   *       await client.query('ROLLBACK').catch(() => undefined);
   *       client.release();
   *     }
   *   }
   *   throw new Error('not booked');
   * }
   */
  fail(match: string | RegExp, fault: SqlFault, options?: FaultOptions): void;
};

type State = {
  readonly image: number | undefined;
  readonly engine: EngineState | undefined;
  readonly faults: readonly PendingFault<SqlFault>[];
};

const NO_DATABASE =
  'this suite has no database: the judge starts one for a spec in which it finds `world.sql`, or `sql` taken out of `world`';

/** The database of a world. It costs nothing until it is used. */
export function createSql(ports: WorldPorts): WorldPart & { readonly sql: WorldSql; readonly unblock: () => boolean } {
  let opened: { readonly database: Database; readonly engine: Engine; readonly author: Client } | undefined;
  let faults: readonly PendingFault<SqlFault>[] = [];
  /** The image that the database is still exactly as. */
  let unchanged: number | undefined;
  /** Whether it is as a database begins. */
  let isEmpty = true;

  function open() {
    isEmpty = false;
    unchanged = undefined;
    opened ??= openNow();
    return opened;
  }

  function openNow() {
    if (ports.database === undefined) throw new Error(NO_DATABASE);
    const { exchange, seed } = ports.database;
    const database = connectDatabase(exchange, seed, ports.loop.wallMs);
    const engine = createEngine(database);
    const author = new Client(authorLink(engine), createTypeParsers());
    return { database, engine, author };
  }

  const link = createProgramLink(ports, () => open().engine, {
    read: () => faults,
    write(next) {
      faults = next;
    },
  });
  const programSql = createProgramSql(link);
  ports.provide('sql', link);

  async function query(text: string, params?: readonly unknown[]): Promise<QueryResult> {
    // Collecting the cases of a suite is not running it.
    if (ports.peer === undefined) return { command: '', rowCount: null, oid: null, rows: [], fields: [] };
    const { author } = open();
    await author.connect();
    return await author.query({ text, values: params });
  }

  async function seed(rows: Seed): Promise<void> {
    for (const { text, values } of seedStatements(rows)) await query(text, values);
    for (const [table, some] of Object.entries(rows)) {
      const columns = [...new Set(some.flatMap((row) => Object.keys(row)))];
      const found = await query(SEQUENCES, [quoteName(table), columns]);
      for (const { name, sequence } of found.rows as { name: string; sequence: string }[]) {
        const { text, values } = setSequence(table, name, sequence);
        await query(text, values);
      }
    }
  }

  async function plan(
    given: string | { readonly text: string; readonly params?: readonly unknown[] | undefined },
    params?: readonly unknown[],
  ): Promise<SqlPlan> {
    const text = typeof given === 'string' ? given : given.text;
    const values = typeof given === 'string' ? params : given.params;
    await query('BEGIN');
    try {
      await query('SET LOCAL enable_seqscan = off');
      const { rows } = await query(`EXPLAIN (FORMAT JSON) ${text}`, values);
      return SqlPlan.ofPostgres(text, (rows[0] as Row | undefined)?.['QUERY PLAN']);
    } finally {
      await query('ROLLBACK');
    }
  }

  const queries = (): readonly SqlCall[] =>
    ports.calls
      .read()
      .filter(isSqlCall)
      .filter(({ isControl }) => !isControl);

  const tag: Tag = async (strings, ...values) => {
    const statement = statementOf(strings, values);
    return (await query(statement.text, statement.values)).rows as never[];
  };
  const sql = Object.defineProperties(
    Object.assign(tag, {
      exec: async (script: string) => void (await query(script)),
      seed,
      query,
      dump: async (table: string) => (await query(`SELECT * FROM ${quoteName(table)} ORDER BY 1`)).rows as never[],
      plan,
      fail(match: string | RegExp, fault: SqlFault, options?: FaultOptions) {
        faults = [...faults, readFault('world.sql.fail', SQL_FAULTS, match, fault, options)];
      },
    }),
    { count: { get: () => queries().length }, queries: { get: queries } },
  ) as unknown as WorldSql;
  presentAs(sql, programSql as unknown as object);

  return {
    sql,
    unblock: () => opened?.engine.breakDeadlock() === true,

    checkpoint(): State {
      if (opened === undefined || isEmpty) return { image: undefined, engine: undefined, faults };
      if (unchanged === undefined) {
        unchanged = opened.database.nameImage();
        opened.database.ask({ do: 'save', image: unchanged });
      }
      return { image: unchanged, engine: opened.engine.checkpoint(), faults };
    },

    restore(checkpoint) {
      const state = checkpoint as State;
      ({ faults } = state);
      if (opened === undefined) return;
      const { database, engine } = opened;
      if (state.image === undefined) {
        engine.restore({ sessions: new Map(), owner: undefined });
        if (!isEmpty) database.ask({ do: 'restore', image: EMPTY, isReset: true });
        isEmpty = true;
        unchanged = undefined;
        return;
      }
      engine.restore(state.engine as EngineState);
      if (unchanged !== state.image) database.ask({ do: 'restore', image: state.image, isReset: true });
      isEmpty = false;
      unchanged = state.image;
    },
  };
}

/** What the suite itself asks goes straight to the database: it is no exchange of the program's. */
function authorLink(engine: Engine): SqlLink {
  return {
    open: () => engine.open(true),
    run: (session, text, values) => engine.run(session, text, values),
    close: engine.close,
  };
}
