import { type SqlCall, world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { createReports } from '../../starter/index.ts';
import { deploy } from '../support/deployment.ts';
import { SCHEMA } from '../support/ledger.ts';

const ARTICLES = 20;
const ROWS = 1_500;

/** Five years: each article moves once in 24 days, in one of two places; the stock of each is counted each half year. */
await world.sql.exec(`
  ${SCHEMA}
  insert into branch select n, 'branch ' || n from generate_series(0, 3) as n;
  insert into article select n, 'A-' || (100 + n), 'article ' || n, 'category ' || n % 4, 10 from generate_series(0, ${ARTICLES}) as n;
  insert into movement (article_code, branch_id, kind, quantity, unit, booked)
  select ' a-' || (101 + n % ${ARTICLES}), 1 + n / ${ARTICLES} % 2, case when n % 3 = 0 then 'delivery' else 'sale' end,
    2, 'pc', (date '2021-01-01' + n)::text
  from generate_series(0, ${ROWS - 1}) as n
`);

const WEEKS = { place: 1, from: '2024-12-01', to: '2025-02-08' };

/** What the program has asked for while it did this. */
async function statementsOf(work: () => Promise<unknown>): Promise<{ readonly queries: readonly SqlCall[] }> {
  const before = world.sql.queries.length;
  await work();
  return { queries: world.sql.queries.slice(before) };
}

describe('years of movements', () => {
  it('cost a stock report three statements, and few rows [R22]', async () => {
    await deploy(ROWS);
    const { stockReport } = createReports(world.sql);
    const statements = await statementsOf(async () => {
      const report = await stockReport(WEEKS);
      expect(report).toHaveLength(ARTICLES);
      expect(report.flatMap(({ days }) => days)).toHaveLength(30);
      expect(report.reduce((sum, { closing }) => sum + closing, 0)).toBe(CLOSING);
    });
    expect(statements.queries).not.toEqual([]);
    expect(statements).toHaveRunAtMost(3);
    const rows = statements.queries.reduce((sum, query) => sum + (query.rows ?? 0), 0);
    expect(rows).toBeLessThanOrEqual(2 * (ARTICLES + 30));
  });

  it('cost a reorder list three statements [R22]', async () => {
    await deploy(ROWS);
    const { reorderList } = createReports(world.sql);
    const statements = await statementsOf(async () => {
      const list = await reorderList({ day: '2025-02-08', top: 5 });
      expect(list).toHaveLength(19);
      expect(list.reduce((sum, { sold }) => sum + sold, 0)).toBe(38);
    });
    expect(statements).toHaveRunAtMost(3);
  });

  it('are found by an index [R13]', async () => {
    await deploy(ROWS);
    const { stockReport } = createReports(world.sql);
    const { queries } = await statementsOf(async () => expect(await stockReport(WEEKS)).toHaveLength(ARTICLES));
    const plans = await Promise.all(queries.map(({ text, params }) => world.sql.plan({ text, params: params ?? [] })));
    for (const plan of plans) expect(plan).not.toScan('movement');
    const own = await world.sql<{ name: string }>`
      select indexrelid::regclass::text as name from pg_index
      where indrelid = 'movement'::regclass and not indisprimary and indisvalid
    `;
    const used = plans.flatMap(({ indexes }) => indexes);
    expect(own.filter(({ name }) => used.includes(name))).not.toEqual([]);
  });
});
