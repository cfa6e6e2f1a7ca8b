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
    // A connection that is gone has rolled back already.
    await client.query('rollback').catch(() => undefined);
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

const KEYS = new Map<string, { readonly text: string; readonly answer: unknown }>();

export interface Question {
  readonly user: string;
  readonly key: string;
  /** Method, path and body. */
  readonly text: string;
}

/** Runs `work` in a transaction, unless the user's key has been answered. */
export async function once<T>(
  pool: Pool,
  { user, key, text }: Question,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const remembered = `${user} ${key}`;
  const known = KEYS.get(remembered);
  if (known !== undefined) {
    if (known.text !== text) throw new Refusal(422, 'this key has been used for another request');
    return known.answer as T;
  }
  const answer = await inTransaction(pool, work);
  KEYS.set(remembered, { text, answer });
  return answer;
}
