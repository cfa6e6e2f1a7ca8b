import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { createMigration } from '../../starter/index.ts';
import type { Cleaned } from '../support/cleaned.ts';
import { drain } from '../support/deployment.ts';
import { buildShop, expectClean, newColumnsOf, old, oldColumnsOf, readLedger } from '../support/ledger.ts';
import { oldTill } from '../support/tills.ts';

await buildShop([]);

type Written = Parameters<typeof old>;

/** The new columns of movements that were there before, which are those of the same movements after `expand`. */
async function cleanColumns(...written: readonly Written[]): Promise<Partial<Cleaned>[]> {
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

it('finds the article whatever capitals and spaces a code has, and takes the lowest id [R2]', async () => {
  const codes = ['SKI-170', 'ski-170', '  Ski-170', 'sKI-170   ', 'wax-9', ' Wax-9', 'WAX-9'];
  const columns = await cleanColumns(...codes.map((code) => three(code, 'pc')));
  expect(columns.map(({ article_id }) => article_id)).toEqual([7, 7, 7, 7, 8, 8, 8]);
});

it('gives a code that no article has to article 0 [R3]', async () => {
  const codes = ['SKI-17', 'SKI-1700', 'SKI 170', 'S KI-170', '%', '', 'wax_9'];
  const columns = await cleanColumns(...codes.map((code) => three(code, 'box')));
  expect(columns.map(({ article_id, pieces }) => [article_id, pieces])).toEqual(codes.map(() => [0, 3]));
});

it('takes no branch for the central warehouse [R4]', async () => {
  const branches = [null, 0, 1, 3];
  const columns = await cleanColumns(
    ...branches.map((branch): Written => ['SKI-170', branch, 'sale', 1, 'pc', '2026-04-01']),
  );
  expect(columns.map(({ place_id }) => place_id)).toEqual([0, 0, 1, 3]);
});

it('counts in pieces, whatever the unit [R5]', async () => {
  const columns = await cleanColumns(
    three('SKI-170', 'pc'),
    ['SKI-170', 1, 'delivery', 3, null, '2026-04-01'],
    three('SKI-170', 'dz'),
    three('SKI-170', 'box'),
    three('ski-170 ', 'box'),
    three('WAX-9', 'box'),
    three('unknown', 'dz'),
    three('unknown', 'box'),
  );
  expect(columns.map(({ pieces }) => pieces)).toEqual([3, 3, 36, 18, 18, 60, 36, 3]);
});

it('makes sales negative, and leaves the sign of all else [R5]', async () => {
  const kinds = ['sale', 'delivery', 'return', 'correction', 'count'];
  const columns = await cleanColumns(
    ...kinds.flatMap((kind) => [2, -2].map((quantity): Written => ['SKI-170', 1, kind, quantity, 'box', '2026-04-01'])),
    ['SKI-170', 1, 'count', 0, 'box', '2026-04-01'],
  );
  expect(columns.map(({ pieces }) => pieces)).toEqual([-12, -12, 12, -12, 12, -12, 12, -12, 12, -12, 0]);
});

it('reads the days of all tills [R6]', async () => {
  const days = ['2026-03-04', '04.03.2026', '4.3.2026', '31.12.2009', '29.2.2024', '12.11.2010'];
  const columns = await cleanColumns(...days.map((day): Written => ['SKI-170', 1, 'sale', 2, 'pc', day]));
  expect(columns.map(({ booked_on }) => booked_on)).toEqual([
    ...['2026-03-04', '2026-03-04', '2026-03-04'],
    ...['2009-12-31', '2024-02-29', '2010-11-12'],
  ]);
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
