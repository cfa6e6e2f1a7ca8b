import { sql } from 'kysely';
import { z } from 'zod';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';

const StoredInviteLine = z.object({ score: z.number(), setBy: z.string(), setAt: z.date() });
export type StoredInviteLine = z.infer<typeof StoredInviteLine>;

export async function findInviteLine(
  { database }: Pick<Store, 'database'>,
  slug: ChallengeSlug,
): Promise<StoredInviteLine | undefined> {
  const row = await database
    .selectFrom('invite_lines')
    .select(['score', 'set_by as setBy', 'set_at as setAt'])
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row === undefined ? undefined : StoredInviteLine.parse(row);
}

/** Draws the line from which on candidates are to be invited, or takes it away. */
export async function setInviteLine(
  store: Store,
  slug: ChallengeSlug,
  score: number | null,
  by: string,
): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    await sql`select from challenges where slug = ${slug} for update`.execute(transaction);
    const before = await findInviteLine({ database: transaction }, slug);
    if ((before?.score ?? null) === score) return;
    await transaction.deleteFrom('invite_lines').where('slug', '=', slug).execute();
    if (score !== null) await transaction.insertInto('invite_lines').values({ slug, score, set_by: by }).execute();
    await appendAudit(transaction, [
      {
        by,
        action: 'challenge.invite-line',
        subjectType: 'challenge',
        subjectId: slug,
        before: before === undefined ? null : { score: before.score },
        after: score === null ? null : { score },
      },
    ]);
  });
}
