import { CATEGORIES, type Category } from '../../domain/category.ts';
import { allGroups, type ChallengeManifest } from '../../domain/challenge.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { findCurrentVersion, findManifest } from '../../store/read-challenges.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/**
 * What the challenge's current version says of it.
 *
 * @throws Refusal `not-found`
 */
export async function requireCurrentManifest(service: Service, slug: ChallengeSlug): Promise<ChallengeManifest> {
  const version = await findCurrentVersion(service.store, slug);
  const manifest = version === undefined ? undefined : await findManifest(service.store, version);
  if (manifest === undefined) throw new Refusal('not-found', `There is no challenge '${slug}'.`);
  return manifest;
}

/** Those that the challenge has points in. */
export function scoredCategories(manifest: ChallengeManifest): Category[] {
  const scored = allGroups(manifest).filter(({ visibility, points }) => visibility === 'secret' && points > 0);
  return CATEGORIES.filter((category) => scored.some((group) => group.category === category));
}
