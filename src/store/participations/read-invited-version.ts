import { z } from 'zod';
import { Language } from '../../domain/challenge.ts';
import { type ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import type { InvitationId } from '../../domain/invitation.ts';
import type { Store } from '../store.ts';

const InvitedVersion = z.object({
  /** Null until it was begun. */
  version: ChallengeVersion.nullable(),
  /** That the candidate chose. */
  language: Language.nullable(),
});
export type InvitedVersion = z.infer<typeof InvitedVersion>;

/** What somebody was given when they began a case. */
export async function readInvitedVersion(
  store: Store,
  invitationId: InvitationId,
  slug: ChallengeSlug,
): Promise<InvitedVersion | undefined> {
  const row = await store.database
    .selectFrom('invitation_cases')
    .innerJoin('invitations', 'invitations.id', 'invitation_cases.invitation_id')
    .select(['invitation_cases.challenge_version as version', 'invitations.language'])
    .where('invitation_cases.invitation_id', '=', invitationId)
    .where('invitation_cases.slug', '=', slug)
    .executeTakeFirst();
  return row === undefined ? undefined : InvitedVersion.parse(row);
}
