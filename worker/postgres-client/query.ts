import { DatabaseError } from './database-error.ts';
import type { Field, RunAnswer, StatementResult } from './link.ts';
import type { TypeParsers } from './type-parsers.ts';

/** What is asked, as node-postgres takes it. */
export type QueryConfig = {
  readonly text: string;
  readonly values?: readonly unknown[] | undefined;
  readonly rowMode?: string | undefined;
  readonly types?: TypeParsers | undefined;
};

export type Row = Readonly<Record<string, unknown>>;

// biome-ignore lint/suspicious/noExplicitAny: rows have the type that whoever asks says they have, as with node-postgres.
export type QueryResult<R = any> = {
  readonly command: string;
  readonly rowCount: number | null;
  readonly oid: null;
  readonly rows: R[];
  readonly fields: readonly (Field & { readonly format: 'text' })[];
};

/** @throws TypeError where it is no query */
export function readConfig(query: unknown, values?: unknown): QueryConfig {
  const given = typeof query === 'string' ? { text: query } : (query as Partial<QueryConfig> | null | undefined);
  if (typeof given?.text !== 'string') {
    throw new TypeError(
      'query() takes a text, or an object with a text and values; cursors and streams are not supported',
    );
  }
  const { text, rowMode, types } = given as QueryConfig;
  const all = Array.isArray(values) ? (values as readonly unknown[]) : (given as QueryConfig).values;
  return { text, values: all === undefined ? undefined : [...all], rowMode, types };
}

/**
 * What a query resolves with: the result of its statement, or an array where a script has several.
 *
 * @throws DatabaseError
 */
export function readAnswer(answer: RunAnswer, config: QueryConfig, types: TypeParsers): QueryResult {
  if (answer.error !== undefined) throw DatabaseError.fromFields(answer.error);
  const results = answer.results.map((result) => readResult(result, config.rowMode, config.types ?? types));
  const only = results.length === 1 ? results[0] : undefined;
  return only ?? (results.length === 0 ? EMPTY() : (results as unknown as QueryResult));
}

const EMPTY = (): QueryResult => ({ command: '', rowCount: null, oid: null, rows: [], fields: [] });

function readResult(result: StatementResult, rowMode: string | undefined, types: TypeParsers): QueryResult {
  const parsers = result.fields.map(({ dataTypeID }) => types.getTypeParser(dataTypeID, 'text'));
  const read = (text: string | null, index: number): unknown =>
    text === null ? null : (parsers[index] as (text: string) => unknown)(text);
  const rows = result.rows.map((row) => {
    const values = row.map(read);
    if (rowMode === 'array') return values;
    const record: Record<string, unknown> = {};
    for (const [index, { name }] of result.fields.entries()) {
      Object.defineProperty(record, name, {
        value: values[index],
        writable: true,
        enumerable: true,
        configurable: true,
      });
    }
    return record;
  });
  return {
    command: result.command,
    rowCount: result.rowCount,
    oid: null,
    rows,
    fields: result.fields.map((field) => ({ ...field, format: 'text' })),
  };
}
