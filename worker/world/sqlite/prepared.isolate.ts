import type { SqliteOutcome } from '../../database/sqlite/message.ts';
import { readValue } from '../../database/sqlite/values.ts';
import { paramsOf } from './params.ts';
import type { SqliteLink } from './program-link.isolate.ts';
import { listsOf, recordsOf, requireDone } from './result.ts';

export type SqliteChanges = { readonly changes: number; readonly lastInsertRowid: number | bigint };

/** A statement that is compiled, as better-sqlite3 has it. Values are given as a list, as an object, or one by one. */
export type SqliteStatement = {
  readonly source: string;
  /** Whether it has rows to give. */
  readonly reader: boolean;
  all(...params: unknown[]): unknown[];
  get(...params: unknown[]): unknown;
  iterate(...params: unknown[]): IterableIterator<unknown>;
  run(...params: unknown[]): SqliteChanges;
  /** From here on rows come as arrays. */
  raw(toggle?: boolean): SqliteStatement;
  /** From here on of each row comes the first column. */
  pluck(toggle?: boolean): SqliteStatement;
  columns(): { readonly name: string }[];
};

type Mode = 'records' | 'arrays' | 'first column';

/** @throws SqliteError where the text is no statement */
export function prepareStatement(link: SqliteLink, text: string): SqliteStatement {
  const { columns } = requireDone(link.describe(text));
  let mode: Mode = 'records';

  function rowsOf(outcome: SqliteOutcome): unknown[] {
    if (mode === 'records') return recordsOf(outcome);
    const lists = listsOf(outcome);
    return mode === 'arrays' ? lists : lists.map(([first]) => first);
  }

  function read(given: readonly unknown[], mostRows?: number): unknown[] {
    if (columns.length === 0) {
      throw new TypeError('This statement does not return data. Use run() instead');
    }
    return rowsOf(requireDone(link.runNow(text, paramsOf(given), mostRows)));
  }

  const statement: SqliteStatement = {
    source: text,
    reader: columns.length > 0,
    all: (...params) => read(params),
    get: (...params) => read(params, 1)[0],
    iterate: (...params) => read(params).values(),
    run(...params) {
      const { changes, lastInsertRowid } = requireDone(link.runNow(text, paramsOf(params)));
      return { changes, lastInsertRowid: readValue(lastInsertRowid) as number | bigint };
    },
    raw(toggle = true) {
      mode = toggle ? 'arrays' : 'records';
      return statement;
    },
    pluck(toggle = true) {
      mode = toggle ? 'first column' : 'records';
      return statement;
    },
    columns: () => columns.map((name) => ({ name })),
  };
  return statement;
}
