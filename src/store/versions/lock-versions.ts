import { sql, type Transaction } from 'kysely';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { Tables } from '../tables.ts';

/** Until the transaction ends nobody else numbers or publishes versions of the challenge. */
export async function lockVersions(transaction: Transaction<Tables>, slug: ChallengeSlug): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`versions of ${slug}`}, 0))`.execute(transaction);
}

/** The caller holds the lock. */
export async function nextNumber(transaction: Transaction<Tables>, slug: ChallengeSlug): Promise<number> {
  const { last } = await transaction
    .selectFrom('challenge_versions')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
