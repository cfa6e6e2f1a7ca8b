import type { AuditPage, AuditQuery } from '../protocol/audit-view.ts';
import { readAudit } from '../store/audit/read-audit.ts';
import type { Service } from './service.ts';

const PAGE = 100;

/** One page of who changed what, the newest first. */
export async function readAuditLog(service: Service, query: AuditQuery): Promise<AuditPage> {
  const found = await readAudit(service.store, { ...query, atMost: PAGE + 1 });
  const entries = found.slice(0, PAGE);
  return {
    entries: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
    next: found.length > PAGE ? (entries.at(-1)?.number ?? null) : null,
  };
}
