import { sql } from 'kysely';
import { z } from 'zod';
import { ChallengeSlug, ChallengeVersion, SubmissionDigest, SubmissionId } from '../../domain/ids.ts';
import { type InvitationId, SubmissionOrigin } from '../../domain/invitation.ts';
import { JudgingKind, JudgingReport, JudgingState } from '../../domain/judging.ts';
import type { Store } from '../store.ts';

const InvitationSubmission = z.object({
  id: SubmissionId,
  slug: ChallengeSlug,
  createdAt: z.date(),
  origin: SubmissionOrigin,
  isTrial: z.boolean(),
  kind: JudgingKind,
  state: JudgingState,
  submissionDigest: SubmissionDigest,
  challengeVersion: ChallengeVersion,
  report: JudgingReport.nullable(),
});
export type InvitationSubmission = z.infer<typeof InvitationSubmission>;

/** The most that is told of a case's history: the newest of its sample runs, and all that count. */
const SAMPLES_AT_MOST = 100;

/** What was sent for an invitation, newest first, each with the judging that counts since last. */
export async function readInvitationSubmissions(
  store: Store,
  id: InvitationId,
  slug?: ChallengeSlug,
): Promise<InvitationSubmission[]> {
  const ofCase = slug === undefined ? sql`` : sql`and s.slug = ${slug}`;
  const { rows } = await sql`
    select * from (
      select s.id, s.slug, s.created_at as "createdAt", s.origin, s.is_trial as "isTrial",
        j.kind, j.state, j.submission_digest as "submissionDigest", j.challenge_version as "challengeVersion", j.report,
        row_number() over (partition by s.slug, j.kind order by s.created_at desc, s.id) as place
      from submissions s
      join lateral (
        select * from judgings where submission_id = s.id and counted_at is not null
        order by counted_at desc, id limit 1
      ) j on true
      where s.invitation_id = ${id} ${ofCase}
    ) sent
    where kind = 'submission' or place <= ${SAMPLES_AT_MOST}
    order by "createdAt" desc, id`.execute(store.database);
  return rows.map((row) => InvitationSubmission.parse(row));
}
