import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { createMigration } from '../../starter/index.ts';
import { BUSY_DAY } from '../support/busy-day.ts';
import { deploy, drain, refusalOf } from '../support/deployment.ts';
import { buildShop, expectClean, newColumnsOf, old, oldColumnsOf, readLedger } from '../support/ledger.ts';
import { bookNew, NEW_SALE, oldTill } from '../support/tills.ts';

const ROWS = BUSY_DAY.length;
const NOT_NULL = '23502';
const NO_SUCH_KEY = '23503';

await buildShop(BUSY_DAY);

/** How many rows each transaction has written that is not among those. */
async function writtenSince(before: ReadonlySet<string>): Promise<number[]> {
  const groups = await world.sql<{ xmin: string; rows: number }>`
    select xmin::text, count(*)::int as rows from movement group by xmin::text
  `;
  return groups.filter(({ xmin }) => !before.has(xmin)).map(({ rows }) => rows);
}

const versions = async () =>
  await world.sql<{ id: string; xmin: string }>`select id, xmin::text from movement order by id`;

/** The ids of what has its new columns. */
const doneRows = async () => (await readLedger()).filter(({ pieces }) => pieces !== null).map(({ id }) => id);

describe('the old till', () => {
  it('writes what is clean at once, from expand on [R7]', async () => {
    await createMigration(world.sql).expand();
    const booked = old('  wax-9', null, 'sale', 2, 'box', '9.4.2026');
    await oldTill.book(booked);
    const last = (await readLedger()).at(-1);
    expect(last).toMatchObject({ ...booked, article_id: 8, place_id: 0, pieces: -40, booked_on: '2026-04-09' });
    await oldTill.amend(ROWS, { quantity: 99, article_code: 'SKI-170', unit: 'box', kind: 'return' });
    expect((await readLedger()).at(-2)).toMatchObject({ article_id: 7, pieces: 594 });
  });

  it('amends whatever it wants of rows that were brought over long ago [R7]', async () => {
    const changes = [
      [{ article_code: 'wax-9 ' }, { article_id: 8, pieces: 20 }],
      [{ branch_id: null }, { place_id: 0 }],
      [{ kind: 'sale' }, { pieces: -6 }],
      [{ quantity: 5 }, { pieces: 30 }],
      [{ unit: 'dz' }, { pieces: 12 }],
      [{ booked: '24.12.2025' }, { booked_on: '2025-12-24' }],
      [{ cancelled: true }, {}],
    ] as const;
    const written = old('SKI-170', 2, 'delivery', 1, 'box', '2026-04-02');
    await world.sql.seed({ movement: changes.map(() => written) });
    const migration = createMigration(world.sql);
    await migration.expand();
    await drain(migration, 50);
    for (const [index, [change]] of changes.entries()) await oldTill.amend(ROWS + 1 + index, change);
    const clean = { article_id: 7, place_id: 2, pieces: 6, booked_on: '2026-04-02' };
    expect((await readLedger()).slice(ROWS)).toMatchObject(
      changes.map(([change, expected]) => ({ ...written, ...change, ...clean, ...expected })),
    );
  });

  it('books, amends, cancels and deletes between any two batches [R7, R8]', async () => {
    const migration = createMigration(world.sql);
    await migration.expand();
    await drain(migration, 2, async (batch) => {
      if (batch > 4) return;
      await oldTill.book(old('wax-9', batch % 4, 'sale', batch, 'dz', `${batch}.5.2026`));
      await oldTill.amend(batch, { quantity: 70 + batch, booked: '31.1.2026' });
      await oldTill.amend(ROWS - batch, { article_code: 'gone', unit: 'box', branch_id: null });
      await oldTill.cancel(batch + 1);
      await oldTill.cancel(ROWS);
      await oldTill.remove(10 - batch);
    });
    expect(await expectClean()).toBe(ROWS);
    await migration.contract();
    expect(await expectClean()).toBe(ROWS);
    const rows = await readLedger();
    expect(rows.filter(({ cancelled }) => cancelled).map(({ id }) => Number(id))).toEqual([2, 3, 4, 5, ROWS]);
  });
});

describe('a batch', () => {
  it.each([2, 17])('of at most %i brings over no more, and says how many [R8]', async (atMost) => {
    const before = new Set((await versions()).map(({ xmin }) => xmin));
    const migration = createMigration(world.sql);
    await migration.expand();
    expect(await writtenSince(before)).toEqual([]);
    const said = await drain(migration, atMost, async (_batch, total) => {
      expect(await doneRows()).toHaveLength(total);
    });
    expect(said).toBe(ROWS);
    const written = await writtenSince(before);
    expect(Math.max(...written)).toBeLessThanOrEqual(atMost);
    expect(await expectClean()).toBe(ROWS);
  });

  it('leaves alone what is done, and says 0 when nothing is left [R8]', async () => {
    const migration = createMigration(world.sql);
    await migration.expand();
    await oldTill.book(old('wax-9', 1, 'sale', 2, 'pc', '2026-05-01'));
    const said = await migration.backfill(6);
    const done = await doneRows();
    expect(done).toHaveLength(said + 1);
    const before = (await versions()).filter(({ id }) => done.includes(id));
    expect(await drain(migration, 100)).toBe(ROWS - said);
    expect((await versions()).filter(({ id }) => done.includes(id))).toEqual(before);
    expect(await expectClean()).toBe(ROWS + 1);
    const all = await versions();
    expect(await migration.backfill(100)).toBe(0);
    expect(await versions()).toEqual(all);
  });
});

