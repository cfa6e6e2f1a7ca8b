import type { InvitationId } from '../../domain/invitation.ts';
import type { Receipt, SolveProfile, SolveView } from '../../protocol/solve/solve-view.ts';
import { beginInvitation } from '../../store/invitations/begin-invitation.ts';
import { changeProfile } from '../../store/invitations/change-invitations.ts';
import { endInvitation } from '../../store/invitations/end-invitation.ts';
import { requireInvitation, stateOf } from '../invitations/require-invitation.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { readSolveView } from './read-solve-view.ts';
import { requireManifest } from './require-case.ts';
import { listOwnSubmissions } from './submissions.ts';

/**
 * Starts the clock, once.
 *
 * @throws Refusal `not-found`, or `over` or `conflict` where it cannot be begun
 */
export async function begin(service: Service, id: InvitationId): Promise<SolveView> {
  const begun = await beginInvitation(service.store, id);
  if (begun !== 'refused') return await readSolveView(service, id);
  const state = stateOf(await requireInvitation(service, id));
  if (state === 'early') throw new Refusal('conflict', 'It cannot be started yet.');
  throw new Refusal('over', 'It cannot be started any more.');
}

/**
 * Hands in before the deadline: the newest draft of each case, where it is newer than its last submission.
 *
 * @throws Refusal `not-found`, or `conflict` where it was not begun, or `over`
 */
export async function handIn(service: Service, id: InvitationId): Promise<SolveView> {
  const ended = await endInvitation(service.store, id, 'candidate');
  if (ended.type !== 'refused') return await readSolveView(service, id);
  const state = stateOf(await requireInvitation(service, id));
  if (state === 'over') throw new Refusal('over', 'The time is over: the newest drafts are handed in by themselves.');
  throw new Refusal('conflict', 'There is nothing to hand in: it was not started.');
}

/** @throws Refusal `not-found` */
export async function changeOwnProfile(service: Service, id: InvitationId, profile: SolveProfile): Promise<SolveView> {
  const { portfolioUrl, language } = profile;
  await changeProfile(service.store, id, {
    ...(portfolioUrl === undefined ? {} : { portfolioUrl }),
    ...(language === undefined ? {} : { language }),
  });
  return await readSolveView(service, id);
}

/**
 * What was handed in.
 *
 * @throws Refusal `not-found`, or `conflict` before the end
 */
export async function readReceipt(service: Service, id: InvitationId): Promise<Receipt> {
  const invitation = await requireInvitation(service, id);
  const { startedAt, endedAt, endedBy } = invitation;
  if (startedAt === null || endedAt === null || endedBy === null) {
    throw new Refusal('conflict', 'The receipt is here once everything is handed in.');
  }
  const cases = invitation.cases.map(async (invited) => ({
    slug: invited.slug,
    title: (await requireManifest(service, invited)).title,
    submissions: (await listOwnSubmissions(service, id, invited.slug)).filter(({ kind }) => kind === 'submission'),
  }));
  return {
    invitation: id,
    candidate: invitation.name ?? invitation.candidate,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    endedBy,
    cases: await Promise.all(cases),
  };
}
