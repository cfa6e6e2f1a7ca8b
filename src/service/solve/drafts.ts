import { digestFiles } from '../../domain/digest-files.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { InvitationId } from '../../domain/invitation.ts';
import type { Draft, DraftSave, DraftSaved } from '../../protocol/solve/solve-view.ts';
import { readDrafts } from '../../store/drafts/read-drafts.ts';
import { saveDraft as saveInStore } from '../../store/drafts/save-draft.ts';
import { requireInvitation } from '../invitations/require-invitation.ts';
import { challengeView } from '../read-challenge.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { requireCase } from './require-case.ts';
import { caseIn } from './starter-in.ts';

/**
 * What a candidate is at: the newest draft, or the starter where none was saved.
 *
 * @throws Refusal `not-found` or `conflict`
 */
export async function readDraft(service: Service, id: InvitationId, slug: ChallengeSlug): Promise<Draft> {
  const invitation = await requireInvitation(service, id);
  const { challenge } = await requireCase(service, invitation, slug);
  const draft = (await readDrafts(service.store, id)).find((each) => each.slug === slug);
  if (draft === undefined)
    return { revision: 0, savedAt: null, files: caseIn(invitation.language, challengeView(challenge)).starter };
  return { revision: draft.revision, savedAt: draft.savedAt.toISOString(), files: draft.files };
}

/**
 * Keeps what a candidate is at.
 *
 * @throws Refusal `not-found`, `conflict` where somebody else saved meanwhile, or `over`
 */
export async function saveDraft(
  service: Service,
  id: InvitationId,
  slug: ChallengeSlug,
  { baseRevision, files }: DraftSave,
): Promise<DraftSaved> {
  const invitation = await requireInvitation(service, id);
  const { isRehearsal } = await requireCase(service, invitation, slug);
  const saved = await saveInStore(service.store, {
    invitationId: id,
    slug,
    isRehearsal,
    baseRevision,
    files,
    filesDigest: await digestFiles(files),
  });
  switch (saved.type) {
    case 'over':
      throw new Refusal('over', 'The time is over: this was not saved.');
    case 'outdated':
      throw new Refusal('conflict', `This was written on revision ${baseRevision}; the newest is ${saved.revision}.`);
    case 'saved':
      return { revision: saved.revision, savedAt: saved.savedAt.toISOString() };
  }
}
