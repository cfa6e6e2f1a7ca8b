import type { Challenge } from '../catalogue/read-challenge.ts';
import { publishChallenge } from '../store/publish-challenge.ts';
import type { Service } from './service.ts';

/**
 * Registers challenges as versions, each current from now on, unless an author has published a newer one since. A
 * version that is known already stays as it is.
 */
export async function publishChallenges(service: Service, challenges: readonly Challenge[]): Promise<void> {
  for (const challenge of challenges) {
    if (await publishChallenge(service.store, challenge.package, challenge.statement)) continue;
    const { slug, version } = challenge.package;
    service.log.warn({ slug, version }, 'the folder is older than what was published; the published version stays');
  }
}
