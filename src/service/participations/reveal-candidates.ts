import type { ChallengeSlug } from '../../domain/ids.ts';
import type { Revealed, RevealRequest } from '../../protocol/review/board-view.ts';
import { findParticipations } from '../../store/participations/read-participations.ts';
import { reveal } from '../../store/participations/reveal.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { revealedOf } from './board-row.ts';

/** Who asks. */
export type Reader = {
  /** By `senderOf`. */
  readonly key: string;
  readonly name: string;
};

/**
 * Tells somebody who candidates are, and writes down that it did.
 *
 * @throws Refusal `not-found` where one of them is not of this challenge: then nobody is revealed
 */
export async function revealCandidates(
  service: Service,
  slug: ChallengeSlug,
  { participations, reason }: RevealRequest,
  reader: Reader,
): Promise<Revealed> {
  const found = await findParticipations(service.store, slug, participations);
  const known = new Set(found.map(({ id }) => id));
  const unknown = participations.find((id) => !known.has(id));
  if (unknown !== undefined) throw new Refusal('not-found', `There is no participation '${unknown}' in '${slug}'.`);
  await reveal(service.store, { participations: [...known], reader: reader.key, by: reader.name, reason });
  return { revealed: found.map((each) => ({ participation: each.id, candidate: revealedOf(each) })) };
}
