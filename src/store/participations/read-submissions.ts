import { sql } from 'kysely';
import { z } from 'zod';
import { Language } from '../../domain/challenge.ts';
import { type CandidateId, type ChallengeSlug, ChallengeVersion, JudgingId, SubmissionId } from '../../domain/ids.ts';
import { InvitationId, SubmissionOrigin } from '../../domain/invitation.ts';
import { JudgingKind, JudgingReport, JudgingState } from '../../domain/judging.ts';
import type { Store } from '../store.ts';

const SentSubmission = z.object({
  id: SubmissionId,
  /** From 1, of either kind, in the order in which they came. */
  number: z.int(),
  createdAt: z.date(),
  origin: SubmissionOrigin,
  invitationId: InvitationId.nullable(),
  /** That the candidate chose. */
  language: Language.nullable(),
  /** That counts since last. */
  judgingId: JudgingId,
  kind: JudgingKind,
  state: JudgingState,
  challengeVersion: ChallengeVersion,
  versionNumber: z.int().positive(),
  report: JudgingReport.nullable(),
});
export type SentSubmission = z.infer<typeof SentSubmission>;

/** All that a candidate has sent for a challenge, but for trials; the oldest first. */
export async function readSentSubmissions(
  store: Store,
  slug: ChallengeSlug,
  candidate: CandidateId,
): Promise<SentSubmission[]> {
  const { rows } = await sql<unknown>`
    select s.id, row_number() over (order by s.created_at, s.id)::int as number, s.created_at as "createdAt", s.origin,
      s.invitation_id as "invitationId", i.language, j.id as "judgingId", j.kind, j.state,
      j.challenge_version as "challengeVersion", v.number as "versionNumber", j.report
    from submissions s
    left join invitations i on i.id = s.invitation_id
    join lateral (
      select * from judgings where submission_id = s.id and counted_at is not null
      order by counted_at desc, id limit 1
    ) j on true
    join challenge_versions v on v.version = j.challenge_version
    where s.slug = ${slug} and s.candidate = ${candidate} and not s.is_self_check and not s.is_trial
    order by s.created_at, s.id`.execute(store.database);
  return rows.map((row) => SentSubmission.parse(row));
}
