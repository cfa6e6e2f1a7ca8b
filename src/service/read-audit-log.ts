import { AUDIT_PAGE, type AuditQuery, type AuditRecord } from '../protocol/audit-view.ts';
import { readAudit } from '../store/audit/read-audit.ts';
import type { Service } from './service.ts';

/** One page of who changed what, the newest first. */
export async function readAuditLog(service: Service, query: AuditQuery): Promise<AuditRecord[]> {
  const entries = await readAudit(service.store, { ...query, atMost: AUDIT_PAGE });
  return entries.map((entry) => ({ ...entry, at: entry.at.toISOString() }));
}
