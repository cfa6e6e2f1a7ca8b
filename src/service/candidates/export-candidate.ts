import type { CandidateId, SubmissionId } from '../../domain/ids.ts';
import type { CandidateExport } from '../../protocol/candidate-view.ts';
import { readAudit } from '../../store/audit/read-audit.ts';
import { readDraftHistory, readSubmissionIds } from '../../store/candidates/read-everything.ts';
import { readSubmissionFiles } from '../../store/read-submission.ts';
import { readInvitationTime } from '../invitations/read-invitations.ts';
import { readSubmission, requireSubmission } from '../read-submission.ts';
import type { Service } from '../service.ts';
import { readCandidate } from './candidates.ts';

const CHANGES_AT_MOST = 10_000;

/**
 * All that is kept of a candidate, as they may see it.
 *
 * @throws Refusal `not-found`
 */
export async function exportCandidate(service: Service, id: CandidateId): Promise<CandidateExport> {
  const candidate = await readCandidate(service, id);
  const ids = candidate.invitations.map((invitation) => invitation.id);
  const saves = await readDraftHistory(service.store, id);
  return {
    exportedAt: new Date().toISOString(),
    candidate,
    time: await Promise.all(
      ids.map(async (invitation) => ({ invitation, ...(await readInvitationTime(service, invitation)) })),
    ),
    drafts: saves.map(({ slug, savedAt, ...save }) => ({ ...save, case: slug, savedAt: savedAt.toISOString() })),
    submissions: await exportSubmissions(service, await readSubmissionIds(service.store, id)),
    changes: await exportChanges(service, [['candidate', id], ...ids.map((each) => ['invitation', each] as const)]),
  };
}

/** One at a time: the files of all of them need not be read at once. */
async function exportSubmissions(
  service: Service,
  ids: readonly SubmissionId[],
): Promise<CandidateExport['submissions']> {
  const exported: CandidateExport['submissions'] = [];
  for (const id of ids) {
    const { slug, createdAt, invitationId, origin } = await requireSubmission(service, id);
    const { judgings } = await readSubmission(service, id);
    exported.push({
      id,
      invitation: invitationId,
      case: slug,
      createdAt: createdAt.toISOString(),
      kind: judgings[0]?.kind ?? 'submission',
      origin,
      files: await readSubmissionFiles(service.store, id),
      judgings,
    });
  }
  return exported;
}

async function exportChanges(
  service: Service,
  subjects: readonly (readonly [subjectType: string, subjectId: string])[],
): Promise<CandidateExport['changes']> {
  const found = await Promise.all(
    subjects.map(
      async ([subjectType, subjectId]) =>
        await readAudit(service.store, { subjectType, subjectId, atMost: CHANGES_AT_MOST }),
    ),
  );
  return found
    .flat()
    .toSorted((a, b) => a.number - b.number)
    .map(({ at, by, action, after }) => ({ at: at.toISOString(), by, action, after }));
}
