import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** One change: who made it, to what, and how that was before and after; null where it was not there. */
export type AuditEntry = {
  /** A person by name, `candidate`, or `minicase` itself. */
  readonly by: string;
  /** Verb and noun: `invitation.extend`. */
  readonly action: string;
  readonly subjectType: 'candidate' | 'invitation' | 'staff' | 'challenge' | 'rejudge' | 'participation' | 'webhook';
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
};

/** Writes down a change, in the transaction that makes it. */
export async function appendAudit(database: Kysely<Tables>, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await database
    .insertInto('audit_log')
    .values(
      entries.map(({ by, action, subjectType, subjectId, before, after }) => ({
        done_by: by,
        action,
        subject_type: subjectType,
        subject_id: subjectId,
        before: before === null ? null : JSON.stringify(before),
        after: after === null ? null : JSON.stringify(after),
      })),
    )
    .execute();
}
