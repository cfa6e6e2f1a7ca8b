import type { Challenge } from '../catalogue/read-challenge.ts';
import { publishChallenge } from '../store/publish-challenge.ts';
import type { Service } from './service.ts';

/** Registers challenges as versions, each current from now on. A version that is known already stays as it is. */
export async function publishChallenges(service: Service, challenges: readonly Challenge[]): Promise<void> {
  for (const challenge of challenges) {
    await publishChallenge(service.store, challenge.package, challenge.statement);
  }
}
