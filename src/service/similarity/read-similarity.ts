import pLimit from 'p-limit';
import type { ChallengeVersion } from '../../domain/ids.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import { scrubberOf } from '../../domain/scrub.ts';
import type { Similarity } from '../../protocol/review/similarity-view.ts';
import { ensureParticipations } from '../../store/participations/ensure-participations.ts';
import { type CountedWork, readCountedWorks } from '../../store/participations/read-counted-works.ts';
import { findChallengePackage } from '../../store/read-challenges.ts';
import { readSubmissionFiles } from '../../store/read-submission.ts';
import { requireParticipation } from '../participations/require-participation.ts';
import { scrubPath } from '../participations/scrub-parts.ts';
import { starterOf } from '../read-challenge.ts';
import type { Service } from '../service.ts';
import { baseRatesOf } from './base-rates.ts';
import { findFragments } from './find-fragments.ts';
import { allFingerprintsOf, type Fingerprints, fingerprintsOf, similarityOf, without } from './fingerprint.ts';
import { createFingerprintCache } from './fingerprint-cache.ts';
import { type TakeTurns, takingTurns } from './taking-turns.ts';
import { tokenise } from './tokenise.ts';

const SIMILAR_AT_MOST = 10;
/** Of 32 MB: some 10,000 works of the usual size. */
const CACHE = createFingerprintCache(8_000_000);
/** Who comes second finds what the first has read. */
const oneAfterTheOther = pLimit(1);

type ReadWork = CountedWork & { readonly fingerprints: Fingerprints };

/**
 * Whose counted work on the same challenge is like this one, and how usual that is among them.
 *
 * @param reader - by `senderOf`
 * @throws Refusal `not-found`
 */
export async function readSimilarity(service: Service, id: ParticipationId, reader: string): Promise<Similarity> {
  const { slug } = await requireParticipation(service, id);
  await ensureParticipations(service.store, slug);
  const works = await readCountedWorks(service.store, slug);
  return await oneAfterTheOther(async () => await compare(service, id, reader, works));
}

async function compare(
  service: Service,
  id: ParticipationId,
  reader: string,
  works: readonly CountedWork[],
): Promise<Similarity> {
  const takeTurns = takingTurns();
  const given = await readGiven(service, works, takeTurns);
  const all: ReadWork[] = [];
  for (const work of works) {
    const fingerprints = without(await readFingerprints(service, work, takeTurns), given);
    all.push({ ...work, fingerprints });
    await takeTurns();
  }
  const rates = await baseRatesOf(
    all.map(({ fingerprints }) => fingerprints),
    takeTurns,
  );
  const { pairs, histogram } = rates;
  const own = all.find(({ participation }) => participation === id);
  if (own === undefined) return { compared: 0, fingerprints: 0, similar: [], pairs, histogram: [...histogram] };
  const others = all.filter((work) => work !== own);
  const compared: { readonly work: ReadWork; readonly similarity: number }[] = [];
  for (const work of others) {
    compared.push({ work, similarity: similarityOf(own.fingerprints, work.fingerprints) });
    await takeTurns();
  }
  const nearest = compared
    .filter(({ similarity }) => similarity > 0)
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, SIMILAR_AT_MOST);
  const here = nearest.length === 0 ? [] : await readTokens(service, own, takeTurns);
  const nameHere = await pathNames(service, id, reader);
  const similar: Similarity['similar'] = [];
  for (const { work, similarity } of nearest) {
    const there = await readTokens(service, work, takeTurns);
    const nameThere = await pathNames(service, work.participation, reader);
    similar.push({
      participation: work.participation,
      alias: work.alias,
      similarity,
      baseRate: rates.shareFrom(similarity),
      fragments: findFragments(here, there, given).map((each) => ({
        here: { ...each.here, path: nameHere(each.here.path) },
        there: { ...each.there, path: nameThere(each.there.path) },
      })),
    });
    await takeTurns();
  }
  return {
    compared: others.length,
    fingerprints: own.fingerprints.length,
    similar,
    pairs,
    histogram: [...histogram],
  };
}

/** What files are called for a reader: as long as it was not revealed who somebody is, their name is in no path. */
async function pathNames(service: Service, id: ParticipationId, reader: string): Promise<(path: string) => string> {
  const { identity, alias, isRevealedTo } = await requireParticipation(service, id);
  if (await isRevealedTo(reader)) return (path) => path;
  const scrub = scrubberOf(identity, alias);
  return (path) => scrubPath(scrub, path);
}

/** What the starters of all versions hold that these works began with. */
async function readGiven(
  { store }: Service,
  works: readonly CountedWork[],
  takeTurns: TakeTurns,
): Promise<ReadonlySet<number>> {
  const versions = new Set<ChallengeVersion>(works.map(({ challengeVersion }) => challengeVersion));
  const given = new Set<number>();
  for (const version of versions) {
    const challenge = await findChallengePackage(store, version);
    const starter = challenge === undefined ? [] : await tokenise(starterOf(challenge), takeTurns);
    for (const fingerprint of allFingerprintsOf(starter)) given.add(fingerprint);
  }
  return given;
}

async function readFingerprints(service: Service, work: CountedWork, takeTurns: TakeTurns): Promise<Fingerprints> {
  const known = CACHE.get(work.digest);
  if (known !== undefined) return known;
  const fingerprints = fingerprintsOf(await readTokens(service, work, takeTurns));
  CACHE.set(work.digest, fingerprints);
  return fingerprints;
}

async function readTokens({ store }: Service, { submissionId }: CountedWork, takeTurns: TakeTurns) {
  return await tokenise(await readSubmissionFiles(store, submissionId), takeTurns);
}
