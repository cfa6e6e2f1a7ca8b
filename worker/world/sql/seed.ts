import { escapeIdentifier } from '../../postgres-client/escape.ts';
import { valueText } from '../../postgres-client/value-text.ts';

/** Rows to put into tables, by table. */
export type Seed = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

export type SeedStatement = { readonly text: string; readonly values: readonly unknown[] };

/** A table's or a column's name as SQL has it; `schema.table` is two. */
export function quoteName(name: string): string {
  return name.split('.').map(escapeIdentifier).join('.');
}

/** The tables of a seed. @throws TypeError where one has no rows */
export function tablesOf(seed: Seed, where: string): [table: string, rows: Seed[string]][] {
  const tables = Object.entries(seed);
  for (const [table, rows] of tables) {
    if (!Array.isArray(rows)) throw new TypeError(`${where}: the rows of ${table} are no array`);
  }
  return tables;
}

/** One statement for each table and set of columns, and one for each that sets the table's sequences behind its rows. */
export function seedStatements(seed: Seed): SeedStatement[] {
  return tablesOf(seed, 'world.sql.seed').flatMap(([table, rows]) => {
    const byColumns = Map.groupBy(rows, (row) => JSON.stringify(Object.keys(row)));
    return [...byColumns].map(([key, some]) => insertStatement(table, JSON.parse(key) as string[], some));
  });
}

/** The JSON of the rows is read by the table's own types: dates, bytes and arrays need no care. */
function insertStatement(
  table: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): SeedStatement {
  const name = quoteName(table);
  if (columns.length === 0) {
    return { text: `INSERT INTO ${name} SELECT FROM generate_series(1, $1::int)`, values: [rows.length] };
  }
  const list = columns.map(quoteName).join(', ');
  const text = `INSERT INTO ${name} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM json_populate_recordset(NULL::${name}, $1)`;
  return { text, values: [JSON.stringify(rows, writeBytes)] };
}

function writeBytes(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Uint8Array ? valueText(value) : value;
}

/** Sequences of the seeded columns, by column. */
export const SEQUENCES =
  'SELECT name, pg_get_serial_sequence($1, name) AS sequence FROM unnest($2::text[]) AS name WHERE pg_get_serial_sequence($1, name) IS NOT NULL';

export function setSequence(table: string, column: string, sequence: string): SeedStatement {
  return {
    text: `SELECT setval($1::regclass, max(${quoteName(column)})) FROM ${quoteName(table)} HAVING max(${quoteName(column)}) IS NOT NULL`,
    values: [sequence],
  };
}
