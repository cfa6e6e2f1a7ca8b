import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { RESULT_LIMIT_BYTES } from '../message.ts';
import { authorise } from './authorise.ts';
import type { Functions } from './functions.ts';
import type { SentValues, SqliteFault, SqliteOutcome } from './message.ts';
import { readValue, type SentValue, type SqliteValue, sendValue, sizeOf } from './values.ts';

const MEGABYTE = 1024 * 1024;
/** The most that a database may have. */
const SIZE_LIMIT_BYTES = 64 * MEGABYTE;
const PAGE_BYTES = 4_096;
const STATEMENT_LIMIT_BYTES = 16 * MEGABYTE;
const STATEMENTS_KEPT = 100;
/** What an image keeps of a connection. */
const SETTINGS = ['foreign_keys', 'recursive_triggers', 'query_only', 'ignore_check_constraints'] as const;
/** Statements that are often run again, and know when they have to be compiled again. */
const IS_KEPT = /^\s*(?:select|insert|update|delete|replace|with|values)\b/i;
const LEAVES_TABLES =
  /^\s*(?:select|insert|update|delete|replace|with|values|begin|commit|end|rollback|savepoint|release|explain|pragma)\b/i;
const CODE = { error: 1, tooBig: 18, notAuthorised: 23, readOnly: 8 } as const;

type Compiled = { readonly statement: StatementSync; readonly columns: readonly string[] };
export type Settings = Readonly<Record<(typeof SETTINGS)[number], number>>;
export type Connection = ReturnType<typeof openConnection>;

export const isReadOnly = ({ error }: SqliteOutcome): boolean =>
  error !== undefined && (error.code & 0xff) === CODE.readOnly;

/** One connection to a database in memory that others have open, too. */
export function openConnection(address: string, functions: Functions) {
  const database = new DatabaseSync(address, {
    allowExtension: false,
    defensive: true,
    limits: { length: RESULT_LIMIT_BYTES, sqlLength: STATEMENT_LIMIT_BYTES, attach: 1 },
  });
  functions.addTo(database);
  // What a transaction has not committed stays out of the memory that others read.
  database.exec(
    `PRAGMA cache_spill = OFF; PRAGMA temp_store = MEMORY; PRAGMA max_page_count = ${SIZE_LIMIT_BYTES / PAGE_BYTES}`,
  );
  const readSettings = SETTINGS.map((name) => database.prepare(`PRAGMA ${name}`));
  database.setAuthorizer(authorise);
  let kept = new Map<string, Compiled>();

  /** @throws where it is no statement, or more than one */
  function compile(text: string): Compiled {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const statement = database.prepare(text, {
      returnArrays: true,
      readBigInts: true,
      allowUnknownNamedParameters: true,
    });
    const rest = text.slice(statement.sourceSQL.length).replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|[\s;]/g, '');
    if (rest !== '') throw new RangeError('the text has more than one statement: run a script by exec()');
    const compiled = { statement, columns: statement.columns().map(({ name }) => name) };
    if (!IS_KEPT.test(text)) return compiled;
    if (kept.size >= STATEMENTS_KEPT) kept = new Map();
    kept.set(text, compiled);
    return compiled;
  }

  function answer(act: () => Partial<SqliteOutcome>): SqliteOutcome {
    const nothing = { columns: [], rows: [], changes: 0, lastInsertRowid: 0 };
    try {
      return { ...nothing, ...act(), isInTransaction: database.isTransaction };
    } catch (error) {
      return { ...nothing, error: faultOf(error), isInTransaction: database.isTransaction };
    }
  }

  function readRows(statement: StatementSync, args: readonly SQLInputValue[], mostRows: number): SentValue[][] {
    const rows: SentValue[][] = [];
    let bytes = 0;
    for (const row of statement.iterate(...args) as Iterable<unknown> as Iterable<SqliteValue[]>) {
      const sent = row.map(sendValue);
      bytes += sent.reduce<number>((sum, value) => sum + sizeOf(value), 0);
      if (bytes > RESULT_LIMIT_BYTES) throw new ResultTooLarge();
      rows.push(sent);
      if (rows.length >= mostRows) break;
    }
    return rows;
  }

  return {
    describe: (text: string): SqliteOutcome => answer(() => ({ columns: compile(text).columns })),

    run: (text: string, values: SentValues, mostRows = Number.POSITIVE_INFINITY): SqliteOutcome =>
      answer(() => {
        const { statement, columns } = compile(text);
        if (changesTables(text)) kept = new Map();
        const args = argumentsOf(values);
        if (columns.length > 0) return { columns, rows: readRows(statement, args, mostRows) };
        const { changes, lastInsertRowid } = statement.run(...args);
        const hasChanged = /^\s*(?:insert|update|delete|replace|with)\b/i.test(text);
        return { changes: hasChanged ? Number(changes) : 0, lastInsertRowid: sendValue(lastInsertRowid) };
      }),

    script: (text: string): SqliteOutcome =>
      answer(() => {
        kept = new Map();
        database.exec(text);
        return {};
      }),

    isInTransaction: (): boolean => database.isTransaction,

    rollBack(): void {
      if (database.isTransaction) database.exec('ROLLBACK');
    },

    /**
     * To be called when tables have changed: what is compiled is so no more, and a connection can read what tables there
     * are only while nobody has the database locked.
     */
    readTables(): void {
      kept = new Map();
      database.prepare('SELECT 1 FROM sqlite_schema').get();
    },

    settings: (): Settings =>
      Object.fromEntries(SETTINGS.map((name, place) => [name, readSettings[place]?.get()?.[name]])) as Settings,

    applySettings(settings: Settings): void {
      for (const name of SETTINGS) database.exec(`PRAGMA ${name} = ${settings[name]}`);
    },

    close: (): void => database.close(),
  };
}

export const changesTables = (text: string): boolean => !LEAVES_TABLES.test(text);

class ResultTooLarge extends Error {
  constructor() {
    super(
      `minicase: the result of a statement is larger than ${RESULT_LIMIT_BYTES / MEGABYTE} MB: select fewer rows or columns`,
    );
  }
}

function argumentsOf(values: SentValues): readonly SQLInputValue[] {
  if (Array.isArray(values)) return (values as readonly SentValue[]).map(readValue) as SQLInputValue[];
  const named = Object.entries(values as Readonly<Record<string, SentValue>>);
  return [Object.fromEntries(named.map(([name, value]) => [name, readValue(value)]))] as unknown as SQLInputValue[];
}

function faultOf(error: unknown): SqliteFault {
  const { message, errcode } = error as { readonly message: string; readonly errcode?: unknown };
  if (error instanceof ResultTooLarge) return { code: CODE.tooBig, message };
  if (typeof errcode !== 'number') return { code: CODE.error, message };
  if (errcode !== CODE.notAuthorised) return { code: errcode, message };
  return {
    code: errcode,
    message: 'not authorized (minicase: no other files, no extensions, no settings of the process)',
  };
}
