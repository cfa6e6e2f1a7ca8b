import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { buildMigratedShop, openReports } from '../support/shelf.ts';

await buildMigratedShop([
  { code: 'B-1', category: 'boot' },
  { code: '50%', category: "kid's" },
  { code: "O'HARA", category: 'boot' },
  { code: 'A_B', category: 'boot' },
  { code: 'A\\B', category: 'boot' },
  { code: '$1', category: 'boot' },
]);

const MARCH = { place: 3, from: '2026-03-01', to: '2026-03-31' };

const shop = () => openReports([1, 2, 3, 4, 5, 6].map((article) => [article, 'sale', -article, '2026-03-02'] as const));

describe('a search', () => {
  it.each([
    ['%', ['50%']],
    ['_', ['A_B']],
    ["'", ["O'HARA"]],
    ['\\', ['A\\B']],
    ['$1', ['$1']],
    ['a_b', ['A_B']],
    ["x') or 1 = 1 --", []],
    ["'; delete from movement; --", []],
    ['.*', []],
  ])('is a text and nothing else: %s [R18, R21]', async (search, expected) => {
    const { stockReport } = await shop();
    expect((await stockReport({ ...MARCH, search })).map(({ code }) => code)).toEqual(expected);
    expect(await stockReport(MARCH)).toHaveLength(6);
  });
});

/** What a promise was rejected with. */
const reasonOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value,
    (error: unknown) => (error as Error).name,
  );

describe('a query that makes no sense', () => {
  it.each<[string, object]>([
    ['a place below 0', { place: -1 }],
    ['half a place', { place: 0.5 }],
    ['a place that is no number', { place: '3' }],
    ['a place that is a condition', { place: '3 or true' }],
    ['no place', { place: undefined }],
    ['a day that no February has', { from: '2026-02-30' }],
    ['a leap day of another year', { from: '2025-02-29' }],
    ['a thirteenth month', { to: '2026-13-01' }],
    ['the day 0', { from: '2026-03-00' }],
    ['a day in the old way', { to: '31.03.2026' }],
    ['a day with something before it', { from: ' 2026-03-01' }],
    ['a day with something after it', { to: "2026-03-31' or '1' = '1" }],
    ['a time', { from: '2026-03-01T00:00' }],
    ['a short day', { from: '2026-3-1' }],
    ['no day', { to: undefined }],
    ['an end before the beginning', { from: '2026-03-02', to: '2026-03-01' }],
  ])('is refused without asking the database: %s [R21]', async (_what, change) => {
    const { stockReport } = await shop();
    expect(await stockReport(MARCH)).toHaveLength(6);
    const { count } = world.sql;
    expect(await reasonOf(stockReport({ ...MARCH, ...change }))).toBe('RangeError');
    expect(world.sql.count).toBe(count);
  });

  it.each<[string, object]>([
    ['no rank', { top: 0 }],
    ['half a rank', { top: 1.5 }],
    ['a rank that is no number', { top: '1; drop table movement' }],
    ['a day that is none', { day: '2026-04-31' }],
    ['a day that goes on', { day: "2026-03-02'; --" }],
  ])('is refused for the reorder list as well: %s [R21]', async (_what, change) => {
    const { reorderList } = await shop();
    const query = { day: '2026-03-02', top: 1 };
    expect(await reorderList(query)).toMatchObject([
      { category: 'boot', code: '$1' },
      { category: "kid's", code: '50%' },
    ]);
    const { count } = world.sql;
    expect(await reasonOf(reorderList({ ...query, ...change }))).toBe('RangeError');
    expect(world.sql.count).toBe(count);
  });

  it('is not one of a leap day, of the place 0 or of one day [R21]', async () => {
    const { stockReport, reorderList } = await openReports([[1, 'sale', -2, '2024-02-29', { place: 0 }]]);
    const query = { place: 0, from: '2024-02-29', to: '2024-02-29' };
    expect(await stockReport(query)).toMatchObject([{ code: 'B-1', closing: -2 }]);
    expect(await reorderList({ day: '2024-02-29', top: 1 })).toMatchObject([{ code: 'B-1', sold: 2 }]);
  });
});
