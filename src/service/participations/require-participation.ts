import type { CandidateId, ChallengeSlug } from '../../domain/ids.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import { findParticipation, isRevealed } from '../../store/participations/read-participations.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

export type Participation = {
  readonly id: ParticipationId;
  readonly slug: ChallengeSlug;
  /** What the candidate is called as long as it is not revealed who it is. */
  readonly alias: string;
  /** Who it is: for texts to be scrubbed of, and for those alone to whom it was revealed. */
  readonly candidate: CandidateId;
  readonly identity: {
    readonly id: CandidateId;
    readonly name: string | null;
    readonly portfolioUrl: string | null;
  };
  /** Whether it was revealed who it is to somebody, by their `senderOf`. */
  readonly isRevealedTo: (reader: string) => Promise<boolean>;
};

/** @throws Refusal `not-found` */
export async function requireParticipation(service: Service, id: ParticipationId): Promise<Participation> {
  const found = await findParticipation(service.store, id);
  if (found === undefined) throw new Refusal('not-found', `There is no participation '${id}'.`);
  const { slug, alias, candidate, name, portfolioUrl } = found;
  return {
    id,
    slug,
    alias,
    candidate,
    identity: { id: candidate, name, portfolioUrl },
    isRevealedTo: async (reader) => await isRevealed(service.store, id, reader),
  };
}
