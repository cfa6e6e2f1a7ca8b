import { z } from 'zod';

export const AuditQuery = z.object({
  subjectType: z.string().max(40).optional(),
  subjectId: z.string().max(200).optional(),
  by: z.string().max(200).optional(),
  /** Only what is older than the entry of this number. */
  before: z.coerce.number().int().positive().optional(),
});
export type AuditQuery = z.infer<typeof AuditQuery>;

export const AuditRecord = z.object({
  number: z.int(),
  at: z.iso.datetime(),
  by: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

export const AuditPage = z.object({
  entries: z.array(AuditRecord),
  /** What to ask for `before` to get those that are older; null where there is none. */
  next: z.int().nullable(),
});
export type AuditPage = z.infer<typeof AuditPage>;
