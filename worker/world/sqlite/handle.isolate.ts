import { statementOf, type Tag } from '../sql/tagged.ts';
import type { Params } from './params.ts';
import { prepareStatement, type SqliteStatement } from './prepared.isolate.ts';
import type { SqliteLink } from './program-link.isolate.ts';
import { recordsOf, requireDone, resultOf, type SqliteResult } from './result.ts';
import {
  createTransactions,
  type QueryConfig,
  type SqliteQueries,
  type SqliteTransactions,
} from './transactions.isolate.ts';

/**
 * The database as the program has it: one connection. By promises with sql`…`, `query` and `begin`; at once, as with
 * better-sqlite3, with `prepare`, `exec`, `transaction` and `pragma`, which Kysely's `SqliteDialect` works by.
 */
export type SqliteHandle = SqliteQueries &
  SqliteTransactions & {
    prepare(text: string): SqliteStatement;
    exec(script: string): void;
    pragma(source: string, options?: { readonly simple?: boolean }): unknown;
    /** Rolls back what is not committed. The database is there still. */
    close(): void;
    readonly inTransaction: boolean;
  };

const MARK = (): string => '?';

export function createHandle(link: SqliteLink): { readonly handle: SqliteHandle; readonly reset: () => void } {
  async function query(given: string | QueryConfig, params?: Params): Promise<SqliteResult> {
    const { text, values, rowMode } = typeof given === 'string' ? { text: given, values: params } : given;
    if (typeof text !== 'string') throw new TypeError('query() takes a text, or an object with a text and values');
    return resultOf(await link.run(text, values ?? params ?? []), rowMode === 'array');
  }

  const tag: Tag = async (strings, ...values) => {
    const { text, values: params } = statementOf(strings, values, MARK);
    return (await query(text, params)).rows as never[];
  };
  /** Kysely takes a database that is a function for one that opens a database. */
  const tagOrDatabase = (strings: unknown, ...values: unknown[]): unknown =>
    Array.isArray(strings) ? tag(strings as string[], ...values) : handle;

  function pragma(source: string, options?: { readonly simple?: boolean }): unknown {
    const outcome = requireDone(link.runNow(`PRAGMA ${source}`, []));
    return options?.simple === true ? Object.values(recordsOf(outcome)[0] ?? {})[0] : recordsOf(outcome);
  }

  const { reset, ...transactions } = createTransactions(link, Object.assign(tag, { query }));
  const handle = Object.defineProperties(
    Object.assign(tagOrDatabase, {
      query,
      ...transactions,
      prepare: (text: string) => prepareStatement(link, text),
      exec: (script: string) => void requireDone(link.runNow(script, undefined)),
      pragma,
      close: link.rollBack,
    }),
    { inTransaction: { get: link.isInTransaction } },
  ) as unknown as SqliteHandle;
  return { handle, reset };
}
