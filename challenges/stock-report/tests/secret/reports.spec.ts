import { describe, expect, it } from 'vitest';
import type { ReportDay } from '../../starter/index.ts';
import { buildMigratedShop, openReports } from '../support/shelf.ts';

await buildMigratedShop([
  { code: 'b-1', category: 'boot' },
  { code: ' A-9 ', category: 'axe' },
  { code: 'a-10', category: 'axe' },
  { code: 'a_1', category: 'axe' },
  { code: 'C-1', category: null },
  { code: 'c-2', category: 'other' },
]);

const MARCH = { place: 3, from: '2026-03-01', to: '2026-03-31' };

const day = (on: string, added: number, removed: number, gap: number, balance: number): ReportDay => ({
  on,
  added,
  removed,
  gap,
  balance,
});

describe('a balance', () => {
  it('adds up what comes and goes, and may be below zero [R14, R15, R17]', async () => {
    const { stockReport } = await openReports([
      [1, 'sale', -3, '2026-03-02'],
      [1, 'delivery', 10, '2026-03-04'],
      [1, 'sale', -2, '2026-03-04'],
      [1, 'return', 1, '2026-03-04'],
      [1, 'correction', -4, '2026-03-05'],
      [1, 'correction', 2, '2026-03-05'],
    ]);
    expect(await stockReport(MARCH)).toEqual([
      {
        code: 'B-1',
        name: 'Name of b-1',
        opening: 0,
        days: [day('2026-03-02', 0, 3, 0, -3), day('2026-03-04', 11, 2, 0, 6), day('2026-03-05', 2, 4, 0, 4)],
        closing: 4,
        lastCount: null,
      },
    ]);
  });

  it('is set by a count, which tells a gap [R15, R17]', async () => {
    const { stockReport } = await openReports([
      [1, 'delivery', 10, '2026-03-01'],
      [1, 'count', 7, '2026-03-02'],
      [1, 'sale', -2, '2026-03-02'],
      [1, 'count', 6, '2026-03-02'],
      [1, 'count', 0, '2026-03-03'],
      [1, 'count', 2, '2026-03-04'],
      [1, 'delivery', 1, '2026-03-04'],
    ]);
    const [report] = await stockReport(MARCH);
    expect(report?.days).toEqual([
      day('2026-03-01', 10, 0, 0, 10),
      day('2026-03-02', 0, 2, -2, 6),
      day('2026-03-03', 0, 0, -6, 0),
      day('2026-03-04', 1, 0, 2, 3),
    ]);
    expect(report?.lastCount).toEqual({ on: '2026-03-04', counted: 2, gap: 2 });
  });

  it('begins with 0, also for the gap of a first count [R15]', async () => {
    const { stockReport } = await openReports([[1, 'count', 5, '2026-03-02']]);
    const [report] = await stockReport(MARCH);
    expect(report?.days).toEqual([day('2026-03-02', 0, 0, 5, 5)]);
    expect(report).toMatchObject({ opening: 0, closing: 5, lastCount: { on: '2026-03-02', counted: 5, gap: 5 } });
  });

  it('goes by the day, and on one day by the id [R14]', async () => {
    const { stockReport } = await openReports([
      [1, 'count', 8, '2026-03-20'],
      [1, 'sale', -1, '2026-03-10'],
      [1, 'count', 20, '2026-03-05'],
      [1, 'sale', -4, '2026-03-20'],
      [1, 'delivery', 2, '2026-03-05'],
      [1, 'sale', -5, '2026-03-05'],
    ]);
    const [report] = await stockReport(MARCH);
    expect(report?.days).toEqual([
      day('2026-03-05', 2, 5, 20, 17),
      day('2026-03-10', 0, 1, 0, 16),
      day('2026-03-20', 0, 4, -8, 4),
    ]);
  });

  it('knows nothing of what was cancelled [R14]', async () => {
    const gone = { cancelled: true };
    const { stockReport, reorderList } = await openReports([
      [1, 'delivery', 10, '2026-03-01'],
      [1, 'delivery', 100, '2026-03-02', gone],
      [1, 'sale', -4, '2026-03-02'],
      [1, 'count', 50, '2026-03-03', gone],
      [1, 'sale', -1, '2026-03-04', gone],
      [2, 'delivery', 10, '2026-03-01', gone],
      [2, 'sale', -9, '2026-03-01', gone],
    ]);
    expect(await stockReport(MARCH)).toEqual([
      {
        code: 'B-1',
        name: 'Name of b-1',
        opening: 0,
        days: [day('2026-03-01', 10, 0, 0, 10), day('2026-03-02', 0, 4, 0, 6)],
        closing: 6,
        lastCount: null,
      },
    ]);
    const line = { category: 'boot', rank: 1, code: 'B-1', sold: 4, stock: 6 };
    expect(await reorderList({ day: '2026-03-28', top: 5 })).toEqual([line]);
  });

  it('is one for each place and each article [R15, R16]', async () => {
    const { stockReport } = await openReports([
      [1, 'delivery', 10, '2026-03-01'],
      [1, 'count', 5, '2026-03-02', { place: 4 }],
      [2, 'count', 3, '2026-03-02'],
      [1, 'sale', -1, '2026-03-03'],
      [1, 'delivery', 60, '2026-03-03', { place: 0 }],
    ]);
    const closings = async (place: number) =>
      (await stockReport({ ...MARCH, place })).map(({ code, closing }) => [code, closing]);
    expect(await closings(3)).toEqual([
      ['A-9', 3],
      ['B-1', 9],
    ]);
    expect(await closings(4)).toEqual([['B-1', 5]]);
    expect(await closings(0)).toEqual([['B-1', 60]]);
    expect(await closings(5)).toEqual([]);
    expect(await closings(77)).toEqual([]);
  });
});

