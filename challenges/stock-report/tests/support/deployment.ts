import { world } from 'minicase/world';
import { createMigration, type Migration } from '../../starter/index.ts';

const MOST_BATCHES = 25;

/** Runs `backfill` until it says 0. @returns how many rows it says that it has brought over */
export async function drain(
  migration: Migration,
  atMost: number,
  between: (batch: number, total: number) => Promise<unknown> = async () => undefined,
): Promise<number> {
  let total = 0;
  for (let batch = 1; batch <= MOST_BATCHES; batch++) {
    const rows = await migration.backfill(atMost);
    if (rows === 0) return total;
    if (!(rows > 0 && rows <= atMost)) throw new Error(`backfill(${atMost}) says ${rows}`);
    total += rows;
    await between(batch, total);
  }
  throw new Error(`backfill(${atMost}) has not said 0 in ${MOST_BATCHES} batches`);
}

/** All of it, from the top, by a new deployment. */
export async function deploy(atMost = 4): Promise<Migration> {
  const migration = createMigration(world.sql);
  await migration.expand();
  await drain(migration, atMost);
  await migration.contract();
  return migration;
}

/** What a write by one of the tills was refused with, or undefined. */
export async function refusalOf(write: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await write();
    return undefined;
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error);
  }
}
