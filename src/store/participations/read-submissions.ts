import { sql } from 'kysely';
import { z } from 'zod';
import { Language } from '../../domain/challenge.ts';
import { type CandidateId, type ChallengeSlug, ChallengeVersion, JudgingId, SubmissionId } from '../../domain/ids.ts';
import { InvitationId, SubmissionOrigin } from '../../domain/invitation.ts';
import { JudgingKind, JudgingReport, JudgingState } from '../../domain/judging.ts';
import type { Store } from '../store.ts';
import { numbered } from './number-submissions.ts';

const SentSubmission = z.object({
  id: SubmissionId,
  /** By `numberSubmissions`. */
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
    select s.id, n.number, s.created_at as "createdAt", s.origin,
      s.invitation_id as "invitationId", i.language, j.id as "judgingId", j.kind, j.state,
      j.challenge_version as "challengeVersion", v.number as "versionNumber", j.report
    from (${numbered({ slug, candidate })}) n
    join submissions s on s.id = n.id
    left join invitations i on i.id = s.invitation_id
    join lateral (
      select * from judgings where submission_id = s.id and counted_at is not null
      order by counted_at desc, id limit 1
    ) j on true
    join challenge_versions v on v.version = j.challenge_version
    order by n.number`.execute(store.database);
  return rows.map((row) => SentSubmission.parse(row));
}
