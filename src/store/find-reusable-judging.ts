import { z } from 'zod';
import { Behaviour } from '../domain/behaviour.ts';
import { type ChallengeVersion, type EngineVersion, JudgingId, type SubmissionDigest } from '../domain/ids.ts';
import { type JudgingKind, JudgingReport } from '../domain/judging.ts';
import type { Store } from './store.ts';

/** All that an outcome depends on. */
export type JudgingKey = {
  readonly submissionDigest: SubmissionDigest;
  readonly challengeVersion: ChallengeVersion;
  readonly engine: EngineVersion;
  readonly kind: JudgingKind;
};

const ReusableJudging = z.object({
  judgingId: JudgingId,
  report: JudgingReport,
  behaviour: Behaviour.nullable(),
});
export type ReusableJudging = z.infer<typeof ReusableJudging>;

/** The newest judging under a key that was judged itself, not copied, if there is one. */
export async function findReusableJudging(store: Store, key: JudgingKey): Promise<ReusableJudging | undefined> {
  const row = await store.database
    .selectFrom('judgings')
    .select(['id as judgingId', 'report', 'behaviour'])
    .where('submission_digest', '=', key.submissionDigest)
    .where('challenge_version', '=', key.challengeVersion)
    .where('engine', '=', key.engine)
    .where('kind', '=', key.kind)
    .where('state', '=', 'judged')
    .where('reused_from', 'is', null)
    .orderBy('finished_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : ReusableJudging.parse(row);
}
