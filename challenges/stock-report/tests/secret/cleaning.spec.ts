import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { createMigration } from '../../starter/index.ts';
import { drain } from '../support/deployment.ts';
import { buildShop, expectClean, newColumnsOf, old, oldColumnsOf, readLedger } from '../support/ledger.ts';
import { oldTill } from '../support/tills.ts';

await buildShop([]);

type Written = Parameters<typeof old>;
type NewColumns = Omit<ReturnType<typeof newColumnsOf>, 'id'>;

/** The new columns of movements that were there before, which are those of the same movements after `expand`. */
async function cleanColumns(...written: readonly Written[]): Promise<NewColumns[]> {
  await world.sql.seed({ movement: written.map((row) => old(...row)) });
  const migration = createMigration(world.sql);
  await migration.expand();
  for (const row of written) await oldTill.book(old(...row));
  expect(await drain(migration, 8)).toBe(written.length);
  expect(await expectClean()).toBe(2 * written.length);
  const columns = (await readLedger()).map(newColumnsOf).map(({ id: _, ...row }) => row);
  expect(columns.slice(written.length)).toEqual(columns.slice(0, written.length));
  return columns.slice(0, written.length);
}

/** Three of it in one branch on one day. */
const three = (code: string, unit: string): Written => [code, 1, 'delivery', 3, unit, '2026-04-01'];

it('finds the article whatever capitals and spaces a code has, and takes the lowest id [R2, R3]', async () => {
  const known = ['SKI-170', 'ski-170', '  Ski-170', 'sKI-170   ', 'wax-9', ' Wax-9', 'WAX-9'];
  const unknown = ['SKI-17', 'SKI-1700', 'SKI 170', 'S KI-170', '%', '', 'wax_9'];
  const columns = await cleanColumns(...[...known, ...unknown].map((code) => three(code, 'box')));
  const found = columns.map(({ article_id, pieces }) => [article_id, pieces]);
  expect(found.slice(0, 7)).toEqual([...Array(4).fill([7, 18]), ...Array(3).fill([8, 60])]);
  expect(found.slice(7)).toEqual(unknown.map(() => [0, 3]));
});

it('takes no branch for the central warehouse, and counts in pieces, whatever the unit [R4, R5]', async () => {
  const columns = await cleanColumns(
    three('SKI-170', 'pc'),
    ['SKI-170', null, 'delivery', 3, null, '2026-04-01'],
    ['SKI-170', 0, 'delivery', 3, 'dz', '2026-04-01'],
    ['ski-170 ', 3, 'delivery', 3, 'box', '2026-04-01'],
    three('WAX-9', 'box'),
    three('unknown', 'dz'),
    three('unknown', 'box'),
  );
  expect(columns.map(({ place_id, pieces }) => [place_id, pieces])).toEqual([
    [1, 3],
    [0, 3],
    [0, 36],
    [3, 18],
    [1, 60],
    [1, 36],
    [1, 3],
  ]);
});

it('makes sales negative, leaves the sign of all else, and reads the days of all tills [R5, R6]', async () => {
  const kinds = ['sale', 'delivery', 'return', 'correction', 'count'];
  const days = ['2026-03-04', '04.03.2026', '4.3.2026', '31.12.2009', '29.2.2024'];
  const columns = await cleanColumns(
    ...kinds.flatMap((kind, index) =>
      [2, -2].map((quantity): Written => ['SKI-170', 1, kind, quantity, 'box', days[index] ?? '']),
    ),
    ['SKI-170', 1, 'count', 0, 'box', '12.11.2010'],
  );
  expect(columns.map(({ pieces }) => pieces)).toEqual([-12, -12, 12, -12, 12, -12, 12, -12, 12, -12, 0]);
  const read = ['2026-03-04', '2026-03-04', '2026-03-04', '2009-12-31', '2024-02-29'];
  expect(columns.map(({ booked_on }) => booked_on)).toEqual([...read.flatMap((day) => [day, day]), '2010-11-12']);
});

it('makes four empty columns of these types, and leaves all else [R1]', async () => {
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
