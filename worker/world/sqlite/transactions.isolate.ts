import type { Tag } from '../sql/tagged.ts';
import type { Params } from './params.ts';
import type { SqliteLink } from './program-link.isolate.ts';
import { requireDone, type SqliteResult } from './result.ts';

export type QueryConfig = { readonly text: string; readonly values?: Params; readonly rowMode?: 'array' };

/** SQLite by promises. */
export type SqliteQueries = Tag & {
  query(text: string | QueryConfig, params?: Params): Promise<SqliteResult>;
};

type Body = (...args: unknown[]) => unknown;
type Transaction = Body & { readonly [kind in 'default' | 'deferred' | 'immediate' | 'exclusive']: Body };

export type SqliteTransactions = {
  /** Runs a function within a transaction that is committed when its promise resolves. One begins after the other. */
  begin<Value>(body: (transaction: SqliteQueries) => Promise<Value> | Value): Promise<Value>;
  /** better-sqlite3's: a function that runs the given one at once, within a transaction, or a savepoint of one. */
  transaction(body: Body): Transaction;
};

const SAVEPOINT = '"nested"';

export function createTransactions(
  link: SqliteLink,
  queries: SqliteQueries,
): SqliteTransactions & { readonly reset: () => void } {
  /** When the last transaction by promises that was asked for is over. */
  let last: Promise<unknown> = Promise.resolve();
  const run = async (text: string) => requireDone(await link.run(text, []));
  const runNow = (text: string) => requireDone(link.runNow(text, []));

  async function runInTransaction<Value>(body: (transaction: SqliteQueries) => Promise<Value> | Value): Promise<Value> {
    await run('BEGIN');
    try {
      const value = await body(queries);
      await run('COMMIT');
      return value;
    } catch (error) {
      if (link.isInTransaction()) await run('ROLLBACK');
      throw error;
    }
  }

  function runNowInTransaction(body: Body, kind: string, args: readonly unknown[]): unknown {
    const isNested = link.isInTransaction();
    runNow(isNested ? `SAVEPOINT ${SAVEPOINT}` : `BEGIN${kind}`);
    try {
      const value = body(...args);
      if (typeof (value as { then?: unknown } | null | undefined)?.then === 'function') {
        throw new TypeError('Transaction function cannot return a promise');
      }
      runNow(isNested ? `RELEASE ${SAVEPOINT}` : 'COMMIT');
      return value;
    } catch (error) {
      if (link.isInTransaction()) {
        for (const text of isNested ? [`ROLLBACK TO ${SAVEPOINT}`, `RELEASE ${SAVEPOINT}`] : ['ROLLBACK']) runNow(text);
      }
      throw error;
    }
  }

  return {
    begin(body) {
      if (typeof body !== 'function') throw new TypeError('begin() takes a function of the transaction');
      const running = last.then(() => runInTransaction(body));
      last = running.catch(() => undefined);
      return running;
    },

    transaction(body) {
      if (typeof body !== 'function') throw new TypeError('transaction() takes a function');
      const as =
        (kind: string): Body =>
        (...args) =>
          runNowInTransaction(body, kind, args);
      return Object.assign(as(''), {
        default: as(''),
        deferred: as(' DEFERRED'),
        immediate: as(' IMMEDIATE'),
        exclusive: as(' EXCLUSIVE'),
      });
    },

    /** Nobody waits for what a test has left open. */
    reset() {
      last = Promise.resolve();
    },
  };
}