describe('a stock report', () => {
  it('sorts by the characters of the code [R16]', async () => {
    const { stockReport } = await openReports(
      [0, 1, 2, 3, 4, 5].map((article) => [article, 'delivery', 1 + article, '2026-03-01'] as const),
    );
    const report = await stockReport(MARCH);
    expect(report.map(({ code, name, closing }) => [code, name, closing])).toEqual([
      ['?', 'Not in the catalogue', 1],
      ['A-10', 'Name of a-10', 4],
      ['A-9', 'Name of  A-9 ', 3],
      ['A_1', 'Name of a_1', 5],
      ['B-1', 'Name of b-1', 2],
      ['C-1', 'Name of C-1', 6],
    ]);
  });

  it('opens with what was before, and closes with what is after its last day [R16, R17]', async () => {
    const { stockReport } = await openReports([
      [1, 'delivery', 10, '2026-02-01'],
      [1, 'count', 8, '2026-02-28'],
      [1, 'sale', -1, '2026-02-28'],
      [1, 'sale', -1, '2026-03-01'],
      [1, 'sale', -2, '2026-03-31'],
      [1, 'count', 90, '2026-04-01'],
    ]);
    expect(await stockReport(MARCH)).toEqual([
      {
        code: 'B-1',
        name: 'Name of b-1',
        opening: 7,
        days: [day('2026-03-01', 0, 1, 0, 6), day('2026-03-31', 0, 2, 0, 4)],
        closing: 4,
        lastCount: { on: '2026-02-28', counted: 8, gap: -2 },
      },
    ]);
    expect(await stockReport({ ...MARCH, from: '2026-03-31' })).toMatchObject([{ opening: 6, days: [{}], closing: 4 }]);
    expect(await stockReport({ ...MARCH, to: '2026-04-01' })).toMatchObject([
      { closing: 90, lastCount: { on: '2026-04-01', counted: 90, gap: 86 } },
    ]);
  });

  it('lists an article that has rested, and none that comes later [R16, R17]', async () => {
    const { stockReport } = await openReports([
      [1, 'delivery', 10, '2024-02-29'],
      [1, 'sale', -3, '2024-02-29'],
      [2, 'delivery', 10, '2026-04-01'],
      [3, 'delivery', 2, '2026-02-01'],
      [3, 'count', 0, '2026-02-28'],
    ]);
    expect(await stockReport(MARCH)).toEqual([
      {
        code: 'A-10',
        name: 'Name of a-10',
        opening: 0,
        days: [],
        closing: 0,
        lastCount: { on: '2026-02-28', counted: 0, gap: -2 },
      },
      { code: 'B-1', name: 'Name of b-1', opening: 7, days: [], closing: 7, lastCount: null },
    ]);
  });

  it('may be of one day [R17]', async () => {
    const { stockReport } = await openReports([
      [1, 'delivery', 10, '2026-03-01'],
      [1, 'sale', -1, '2026-03-02'],
      [1, 'sale', -1, '2026-03-03'],
    ]);
    expect(await stockReport({ place: 3, from: '2026-03-02', to: '2026-03-02' })).toMatchObject([
      { opening: 10, days: [day('2026-03-02', 0, 1, 0, 9)], closing: 9 },
    ]);
  });

  it('finds a part of the code [R18]', async () => {
    const { stockReport } = await openReports([1, 2, 3, 4].map((id) => [id, 'count', 1, '2026-03-01'] as const));
    const found = async (search?: string) =>
      (await stockReport({ ...MARCH, ...(search !== undefined && { search }) })).map(({ code }) => code);
    expect(await found('a')).toEqual(['A-10', 'A-9', 'A_1']);
    expect(await found('A-')).toEqual(['A-10', 'A-9']);
    expect(await found('  -9  ')).toEqual(['A-9']);
    expect(await found('-1')).toEqual(['A-10', 'B-1']);
    expect(await found('A-10')).toEqual(['A-10']);
    expect(await found('')).toEqual(['A-10', 'A-9', 'A_1', 'B-1']);
    expect(await found()).toEqual(['A-10', 'A-9', 'A_1', 'B-1']);
    expect(await found('z')).toEqual([]);
  });
});

