import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { createMigration } from '../../starter/index.ts';
import { BUSY_DAY } from '../support/busy-day.ts';
import { deploy, drain, refusalOf } from '../support/deployment.ts';
import { buildShop, expectClean } from '../support/ledger.ts';
import { bookNew } from '../support/tills.ts';
import { fileOfLedger, watched, watchSchemaChanges } from '../support/watch.ts';

await buildShop(BUSY_DAY);
await watchSchemaChanges();

/** Statements during which nobody can sell anything, for as long as it takes to read the whole ledger. */
const stoppages = async () => (await watched()).filter(({ reads_all, blocks }) => reads_all && blocks);

it('a migration stops nobody, neither at its beginning nor at its end [R9, R10]', async () => {
  const file = await fileOfLedger();
  const migration = createMigration(world.sql);
  await migration.expand();
  await drain(migration, 9);
  expect(await expectClean()).toBe(BUSY_DAY.length);
  expect(await stoppages()).toEqual([]);
  await migration.contract();
  expect(await refusalOf(() => bookNew())).toBeUndefined();
  expect(await refusalOf(() => bookNew({ booked_on: null }))).toBe('23502');
  expect(await stoppages()).toEqual([]);
  expect(await fileOfLedger()).toBe(file);
  const texts = world.sql.queries.map(({ text }) => text);
  expect(texts.filter((text) => /(?:^|;)\s*lock\b/i.test(text))).toEqual([]);
});

it('a deployment that is begun again stops nobody either [R10, R11]', async () => {
  world.sql.fail(/drop not null/i, 'connection-lost');
  await refusalOf(() => deploy(BUSY_DAY.length));
  await deploy(BUSY_DAY.length);
  await bookNew();
  await deploy(BUSY_DAY.length);
  expect(await stoppages()).toEqual([]);
  expect(await refusalOf(() => bookNew({ pieces: null }))).toBe('23502');
});