describe('contract', () => {
  it('lets no column be null, and no reference lead nowhere [R9]', async () => {
    await deploy(ROWS);
    const columns = ['article_id', 'booked_on', 'pieces', 'place_id'];
    for (const column of columns) expect(await refusalOf(() => bookNew({ [column]: null }))).toBe(NOT_NULL);
    const found = await world.sql<{ name: string }>`
      select attname::text as name from pg_attribute
      where attrelid = 'movement'::regclass and attnotnull and attname = any (${columns}) order by attname
    `;
    expect(found.map(({ name }) => name)).toEqual(columns);
    expect(await refusalOf(() => bookNew({ article_id: 99 }))).toBe(NO_SUCH_KEY);
    expect(await refusalOf(() => bookNew({ place_id: 99 }))).toBe(NO_SUCH_KEY);
    const unchecked = await world.sql`
      select conname from pg_constraint where conrelid = 'movement'::regclass and not convalidated
    `;
    expect(unchecked).toEqual([]);
  });

  it('leaves the new till alone, and the old columns as they were [R7, R9]', async () => {
    const before = await readLedger();
    await deploy(ROWS);
    expect((await readLedger()).map(oldColumnsOf)).toEqual(before.map(oldColumnsOf));
    expect(await expectClean()).toBe(ROWS);
    await bookNew();
    await world.sql`update movement set pieces = pieces - 1 where id in (1, ${ROWS + 1})`;
    const rows = await readLedger();
    expect(rows.at(-1)).toMatchObject({ ...NEW_SALE, pieces: -4, article_code: null, quantity: null, booked: null });
    const [first] = BUSY_DAY;
    expect(rows[0]).toMatchObject({ ...first, article_id: 7, place_id: 0, pieces: 0, booked_on: '2026-03-01' });
  });

  it('waits for the backfill, and disturbs nobody till then [R9]', async () => {
    const migration = createMigration(world.sql);
    await migration.expand();
    await migration.backfill(ROWS - 1);
    expect((await doneRows()).length).toBeLessThan(ROWS);
    await expect(migration.contract()).rejects.toThrow(/\S/);
    for (let id = 1; id <= ROWS; id++) await oldTill.cancel(id);
    await oldTill.book(old('wax-9', 1, 'sale', 2, 'dz', '9.5.2026'));
    await drain(migration, 5);
    expect(await expectClean()).toBe(ROWS + 1);
    await migration.contract();
    expect(await refusalOf(() => bookNew())).toBeUndefined();
  });
});

/** What a complete migration has to be. */
async function expectComplete(rows: number): Promise<void> {
  expect(await expectClean()).toBe(rows);
  await bookNew();
  expect((await readLedger()).at(-1)).toMatchObject({ ...NEW_SALE, article_code: null });
  expect(await refusalOf(() => bookNew({ pieces: null }))).toBe(NOT_NULL);
  expect(await refusalOf(() => bookNew({ article_id: 99 }))).toBe(NO_SUCH_KEY);
}

describe('a deployment', () => {
  /** Each time two statements later: one whose answer is lost is where one is that dies before the next statement. */
  it('that dies at any statement is begun again [R11]', async () => {
    let statements = 0;
    for (let isComplete = false; !isComplete; ) {
      if (statements > 0) world.sql.fail(/(?:)/, { slow: '1ms' }, { times: statements });
      world.sql.fail(/(?:)/, 'answer-lost');
      isComplete = (await refusalOf(() => deploy(ROWS))) === undefined;
      if (!isComplete) statements += 2;
      if (statements > 80) throw new Error(`a deployment of ${ROWS} rows has not come to its end in 80 statements`);
    }
    expect(statements).toBeGreaterThan(4);
    await expectComplete(ROWS);
  });

  it('that is complete can be run again, and changes nothing [R11]', async () => {
    await deploy(ROWS);
    await bookNew();
    await oldTill.cancel(3);
    const [rows, before] = [await readLedger(), await versions()];
    const again = createMigration(world.sql);
    await again.expand();
    expect(await refusalOf(() => bookNew())).toBeUndefined();
    expect((await readLedger()).at(-1)).toMatchObject({ ...NEW_SALE, article_code: null });
    expect(await again.backfill(5)).toBe(0);
    await again.contract();
    expect((await versions()).slice(0, -1)).toEqual(before);
    expect((await readLedger()).slice(0, -1).map(newColumnsOf)).toEqual(rows.map(newColumnsOf));
    await bookNew();
    expect((await readLedger()).at(-1)).toMatchObject({ ...NEW_SALE, article_code: null });
  });

  it('shares the rows with another one, while the old till writes [R12]', async () => {
    await createMigration(world.sql).expand();
    await world.schedules(4, async () => {
      const [one, other] = await Promise.all([
        drain(createMigration(world.sql), 6),
        drain(createMigration(world.sql), 5),
        world.io('amend', () => oldTill.amend(2, { quantity: 40 })),
        world.io('amend again', () => oldTill.amend(2, { quantity: 50, unit: 'dz' })),
      ]);
      expect(await expectClean()).toBe(ROWS);
      expect([ROWS - 1, ROWS]).toContain(one + other);
    });
  });
});
