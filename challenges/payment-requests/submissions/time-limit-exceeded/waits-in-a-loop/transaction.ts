import type { Pool, PoolClient } from 'pg';
import { Refusal } from './refusal.ts';

const MOST_TRIES = 5;
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';

/** Runs `work` in a transaction, and once more where Postgres gave it up in favour of another. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  tries = MOST_TRIES,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const outcome = await work(client);
    await client.query('commit');
    return outcome;
  } catch (error) {
    let isRolledBack = false;
    const end = () => {
      isRolledBack = true;
    };
    // Nothing else may happen until this is over.
    client.query('rollback').then(end, end);
    while (!isRolledBack);
    if (tries === 1 || !wasGivenUp(error)) throw error;
  } finally {
    client.release();
  }
  return await inTransaction(pool, work, tries - 1);
}

function wasGivenUp(error: unknown): boolean {
  const { code } = error as { code?: string };
  return code === SERIALIZATION_FAILURE || code === DEADLOCK;
}

export interface Question {
  readonly user: string;
  readonly key: string;
  /** Method, path and body. */
  readonly text: string;
}

/**
 * Runs `work` in a transaction, unless the user's key has been answered. The key is written first, in the same
 * transaction: whoever comes at the same time waits at its primary key, and finds the answer, or nothing after a refusal.
 */
export async function once<T>(
  pool: Pool,
  { user, key, text }: Question,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  return await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      'insert into answered_key (user_id, key, question) values ($1, $2, $3) on conflict do nothing',
      [user, key, text],
    );
    if (rowCount === 0) return await findAnswer<T>(client, { user, key, text });
    const answer = await work(client);
    await client.query('update answered_key set answer = $3 where user_id = $1 and key = $2', [
      user,
      key,
      JSON.stringify(answer),
    ]);
    return answer;
  });
}

async function findAnswer<T>(client: PoolClient, { user, key, text }: Question): Promise<T> {
  const known = await client.query<{ answer: T }>(
    'select answer from answered_key where user_id = $1 and key = $2 and question = $3',
    [user, key, text],
  );
  const [found] = known.rows;
  if (found === undefined) throw new Refusal(422, 'this key has been used for another request');
  return found.answer;
}
