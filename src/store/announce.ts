import { sql, type Transaction } from 'kysely';
import type { JudgingId } from '../domain/ids.ts';
import type { Tables } from './tables.ts';

/** What a change is announced by to every process, once its transaction has committed. */
export type StoreTopic = 'outbox' | 'webhooks' | `judging ${JudgingId}`;

export const SIGNAL_CHANNEL = 'minicase';

export async function announce(transaction: Transaction<Tables>, topic: StoreTopic): Promise<void> {
  await sql`select pg_notify(${SIGNAL_CHANNEL}, ${topic})`.execute(transaction);
}
