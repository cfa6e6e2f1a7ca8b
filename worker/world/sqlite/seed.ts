import { quoteName, type Seed, tablesOf } from '../sql/seed.ts';

type Statement = { readonly text: string; readonly values: readonly unknown[] };

/** One statement for each row. Dates become their ISO text, other objects JSON. */
export function seedRows(seed: Seed): Statement[] {
  return tablesOf(seed, 'world.sqlite.seed').flatMap(([table, rows]) => rows.map((row) => insertRow(table, row)));
}

function insertRow(table: string, row: Readonly<Record<string, unknown>>): Statement {
  const columns = Object.keys(row);
  if (columns.length === 0) return { text: `INSERT INTO ${quoteName(table)} DEFAULT VALUES`, values: [] };
  const marks = columns.map(() => '?').join(', ');
  const text = `INSERT INTO ${quoteName(table)} (${columns.map(quoteName).join(', ')}) VALUES (${marks})`;
  return { text, values: Object.values(row).map(storedAs) };
}

function storedAs(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return JSON.stringify(value);
}
