import type { Client } from '../../postgres-client/client.ts';
import type { SqlLink } from '../../postgres-client/link.ts';
import { Pool } from '../../postgres-client/pool.ts';
import type { QueryResult } from '../../postgres-client/query.ts';
import { createTypeParsers } from '../../postgres-client/type-parsers.ts';
import { type Tag, tagOf } from './tagged.ts';

/** A transaction: sql`…`, `query`, and nothing that the pool has. */
export type SqlTransaction = Tag & { readonly query: (query: unknown, values?: unknown) => Promise<QueryResult> };

/** The database as the program has it: a pool of node-postgres that is also a tagged template. */
export type ProgramSql = Tag &
  Pick<Pool, 'query' | 'connect' | 'end' | 'on' | 'once' | 'off'> & {
    readonly begin: <Value>(
      first: string | ((transaction: SqlTransaction) => Promise<Value> | Value),
      body?: (transaction: SqlTransaction) => Promise<Value> | Value,
    ) => Promise<Value>;
    readonly transaction: <Value>(body: (transaction: SqlTransaction) => Promise<Value> | Value) => Promise<Value>;
    readonly unsafe: (text: string, values?: readonly unknown[]) => Promise<unknown[]>;
  };

/** Libraries look at what class their pool is of. */
const KIND = Object.create(Function.prototype, { constructor: { value: Pool, configurable: true } }) as object;

export function createProgramSql(link: SqlLink): ProgramSql {
  const pool = new Pool(link, createTypeParsers());

  async function begin<Value>(
    first: unknown,
    second?: (transaction: SqlTransaction) => Promise<Value> | Value,
  ): Promise<Value> {
    const body = (typeof first === 'function' ? first : second) as typeof second;
    if (body === undefined) throw new TypeError('sql.begin() takes a function of the transaction');
    const client = await pool.connect();
    try {
      await client.query(typeof first === 'string' ? `BEGIN ${first}` : 'BEGIN');
      const value = await body(transactionOf(client));
      await client.query('COMMIT');
      client.release();
      return value;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      client.release();
      throw error;
    }
  }

  const tag = tagOf(pool);
  /** Kysely takes a pool that is a function for one that makes a pool. */
  const tagOrPool = (strings: unknown, ...values: unknown[]): unknown =>
    Array.isArray(strings) ? tag(strings as string[], ...values) : facade;

  const facade: object = Object.assign(tagOrPool, {
    query: pool.query.bind(pool),
    connect: pool.connect.bind(pool),
    end: pool.end.bind(pool),
    on: pool.on.bind(pool),
    once: pool.once.bind(pool),
    off: pool.off.bind(pool),
    begin,
    transaction: <Value>(body: (transaction: SqlTransaction) => Promise<Value> | Value) => begin<Value>(body),
    unsafe: async (text: string, values?: readonly unknown[]) => (await pool.query(text, values)).rows as unknown[],
  });
  Object.setPrototypeOf(facade, KIND);
  return facade as unknown as ProgramSql;
}

function transactionOf(client: Client): SqlTransaction {
  return Object.assign(tagOf(client), { query: client.query.bind(client) }) as SqlTransaction;
}
