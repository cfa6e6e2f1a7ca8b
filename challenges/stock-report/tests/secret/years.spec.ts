import { type SqlCall, world } from 'minicase/world';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReports } from '../../starter/index.ts';
import { BUSY_DAY } from '../support/busy-day.ts';
import { deploy } from '../support/deployment.ts';
import { buildShop } from '../support/ledger.ts';
import { buildMigratedShop } from '../support/shelf.ts';

const ARTICLES = Array.from({ length: 20 }, (_, index) => ({ code: `A-${101 + index}`, category: `c${index % 4}` }));
const ROWS = 3_000;
const LAST_DAY = '2025-09-26';

/** The kinds and pieces of the movements, again and again. */
const CYCLE = [
  ['delivery', 9] as const,
  ...[-1, -2, -3].map((pieces) => ['sale', pieces] as const),
  ['count', 4] as const,
];

/** Which article moves where in the row n: three a day, each article in each of two places. */
const articleOf = (n: number): number => 1 + (n % ARTICLES.length);
const placeOf = (n: number): number => 1 + (Math.floor(n / ARTICLES.length) % 2);

/** What is left of each article in a place, after so many rows. */
function closingsAfter(rows: number, place: number): number[] {
  const closings = ARTICLES.map(() => 0);
  for (let n = 0; n < rows; n++) {
    const [kind, pieces] = CYCLE[n % CYCLE.length] ?? ['sale', 0];
    const index = articleOf(n) - 1;
    if (placeOf(n) === place) closings[index] = kind === 'count' ? pieces : (closings[index] ?? 0) + pieces;
  }
  return closings;
}

/** What the program has asked for while it did this. */
async function statementsOf(work: () => Promise<unknown>): Promise<{ readonly queries: readonly SqlCall[] }> {
  const before = world.sql.queries.length;
  await work();
  return { queries: world.sql.queries.slice(before) };
}

describe('years of movements', () => {
  beforeAll(async () => {
    await buildMigratedShop(ARTICLES);
    await world.sql.query(
      `insert into movement (article_id, place_id, kind, pieces, booked_on)
      select 1 + n % $1::int, 1 + n / $1::int % 2, ($2::text[])[1 + n % $4::int], ($3::int[])[1 + n % $4::int], date '2023-01-01' + n / 3
      from generate_series(0, $5::int - 1) as n`,
      [ARTICLES.length, CYCLE.map(([kind]) => kind), CYCLE.map(([, pieces]) => pieces), CYCLE.length, ROWS],
    );
  });

  it('cost a stock report three statements, and few rows [R22]', async () => {
    const { stockReport } = createReports(world.sql);
    let lines = 0;
    const statements = await statementsOf(async () => {
      const report = await stockReport({ place: 1, from: '2025-09-01', to: LAST_DAY });
      expect(report.map(({ closing }) => closing)).toEqual(closingsAfter(ROWS, 1));
      lines = report.length + report.flatMap(({ days }) => days).length;
    });
    expect(lines).toBe(ARTICLES.length + 38);
    expect(statements).toHaveRunAtMost(3);
    expect(statements.queries.reduce((sum, { rows = 0 }) => sum + rows, 0)).toBeLessThanOrEqual(2 * lines);
  });

  it('cost a reorder list three statements [R22]', async () => {
    const { reorderList } = createReports(world.sql);
    const stocks = closingsAfter(ROWS, 1).map((closing, index) => closing + (closingsAfter(ROWS, 2)[index] ?? 0));
    const statements = await statementsOf(async () => {
      const list = await reorderList({ day: LAST_DAY, top: 5 });
      expect(list.length).toBeGreaterThan(9);
      for (const { code, stock } of list) expect(stock).toBe(stocks[Number(code.slice(2)) - 101]);
    });
    expect(statements).toHaveRunAtMost(3);
  });
});

describe('an index of the migration', () => {
  beforeAll(() => buildShop(BUSY_DAY));

  it('serves the stock report [R13]', async () => {
    await deploy(BUSY_DAY.length);
    const { stockReport } = createReports(world.sql);
    const { queries } = await statementsOf(async () => {
      const report = await stockReport({ place: 0, from: '2026-03-01', to: '2026-03-31' });
      expect(report.map(({ code }) => code)).toEqual(['?', 'SKI-170', 'WAX-9']);
    });
    const plans = [];
    for (const { text, params } of queries) plans.push(await world.sql.plan({ text, params: params ?? [] }));
    for (const plan of plans) expect(plan).not.toScan('movement');
    const made = await world.sql<{ name: string }>`
      select indexrelid::regclass::text as name from pg_index
      where indrelid = 'movement'::regclass and not indisprimary and indisvalid
    `;
    const used = plans.flatMap(({ indexes }) => indexes);
    expect(made.filter(({ name }) => used.includes(name))).not.toEqual([]);
  });
});
