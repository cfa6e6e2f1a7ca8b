import type { ChallengePackage } from '../domain/challenge.ts';
import type { ChallengeVersion, JudgingId } from '../domain/ids.ts';
import type { ClaimedJudging } from '../protocol/judging-job.ts';
import { claimJudging as claimInStore } from '../store/claim-judging.ts';
import { findChallengePackage } from '../store/read-challenges.ts';
import { Refusal } from './refusal.ts';
import type { Service } from './service.ts';

/**
 * Gives a judging to the worker that asks.
 *
 * @throws Refusal `over` where there is nothing left to judge.
 */
export async function claimJudging(service: Service, judgingId: JudgingId): Promise<ClaimedJudging> {
  const claimed = await claimInStore(service.store, judgingId);
  if (claimed === undefined) throw new Refusal('over', `Judging '${judgingId}' is over, or was never there.`);
  return claimed;
}

/** @throws Refusal `not-found` */
export async function readChallengePackage(service: Service, version: ChallengeVersion): Promise<ChallengePackage> {
  const challenge = await findChallengePackage(service.store, version);
  if (challenge === undefined) throw new Refusal('not-found', `There is no challenge version '${version}'.`);
  return challenge;
}
