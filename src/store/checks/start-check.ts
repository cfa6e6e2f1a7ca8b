import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { CheckId } from '../../protocol/challenge-folder-view.ts';
import type { CheckPartName } from '../../protocol/check-report.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

/** Reports are large, and old ones of drafts are of little use: so many of a folder are kept. */
const KEPT_AT_MOST = 20;

export type NewCheck = {
  readonly slug: ChallengeSlug;
  /** Undefined for all parts. */
  readonly only: readonly CheckPartName[] | undefined;
  readonly by: string;
};

/**
 * Queues a check of a folder's newest revision. Where the same is being checked already, that is the check.
 *
 * @returns undefined where there is no such folder.
 */
export async function startCheck(store: Store, { slug, only, by }: NewCheck): Promise<CheckId | undefined> {
  const onlyParts = only === undefined ? null : JSON.stringify(only);
  return await store.database.transaction().execute(async (transaction) => {
    const folder = await transaction
      .selectFrom('challenge_folders')
      .select(['revision', 'files_digest'])
      .where('slug', '=', slug)
      .forUpdate()
      .executeTakeFirst();
    if (folder === undefined) return undefined;
    const same = await transaction
      .selectFrom('challenge_checks')
      .select('id')
      .where('slug', '=', slug)
      .where('files_digest', '=', folder.files_digest)
      .where('state', 'in', ['queued', 'running'])
      .where(sql<boolean>`only_parts::text is not distinct from ${onlyParts}::text`)
      .executeTakeFirst();
    if (same !== undefined) return CheckId.parse(same.id);
    const id = CheckId.parse(randomUUID());
    await sql`
      insert into challenge_checks (id, slug, revision, files, files_digest, only_parts, started_by)
      select ${id}, slug, revision, files, files_digest, ${onlyParts}::json, ${by}
      from challenge_folders where slug = ${slug}`.execute(transaction);
    await forgetOldChecks(transaction, slug);
    const after = { id, revision: folder.revision, only: only ?? 'all' };
    const entry = { by, action: 'check.start', subjectType: 'challenge', subjectId: slug } as const;
    await appendAudit(transaction, [{ ...entry, before: null, after }]);
    return id;
  });
}

async function forgetOldChecks(transaction: Transaction<Tables>, slug: ChallengeSlug): Promise<void> {
  await sql`
    delete from challenge_checks
    where slug = ${slug} and state not in ('queued', 'running') and id in (
      select id from challenge_checks where slug = ${slug} order by created_at desc, id offset ${KEPT_AT_MOST}
    )`.execute(transaction);
}
