import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { createMigration } from '../../starter/index.ts';
import { drain } from '../support/deployment.ts';
import { buildShop, expectClean, newColumnsOf, old, oldColumnsOf, readLedger } from '../support/ledger.ts';
import { oldTill } from '../support/tills.ts';

const DAY = '2026-04-01';

await buildShop([]);

type Written = Parameters<typeof old>;

/** The new columns of a movement that was there before, and of one that is written after `expand`. */
async function newColumns(...written: Written) {
  const migration = createMigration(world.sql);
  await oldTill.book(old(...written));
  await migration.expand();
  await oldTill.book(old(...written));
  await drain(migration, 10);
  await expectClean();
  const [before, after] = (await readLedger()).map(newColumnsOf).map(({ id: _, ...columns }) => columns);
  expect(after).toEqual(before);
  return before;
}

describe('the article', () => {
  it.each([['SKI-170'], ['ski-170'], ['  Ski-170'], ['sKI-170   ']])('of the code "%s" is 7 [R2]', async (code) => {
    expect(await newColumns(code, 1, 'delivery', 3, 'pc', DAY)).toMatchObject({ article_id: 7, pieces: 3 });
  });

  it('may have the spaces in the catalogue [R2]', async () => {
    expect(await newColumns('wax-9', 1, 'delivery', 3, 'pc', DAY)).toMatchObject({ article_id: 8 });
  });

  it.each([['SKI-17'], ['SKI-1700'], ['SKI 170'], ['S KI-170'], ['%'], ['']])(
    'of the code "%s" is not in the catalogue [R3]',
    async (code) => {
      expect(await newColumns(code, 1, 'delivery', 3, 'box', DAY)).toMatchObject({ article_id: 0, pieces: 3 });
    },
  );
});

it.each([
  [null, 0],
  [0, 0],
  [2, 2],
])('the branch %s is the place %s [R4]', async (branch, place) => {
  expect(await newColumns('SKI-170', branch, 'delivery', 3, 'pc', DAY)).toMatchObject({ place_id: place });
});

describe('pieces', () => {
  it.each<[string | null, string, number]>([
    ['pc', 'SKI-170', 2],
    [null, 'SKI-170', 2],
    ['dz', 'SKI-170', 24],
    ['box', 'SKI-170', 12],
    ['box', 'ski-170 ', 12],
    ['box', 'WAX-9', 40],
    ['dz', 'unknown', 24],
    ['box', 'unknown', 2],
  ])('of a %s of %s: two are %i [R5]', async (unit, code, pieces) => {
    expect(await newColumns(code, 1, 'delivery', 2, unit, DAY)).toMatchObject({ pieces });
  });

  it.each<[string, number, number]>([
    ['sale', 2, -12],
    ['sale', -2, -12],
    ['delivery', 2, 12],
    ['delivery', -2, -12],
    ['return', 2, 12],
    ['return', -2, -12],
    ['correction', 2, 12],
    ['correction', -2, -12],
    ['count', 2, 12],
    ['count', 0, 0],
  ])('of a %s of %i boxes are %i [R5]', async (kind, quantity, pieces) => {
    expect(await newColumns('SKI-170', 1, kind, quantity, 'box', DAY)).toMatchObject({ pieces });
  });
});

it.each([
  ['2026-03-04', '2026-03-04'],
  ['04.03.2026', '2026-03-04'],
  ['4.3.2026', '2026-03-04'],
  ['31.12.2009', '2009-12-31'],
  ['29.2.2024', '2024-02-29'],
])('the day %s is %s [R6]', async (booked, day) => {
  expect(await newColumns('SKI-170', 1, 'sale', 2, 'pc', booked)).toMatchObject({ booked_on: day });
});

it('expand makes four empty columns of these types, and leaves all else [R1]', async () => {
  await oldTill.book(old(' ski-170', null, 'sale', 2, 'dz', '1.3.2026'));
  await oldTill.book(old('wax-9 ', 2, 'count', 2, null, '2026-03-01'));
  const before = await readLedger();
  await createMigration(world.sql).expand();
  const after = await readLedger();
  expect(after.map(oldColumnsOf)).toEqual(before.map(oldColumnsOf));
  expect(after.map(newColumnsOf)).toEqual(
    before.map(({ id }) => ({ id, article_id: null, place_id: null, pieces: null, booked_on: null })),
  );
  const types = await world.sql`
    select format_type(atttypid, null) as type from pg_attribute
    where attrelid = 'movement'::regclass and attname in ('article_id', 'place_id', 'pieces', 'booked_on')
    order by attname
  `;
  expect(types.map(({ type }) => type)).toEqual(['integer', 'date', 'integer', 'integer']);
});
