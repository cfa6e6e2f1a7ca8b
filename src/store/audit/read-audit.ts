import { z } from 'zod';
import type { Store } from '../store.ts';

const StoredAudit = z.object({
  number: z.coerce.number(),
  at: z.date(),
  by: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type StoredAudit = z.infer<typeof StoredAudit>;

export type AuditFilter = {
  readonly subjectType?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly by?: string | undefined;
  readonly before?: number | undefined;
  readonly atMost: number;
};

/** The newest first. */
export async function readAudit(store: Store, filter: AuditFilter): Promise<StoredAudit[]> {
  let query = store.database
    .selectFrom('audit_log')
    .select([
      'id as number',
      'at',
      'done_by as by',
      'action',
      'subject_type as subjectType',
      'subject_id as subjectId',
      'before',
      'after',
    ])
    .orderBy('id', 'desc')
    .limit(filter.atMost);
  if (filter.subjectType !== undefined) query = query.where('subject_type', '=', filter.subjectType);
  if (filter.subjectId !== undefined) query = query.where('subject_id', '=', filter.subjectId);
  if (filter.by !== undefined) query = query.where('done_by', '=', filter.by);
  if (filter.before !== undefined) query = query.where('id', '<', String(filter.before));
  return (await query.execute()).map((row) => StoredAudit.parse(row));
}
