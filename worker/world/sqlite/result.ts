import type { SqliteOutcome } from '../../database/sqlite/message.ts';
import { readValue, type SqliteValue } from '../../database/sqlite/values.ts';
import { SqliteError } from './sqlite-error.ts';

// biome-ignore lint/suspicious/noExplicitAny: rows have the type that whoever asks says they have.
export type SqliteRow = Record<string, any>;

export type SqliteResult<R = SqliteRow> = {
  readonly rows: R[];
  /** Rows that it returned or changed. */
  readonly rowCount: number;
  readonly changes: number;
  readonly lastInsertRowid: number | bigint;
  readonly columns: readonly string[];
};

/** @throws SqliteError */
export function requireDone(outcome: SqliteOutcome): SqliteOutcome {
  if (outcome.error !== undefined) throw new SqliteError(outcome.error);
  return outcome;
}

export function listsOf({ rows }: SqliteOutcome): SqliteValue[][] {
  return rows.map((row) => row.map(readValue));
}

export function recordsOf(outcome: SqliteOutcome): SqliteRow[] {
  return listsOf(outcome).map((row) => {
    const record: SqliteRow = {};
    for (const [index, name] of outcome.columns.entries()) {
      Object.defineProperty(record, name, {
        value: row[index],
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
    return record;
  });
}

/** Rows that it returned or changed. */
export const countOf = ({ columns, rows, changes }: SqliteOutcome): number =>
  columns.length > 0 ? rows.length : changes;

/** @throws SqliteError */
export function resultOf(outcome: SqliteOutcome, isArrays = false): SqliteResult {
  const { columns, changes, lastInsertRowid } = requireDone(outcome);
  return {
    rows: isArrays ? (listsOf(outcome) as unknown as SqliteRow[]) : recordsOf(outcome),
    rowCount: countOf(outcome),
    changes,
    lastInsertRowid: readValue(lastInsertRowid) as number | bigint,
    columns,
  };
}