describe('a reorder list', () => {
  const LAST = '2026-03-28';
  const line = (category: string, rank: number, code: string, sold: number, stock: number) => ({
    category,
    rank,
    code,
    sold,
    stock,
  });

  it('looks at 28 days [R19]', async () => {
    const { reorderList } = await openReports([
      [1, 'sale', -100, '2026-02-28'],
      [1, 'sale', -1, '2026-03-01'],
      [1, 'sale', -10, LAST],
      [1, 'sale', -1000, '2026-03-29'],
    ]);
    expect(await reorderList({ day: LAST, top: 1 })).toEqual([line('boot', 1, 'B-1', 11, -111)]);
  });

  it('counts sales in all places, less what came back, and nothing else [R19, R20]', async () => {
    const { reorderList } = await openReports([
      [1, 'delivery', 50, '2026-03-02', { place: 0 }],
      [1, 'correction', -7, '2026-03-03'],
      [1, 'sale', -5, '2026-03-03'],
      [1, 'sale', -4, '2026-03-03', { place: 4 }],
      [1, 'return', 2, '2026-03-04', { place: 5 }],
      [1, 'count', 30, '2026-03-05'],
    ]);
    expect(await reorderList({ day: LAST, top: 1 })).toEqual([line('boot', 1, 'B-1', 7, 50 + 30 - 4 + 2)]);
  });

  it('ranks in each category, and leaves ranks out after equal ones [R19]', async () => {
    const { reorderList } = await openReports([
      [1, 'sale', -1, LAST],
      [2, 'sale', -4, LAST],
      [3, 'sale', -4, LAST],
      [4, 'sale', -3, LAST],
      [5, 'sale', -2, LAST],
      [6, 'sale', -9, LAST],
    ]);
    const axes = [line('axe', 1, 'A-10', 4, -4), line('axe', 1, 'A-9', 4, -4)];
    const boot = line('boot', 1, 'B-1', 1, -1);
    const others = [line('other', 1, 'C-2', 9, -9), line('other', 2, 'C-1', 2, -2)];
    expect(await reorderList({ day: LAST, top: 1 })).toEqual([...axes, boot, others[0]]);
    expect(await reorderList({ day: LAST, top: 2 })).toEqual([...axes, boot, ...others]);
    expect(await reorderList({ day: LAST, top: 3 })).toEqual([...axes, line('axe', 3, 'A_1', 3, -3), boot, ...others]);
  });

  it('leaves out what has not sold in the end, and what is not in the catalogue [R19]', async () => {
    const { reorderList } = await openReports([
      [0, 'sale', -90, LAST],
      [1, 'sale', -2, LAST],
      [1, 'return', 2, LAST],
      [2, 'sale', -2, LAST],
      [2, 'return', 3, LAST],
      [3, 'delivery', 20, LAST],
      [4, 'sale', -1, '2026-02-01'],
      [5, 'sale', -1, LAST],
    ]);
    expect(await reorderList({ day: LAST, top: 9 })).toEqual([line('other', 1, 'C-1', 1, -1)]);
  });

  it('adds up the balances of the places at the end of the day [R20]', async () => {
    const { reorderList } = await openReports([
      [1, 'count', 10, '2025-01-01'],
      [1, 'delivery', 5, '2025-01-02'],
      [1, 'count', 3, '2025-01-01', { place: 4 }],
      [1, 'count', 2, LAST, { place: 4 }],
      [1, 'sale', -1, LAST],
      [1, 'count', 7, '2025-12-31', { place: 0 }],
      [2, 'count', 900, LAST],
      [1, 'count', 99, '2026-03-29'],
      [1, 'delivery', 99, '2026-03-29'],
    ]);
    expect(await reorderList({ day: LAST, top: 1 })).toEqual([line('boot', 1, 'B-1', 1, 14 + 2 + 7)]);
  });
});
