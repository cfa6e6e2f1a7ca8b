import { z } from 'zod';
import {
  type ChallengeSlug,
  type ChallengeVersion,
  type JudgingId,
  SubmissionDigest,
  type SubmissionId,
} from '../../domain/ids.ts';
import { ParticipationId } from '../../domain/participation.ts';
import { readScores } from '../read-scores.ts';
import type { Store } from '../store.ts';

/** What counts of one participation. */
export type CountedWork = {
  readonly participation: ParticipationId;
  readonly alias: string;
  readonly submissionId: SubmissionId;
  readonly judgingId: JudgingId;
  readonly challengeVersion: ChallengeVersion;
  readonly digest: SubmissionDigest;
};

const StoredAlias = z.object({ id: ParticipationId, alias: z.string(), candidate: z.string() });
const StoredDigest = z.object({ id: z.string(), digest: SubmissionDigest });

/** Of all participations of a challenge that have one, what counts by the rule of `readScores`; by participation. */
export async function readCountedWorks(store: Store, slug: ChallengeSlug): Promise<CountedWork[]> {
  const best = (await readScores(store, slug)).filter(({ isBest }) => isBest);
  const aliases = await store.database
    .selectFrom('participations')
    .select(['id', 'alias', 'candidate'])
    .where('slug', '=', slug)
    .execute();
  const digests = await store.database
    .selectFrom('judgings')
    .innerJoin('submissions', 'submissions.id', 'judgings.submission_id')
    .select(['judgings.id', 'judgings.submission_digest as digest'])
    .where('submissions.slug', '=', slug)
    .where('judgings.state', '=', 'judged')
    .where('judgings.kind', '=', 'submission')
    .execute();
  const participationOf = new Map(aliases.map((row) => [row.candidate, StoredAlias.parse(row)]));
  const digestOf = new Map(digests.map((row) => [row.id, StoredDigest.parse(row).digest]));
  return best
    .flatMap(({ candidate, submissionId, judgingId, challengeVersion }) => {
      const participation = participationOf.get(candidate);
      const digest = digestOf.get(judgingId);
      if (participation === undefined || digest === undefined) return [];
      const { id, alias } = participation;
      return [{ participation: id, alias, submissionId, judgingId, challengeVersion, digest }];
    })
    .toSorted((a, b) => (a.participation < b.participation ? -1 : 1));
}
