import { type PlanStep, SqlPlan } from '../sql/plan.ts';

/** A row of `EXPLAIN QUERY PLAN`. */
export type PlanRow = { readonly id: number; readonly parent: number; readonly detail: string };

const STEP =
  /^(SCAN|SEARCH) (\S+)(?: USING (AUTOMATIC )?(?:PARTIAL )?(?:COVERING )?(?:INDEX (\S+)|(INTEGER PRIMARY KEY)))?/;

/**
 * SQLite's plan of a statement. It does not look at how many rows a table has, so a missing index shows at once.
 *
 * @param tables - of the database: a plan tells a table by what the statement calls it
 */
export function readSqlitePlan(text: string, rows: readonly PlanRow[], tables: readonly string[]): SqlPlan {
  const depths = new Map<number, number>();
  const steps = rows.map(({ id, parent, detail }): PlanStep => {
    const depth = (depths.get(parent) ?? -1) + 1;
    depths.set(id, depth);
    const [, type, name = '', automatic, named, primaryKey] = STEP.exec(detail) ?? [];
    const index = named ?? primaryKey;
    const table = type === undefined ? undefined : findTable(text, name, tables);
    const isAutomatic = automatic !== undefined;
    return {
      type: type ?? detail,
      depth,
      detail,
      // An index that is made for the statement alone is made by reading the table.
      isScan: isAutomatic || (type === 'SCAN' && index === undefined),
      ...(table !== undefined && { table }),
      ...(index !== undefined && !isAutomatic && { index }),
    };
  });
  return new SqlPlan(text, steps);
}

function findTable(text: string, name: string, tables: readonly string[]): string | undefined {
  const isName = (table: string): boolean => table.toLowerCase() === name.toLowerCase();
  return tables.find(isName) ?? tables.find((table) => isAlias(text, table, name));
}

function isAlias(text: string, table: string, alias: string): boolean {
  const quoted = (name: string): string => `["\`\\[]?${RegExp.escape(name)}["\`\\]]?`;
  return new RegExp(`(?<![\\w])${quoted(table)}\\s+(?:as\\s+)?${quoted(alias)}(?![\\w])`, 'i').test(text);
}
