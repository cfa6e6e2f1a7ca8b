import type { ChallengePackage } from '../domain/challenge.ts';
import type { ChallengeSummary } from '../protocol/challenge-view.ts';
import { readChallenges } from '../store/read-challenges.ts';
import type { Service } from './service.ts';

export async function listChallenges(service: Service): Promise<ChallengeSummary[]> {
  return (await readChallenges(service.store)).map((challenge) => summaryOf(challenge.package));
}

export function summaryOf({ slug, version, manifest }: ChallengePackage): ChallengeSummary {
  return { slug, version, title: manifest.title, summary: manifest.summary, languages: manifest.languages };
}
