import type { ChallengeManifest } from '../../domain/challenge.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { StoredInvitation } from '../../store/invitations/read-invitations.ts';
import {
  findChallenge,
  findCurrentVersion,
  findManifest,
  findPublished,
  type PublishedChallenge,
} from '../../store/read-challenges.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/** One of the cases that somebody is invited to, or the one they rehearse on. */
export type InvitedCase = {
  readonly slug: ChallengeSlug;
  readonly isRehearsal: boolean;
  readonly challenge: PublishedChallenge;
};

/**
 * A case as it was when the invitation was begun. The rehearsal may be seen at any time.
 *
 * @throws Refusal `not-found`, `conflict` where it was not begun, or `over` where it was revoked
 */
export async function requireCase(
  service: Service,
  invitation: StoredInvitation,
  slug: ChallengeSlug,
): Promise<InvitedCase> {
  if (invitation.revokedAt !== null) throw new Refusal('over', 'This invitation was taken back.');
  const invited = requireInvited(invitation, slug);
  const isRehearsal = invited === undefined;
  if (invited !== undefined && invited.version === null) {
    throw new Refusal('conflict', 'This case can be seen once you have started.');
  }
  const version = invited?.version ?? null;
  const challenge = await (version === null
    ? findChallenge(service.store, slug)
    : findPublished(service.store, version));
  if (challenge === undefined) throw new Refusal('not-found', `There is no challenge '${slug}'.`);
  return { slug, isRehearsal, challenge };
}

/**
 * The case of this name that somebody is invited to; undefined where it is the one they rehearse on.
 *
 * @throws Refusal `not-found` where it is neither
 */
export function requireInvited(
  { cases, rehearsal }: StoredInvitation,
  slug: ChallengeSlug,
): StoredInvitation['cases'][number] | undefined {
  const invited = cases.find((each) => each.slug === slug);
  if (invited === undefined && slug !== rehearsal) {
    throw new Refusal('not-found', `You are not invited to '${slug}'.`);
  }
  return invited;
}

/** What a case is called and takes, before it may be seen. */
export async function requireManifest(
  service: Service,
  { slug, version }: StoredInvitation['cases'][number],
): Promise<ChallengeManifest> {
  const judgedBy = version ?? (await findCurrentVersion(service.store, slug));
  const manifest = judgedBy === undefined ? undefined : await findManifest(service.store, judgedBy);
  if (manifest === undefined) throw new Refusal('not-found', `There is no challenge '${slug}'.`);
  return manifest;
}
