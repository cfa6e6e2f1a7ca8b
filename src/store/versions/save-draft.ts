import type { Transaction } from 'kysely';
import type { ChallengePackage } from '../../domain/challenge.ts';
import { ChallengeSlug } from '../../domain/ids.ts';
import type { CheckReport } from '../../protocol/check-report.ts';
import type { CheckSummary, PersonName } from '../../protocol/version-view.ts';
import { appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { lockVersions, nextNumber } from './lock-versions.ts';

export type CheckResult = { readonly report: CheckReport; readonly summary: CheckSummary };

export type NewDraft = {
  readonly package: ChallengePackage;
  readonly statement: string;
  readonly by: PersonName;
  readonly check: CheckResult | undefined;
};

export type SavedDraft =
  | { readonly type: 'new' | 'known'; readonly number: number }
  /** The same content was published before. */
  | { readonly type: 'published'; readonly number: number }
  /** Another challenge has the same content. */
  | { readonly type: 'elsewhere'; readonly slug: ChallengeSlug };

/** Keeps a draft. Sent again, the same content is the same draft, with the statement and the check that came last. */
export async function saveDraft(store: Store, draft: NewDraft): Promise<SavedDraft> {
  const { slug, version } = draft.package;
  return await store.database.transaction().execute(async (transaction) => {
    await lockVersions(transaction, slug);
    const known = await transaction
      .selectFrom('challenge_versions')
      .select(['slug', 'number', 'state', 'statement'])
      .where('version', '=', version)
      .forUpdate()
      .executeTakeFirst();
    if (known === undefined) {
      const number = await insertDraft(transaction, draft);
      await noteDraft(transaction, draft, number, null);
      return { type: 'new', number };
    }
    if (known.slug !== slug) return { type: 'elsewhere', slug: ChallengeSlug.parse(known.slug) };
    if (known.state === 'published') return { type: 'published', number: known.number };
    await transaction
      .updateTable('challenge_versions')
      .set({
        statement: draft.statement,
        // A check reads the statement, too: what it found of another one is worth nothing.
        ...(known.statement !== draft.statement && { check_report: null, check_summary: null }),
        ...checkColumns(draft.check),
      })
      .where('version', '=', version)
      .execute();
    await noteDraft(transaction, draft, known.number, { number: known.number, statement: known.statement });
    return { type: 'known', number: known.number };
  });
}

async function noteDraft(
  transaction: Transaction<Tables>,
  { package: { slug, version }, statement, by, check }: NewDraft,
  number: number,
  before: unknown,
): Promise<void> {
  const after = { number, version, statement, isChecked: check !== undefined };
  const entry = { by, action: 'version.draft', subjectType: 'challenge', subjectId: slug } as const;
  await appendAudit(transaction, [{ ...entry, before, after }]);
}

async function insertDraft(transaction: Transaction<Tables>, draft: NewDraft): Promise<number> {
  const { slug, version } = draft.package;
  const number = await nextNumber(transaction, slug);
  await transaction
    .insertInto('challenges')
    .values({ slug, current_version: null, statement: '' })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute();
  await transaction
    .insertInto('challenge_versions')
    .values({
      slug,
      version,
      number,
      state: 'draft',
      is_from_folder: false,
      package: JSON.stringify(draft.package),
      statement: draft.statement,
      created_by: draft.by,
      ...checkColumns(draft.check),
    })
    .execute();
  return number;
}

/** Nothing where there was no check: what was there before stays. */
export function checkColumns(check: CheckResult | undefined) {
  if (check === undefined) return {};
  return { check_report: JSON.stringify(check.report), check_summary: JSON.stringify(check.summary) };
}
