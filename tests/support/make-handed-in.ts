import { ChallengeSlug } from '../../src/domain/ids.ts';
import type { JudgingReport } from '../../src/domain/judging.ts';
import { ParticipationId } from '../../src/domain/participation.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import type { Service } from '../../src/service/service.ts';
import { begin, handIn } from '../../src/service/solve/change-invitation.ts';
import { readOwnSubmission, submitForInvitation } from '../../src/service/solve/submissions.ts';
import { ensureParticipations } from '../../src/store/participations/ensure-participations.ts';
import { type MadeInvitation, makeInvitation } from './make-invitation.ts';
import { makeReport } from './make-report.ts';

export type HandedIn = MadeInvitation & { readonly participation: ParticipationId };

const CASE = ChallengeSlug.parse('two-sums');

/** Somebody new who has run the samples, sent something that was judged, and handed in. */
export async function makeHandedIn(
  service: Service,
  { invitee = {}, report = makeReport(70) }: { invitee?: Record<string, unknown>; report?: JudgingReport } = {},
): Promise<HandedIn> {
  const made = await makeInvitation(service, {}, invitee);
  await begin(service, made.id);
  const files = [
    { path: 'index.ts', content: 'export const sum = (a: number, b: number) => a + b;\n' },
    { path: 'NOTES.md', content: 'It adds.' },
  ];
  await submitForInvitation(service, made.id, CASE, { kind: 'sample', files }, undefined);
  const { id } = await submitForInvitation(service, made.id, CASE, { kind: 'submission', files }, undefined);
  const judgingId = (await readOwnSubmission(service, made.id, id)).judging.id;
  const { lease } = await claimJudging(service, judgingId);
  await recordJudging(service, { judgingId, lease, outcome: { state: 'judged', report } });
  await handIn(service, made.id);
  await ensureParticipations(service.store, CASE);
  const row = await service.store.database
    .selectFrom('participations')
    .select('id')
    .where('candidate', '=', made.candidate)
    .executeTakeFirstOrThrow();
  return { ...made, participation: ParticipationId.parse(row.id) };
}
