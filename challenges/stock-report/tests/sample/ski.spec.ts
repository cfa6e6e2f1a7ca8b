import { world } from 'minicase/world';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMigration } from '../../starter/index.ts';
import { drain } from '../support/deployment.ts';
import { buildShop, EXAMPLE, expectClean, newColumnsOf, old, readLedger } from '../support/ledger.ts';
import { buildMigratedShop, openReports } from '../support/shelf.ts';
import { bookNew, oldTill } from '../support/tills.ts';

describe('the migration of the example', () => {
  beforeAll(() => buildShop(EXAMPLE));

  it('fills the new columns in batches [R2, R4, R5, R6, R8]', async () => {
    const migration = createMigration(world.sql);
    await migration.expand();
    expect(await drain(migration, 3)).toBe(7);
    expect((await readLedger()).map(newColumnsOf)).toEqual([
      { id: '1', article_id: 7, place_id: 3, pieces: 12, booked_on: '2026-02-27' },
      { id: '2', article_id: 7, place_id: 3, pieces: -2, booked_on: '2026-03-01' },
      { id: '3', article_id: 7, place_id: 3, pieces: -1, booked_on: '2026-03-01' },
      { id: '4', article_id: 7, place_id: 3, pieces: -4, booked_on: '2026-03-02' },
      { id: '5', article_id: 7, place_id: 3, pieces: 8, booked_on: '2026-03-03' },
      { id: '6', article_id: 7, place_id: 3, pieces: -1, booked_on: '2026-03-03' },
      { id: '7', article_id: 8, place_id: 0, pieces: 12, booked_on: '2026-03-03' },
    ]);
  });

  it('goes on while the old till sells, and ends with a ledger for the new till [R7, R9]', async () => {
    const migration = createMigration(world.sql);
    await migration.expand();
    await drain(migration, 2, async (batch) => {
      if (batch === 1) await oldTill.book(old('wax-9', 2, 'sale', 1, 'pc', '4.3.2026'));
      if (batch === 2) await oldTill.amend(1, { quantity: 3 });
    });
    expect(await expectClean()).toBe(8);
    await migration.contract();
    await bookNew({ article_id: 8, place_id: 0, pieces: -5, booked_on: '2026-03-04' });
    expect((await readLedger()).at(-1)).toMatchObject({ article_id: 8, place_id: 0, pieces: -5, booked: null });
  });
});

describe('the reports of the example', () => {
  beforeAll(() =>
    buildMigratedShop([{ code: 'SKI-170', name: 'Touring ski 170', category: 'ski' }, { code: ' Wax-9' }]),
  );

  it('tell the stock of the branch 3, and what to order [R14, R15, R16, R17, R19, R20]', async () => {
    const { stockReport, reorderList } = await openReports([
      [1, 'delivery', 12, '2026-02-27'],
      [1, 'sale', -2, '2026-03-01'],
      [1, 'sale', -1, '2026-03-01'],
      [1, 'sale', -4, '2026-03-02', { cancelled: true }],
      [1, 'count', 8, '2026-03-03'],
      [1, 'correction', -1, '2026-03-03'],
      [2, 'delivery', 12, '2026-03-03', { place: 0 }],
    ]);
    expect(await stockReport({ place: 3, from: '2026-03-01', to: '2026-03-31' })).toEqual([
      {
        code: 'SKI-170',
        name: 'Touring ski 170',
        opening: 12,
        days: [
          { on: '2026-03-01', added: 0, removed: 3, gap: 0, balance: 9 },
          { on: '2026-03-03', added: 0, removed: 1, gap: -1, balance: 7 },
        ],
        closing: 7,
        lastCount: { on: '2026-03-03', counted: 8, gap: -1 },
      },
    ]);
    const line = { category: 'ski', rank: 1, code: 'SKI-170', sold: 3, stock: 7 };
    expect(await reorderList({ day: '2026-03-28', top: 3 })).toEqual([line]);
  });
});
