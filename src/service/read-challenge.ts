import { groupsForCandidate } from '../domain/candidate-report.ts';
import type { ChallengePackage } from '../domain/challenge.ts';
import type { ChallengeSlug } from '../domain/ids.ts';
import type { SourceFile } from '../domain/source-file.ts';
import type { ChallengeView } from '../protocol/challenge-view.ts';
import { pinnedVersions } from '../protocol/pinned-versions.ts';
import { findChallenge, type PublishedChallenge } from '../store/read-challenges.ts';
import { summaryOf } from './list-challenges.ts';
import { Refusal } from './refusal.ts';
import type { Service } from './service.ts';

const STARTER = 'starter/';

/** @throws Refusal `not-found` */
export async function readChallenge(service: Service, slug: ChallengeSlug): Promise<ChallengeView> {
  const challenge = await findChallenge(service.store, slug);
  if (challenge === undefined) throw new Refusal('not-found', `There is no challenge '${slug}'.`);
  return challengeView(challenge);
}

/** What its candidates may see of a challenge. */
export function challengeView(challenge: PublishedChallenge): ChallengeView {
  const { manifest } = challenge.package;
  return {
    ...summaryOf(challenge.package),
    statement: challenge.statement,
    entry: manifest.entry,
    limits: manifest.limits,
    dependencies: pinnedVersions(manifest.dependencies),
    timeZone: manifest.timeZone ?? 'UTC',
    ...groupsForCandidate(manifest),
    starter: starterOf(challenge.package),
    sampleTests: sampleTestsOf(challenge.package),
  };
}

/** What everybody begins with, as the paths of a submission are. */
export function starterOf(challenge: ChallengePackage): SourceFile[] {
  return challenge.files
    .filter((file) => file.path.startsWith(STARTER))
    .map((file) => ({ path: file.path.slice(STARTER.length), content: file.content }));
}

/** The specs of sample groups, by name: whatever else lies beside them is not shown. */
function sampleTestsOf(challenge: ChallengePackage): SourceFile[] {
  const specs = new Set(
    challenge.manifest.groups.filter((group) => group.visibility === 'sample').map((group) => group.file),
  );
  return challenge.files.filter((file) => specs.has(file.path));
}
