import { type AuditEntry, appendAudit } from '../store/audit/append-audit.ts';
import type { Service } from './service.ts';

/** Who reads something in which candidates have names, and by what way they came. */
export type Reading = { readonly via: 'operator' | 'session' | 'api-key'; readonly by: string };

/** Writes down that somebody read it. The operator, who is nobody, has the database anyway. */
export async function noteReading(
  service: Service,
  { via, by }: Reading,
  what: Pick<AuditEntry, 'action' | 'subjectType' | 'subjectId'>,
): Promise<void> {
  if (via === 'operator') return;
  await appendAudit(service.store.database, [{ ...what, by, before: null, after: { via } }]);
}
