import { sql } from 'kysely';
import type { Store } from '../store.ts';
import { digestSecret } from './secrets.ts';

export type Attempts = { readonly count: number; readonly endsAt: Date };

/**
 * Counts one more try, and says how many there have been since the first of them, until that is `windowMs` ago. In one
 * statement, so that a hundred at once are a hundred. What is tried is kept as a digest: people mistake fields.
 */
export async function countAttempt(store: Store, what: string, windowMs: number): Promise<Attempts> {
  const { rows } = await sql<Attempts>`
    insert into staff_attempts as attempts (key, count, ends_at)
    values (${digestSecret(what)}, 1, clock_timestamp() + ${windowMs} * interval '1 millisecond')
    on conflict (key) do update set
      count = case when attempts.ends_at > clock_timestamp() then attempts.count + 1 else 1 end,
      ends_at = case when attempts.ends_at > clock_timestamp() then attempts.ends_at else excluded.ends_at end
    returning count, ends_at as "endsAt"`.execute(store.database);
  const [attempts] = rows;
  if (attempts === undefined) throw new Error('an attempt was not counted');
  if (attempts.count === 1) await forgetEnded(store);
  return attempts;
}

/** The last try was a good one, and is not to be counted. */
export async function uncountAttempt(store: Store, what: string): Promise<void> {
  await store.database
    .updateTable('staff_attempts')
    .set({ count: sql<number>`greatest(count - 1, 0)` })
    .where('key', '=', digestSecret(what))
    .execute();
}

async function forgetEnded(store: Store): Promise<void> {
  await store.database.deleteFrom('staff_attempts').where('ends_at', '<', sql<Date>`clock_timestamp()`).execute();
}
