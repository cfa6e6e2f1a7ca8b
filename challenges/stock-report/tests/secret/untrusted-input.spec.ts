import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { buildMigratedShop, openReports } from '../support/shelf.ts';

await buildMigratedShop([
  { code: 'B-1', category: 'boot' },
  { code: '50%', category: "kid's" },
  { code: "O'HARA", category: 'boot' },
  { code: 'A_B', category: 'boot' },
  { code: 'A\\B', category: 'boot' },
  { code: '$&', category: 'boot' },
]);

const MARCH = { place: 3, from: '2026-03-01', to: '2026-03-31' };

const shop = () => openReports([1, 2, 3, 4, 5, 6].map((article) => [article, 'sale', -article, '2026-03-02'] as const));

it('takes a search for a text and nothing else [R18, R21]', async () => {
  const { stockReport } = await shop();
  const found = async (search: string) => (await stockReport({ ...MARCH, search })).map(({ code }) => code);
  expect(await found('%')).toEqual(['50%']);
  expect(await found('_')).toEqual(['A_B']);
  expect(await found('a_b')).toEqual(['A_B']);
  expect(await found("'")).toEqual(["O'HARA"]);
  expect(await found('\\')).toEqual(['A\\B']);
  expect(await found('$&')).toEqual(['$&']);
  for (const text of ["x') or 1 = 1 --", "'; delete from movement; --", '.*']) expect(await found(text)).toEqual([]);
  expect(await stockReport(MARCH)).toHaveLength(6);
});

/** What a promise was rejected with, or what it was resolved with. */
const reasonOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.catch(({ name, message }: Error) => ({ name, message }));

/** Fails unless these are refused by their name, and the database is asked nothing. */
async function expectRefused(queries: readonly object[], report: (query: object) => Promise<unknown>): Promise<void> {
  const { count } = world.sql;
  const reasons = [];
  for (const query of queries) reasons.push([query, await reasonOf(report(query))]);
  const refusal = (query: object) => {
    const message = new RegExp(`\\b(?:${Object.keys(query).join('|')})\\b`);
    return { name: 'RangeError', message: expect.stringMatching(message) };
  };
  expect(reasons).toEqual(queries.map((query) => [query, refusal(query)]));
  expect(world.sql.count).toBe(count);
}

it('refuses a place that is none, without asking the database [R21]', async () => {
  const { stockReport } = await shop();
  expect(await stockReport(MARCH)).toHaveLength(6);
  await expectRefused(
    [-1, 0.5, Number.NaN, '3', '3 or true', null, undefined].map((place) => ({ place })),
    (query) => stockReport({ ...MARCH, ...query }),
  );
});

it('refuses days that are not in the calendar, or written in another way [R21]', async () => {
  const { stockReport } = await shop();
  const leapDay = { place: 3, from: '2024-02-29', to: '2026-12-31' };
  expect(await stockReport(leapDay)).toMatchObject(Array(6).fill({ days: [{ on: '2026-03-02' }] }));
  const noDays = [
    ...['2026-02-30', '2025-02-29', '2026-13-01', '2026-00-01', '2026-03-00', '2026-03-32'],
    ...['01.03.2026', ' 2026-03-01', '2026-03-01 ', '2026-03-01T00:00', '2026-3-01', '2026-03-1', '26-03-01', ''],
    ...["2026-03-01' or '1' = '1", 'now', null, undefined, 20_260_301, '+012026-03-01', '-002026-03-01'],
  ];
  await expectRefused([...noDays.map((from) => ({ from })), ...noDays.map((to) => ({ to }))], (query) =>
    stockReport({ ...MARCH, to: '2027-01-01', ...query }),
  );
});

it('refuses an end before the beginning, and not a single day [R21]', async () => {
  const { stockReport } = await shop();
  expect(await stockReport({ ...MARCH, from: '2026-03-02', to: '2026-03-02' })).toHaveLength(6);
  await expectRefused([{ from: '2026-03-03', to: '2026-03-02' }], (query) => stockReport({ ...MARCH, ...query }));
});

it('refuses a reorder list of no day or no rank [R21]', async () => {
  const { reorderList } = await shop();
  const query = { day: '2026-03-02', top: 1 };
  expect(await reorderList(query)).toMatchObject([
    { category: 'boot', code: '$&' },
    { category: "kid's", code: '50%' },
  ]);
  const refused = [
    ...[0, -1, 1.5, '1', '1; drop table movement', undefined].map((top) => ({ top })),
    ...['2026-04-31', "2026-03-02'; --", '2.3.2026', undefined].map((day) => ({ day })),
  ];
  await expectRefused(refused, (change) => reorderList({ ...query, ...change }));
});

it('knows the place 0 [R21]', async () => {
  const { stockReport } = await openReports([[1, 'sale', -2, '2026-03-02', { place: 0 }]]);
  expect(await stockReport({ ...MARCH, place: 0 })).toMatchObject([{ code: 'B-1', closing: -2 }]);
});
