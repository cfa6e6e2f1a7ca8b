import type { MatcherResult } from '../matchers/result.ts';
import { times } from '../matchers/result.ts';
import { SqlPlan } from './plan.ts';
import { inOneLine } from './statement.ts';

/** A statement of any database. */
type Query = { readonly text: string; readonly params: readonly unknown[] | undefined };

const MOST_LINES = 12;

/** At most so many statements: `expect(world.sql).toHaveRunAtMost(3)`, or of `world.sqlite`. */
function toHaveRunAtMost(received: unknown, most: number): MatcherResult {
  const queries = queriesOf(received);
  return {
    pass: queries.length <= most,
    message: () =>
      queries.length <= most
        ? `expected the program to run more than ${count(most)}, but it ran ${queries.length}`
        : `expected the program to run at most ${count(most)}, but it ran ${queries.length}\n\n${diagnose(queries)}`,
  };
}

/** `expect(await world.sql.plan(text)).toUseIndex('orders_customer')`; without a name any index will do. */
function toUseIndex(received: unknown, name?: string): MatcherResult {
  const plan = requirePlan(received);
  const pass = name === undefined ? plan.indexes.length > 0 : plan.indexes.includes(name);
  const what = name === undefined ? 'an index' : `the index ${name}`;
  return { pass, message: () => `expected the plan ${pass ? 'not ' : ''}to use ${what}:\n\n${described(plan)}` };
}

/** `expect(await world.sql.plan(text)).not.toScan('orders')`: no table is read as a whole for want of an index. */
function toScan(received: unknown, table?: string): MatcherResult {
  const plan = requirePlan(received);
  const pass = table === undefined ? plan.scanned.length > 0 : plan.scanned.includes(table);
  const what = table === undefined ? 'a table' : `the table ${table}`;
  const why = pass ? '. No index serves it' : '';
  return {
    pass,
    message: () => `expected the plan ${pass ? 'not ' : ''}to read ${what} as a whole${why}:\n\n${described(plan)}`,
  };
}

export const sqlMatchers = { toHaveRunAtMost, toUseIndex, toScan };

const count = (queries: number): string => (queries === 1 ? 'one query' : `${queries} queries`);
const described = (plan: SqlPlan): string => `  ${inOneLine(plan.text)}\n\n${plan.toString()}`;

function queriesOf(received: unknown): readonly Query[] {
  const { queries } = (received ?? {}) as { readonly queries?: unknown };
  if (!Array.isArray(queries))
    throw new TypeError('expect(…).toHaveRunAtMost: give expect() world.sql or world.sqlite');
  return queries as readonly Query[];
}

function requirePlan(received: unknown): SqlPlan {
  if (received instanceof SqlPlan) return received;
  throw new TypeError('this matcher looks at a plan: expect(await world.sql.plan(text))');
}

/** Statements by how often they were run: the same one again and again is a query for each row of another. */
function diagnose(queries: readonly Query[]): string {
  const groups = [...Map.groupBy(queries, ({ text }) => inOneLine(text, 500))].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  const lines = groups
    .slice(0, MOST_LINES)
    .map(([text, same]) => `  ${String(same.length).padStart(4)} × ${inOneLine(text)}${exampleOf(same)}`);
  if (groups.length > MOST_LINES) lines.push(`  … and ${groups.length - MOST_LINES} others`);
  const [first] = groups;
  const most = first?.[1] ?? [];
  const isOneForEach = most.length > 2 && new Set(most.map(({ params }) => JSON.stringify(params))).size > 2;
  const why = isOneForEach
    ? `One statement ran ${times(most.length)} with different values: a query for each row (N+1). Ask for all of them at once, by a join or ${listOf(first?.[0])}.\n\n`
    : '';
  return why + lines.join('\n');
}

/** How a statement asks for many values at once, by how it writes the place of one. */
const listOf = (text = ''): string => (/\$\d/.test(text) ? 'with = ANY($1)' : 'with IN (…)');

function exampleOf(same: readonly Query[]): string {
  const values = same.map(({ params }) => params?.join(', ') ?? '').filter(Boolean);
  if (values.length === 0) return '';
  const shown = values.slice(0, 3).join(' | ');
  return `   with ${inOneLine(shown, 60)}${values.length > 3 ? ' | …' : ''}`;
}
