import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { ChallengeSlug } from '../../domain/ids.ts';
import type { InvitationId } from '../../domain/invitation.ts';
import type { Tables } from '../tables.ts';

const Used = z.object({ slug: ChallengeSlug, used: z.int() });

/** How many submissions to each case count towards the limit: what failed through our fault, or we sent, does not. */
export async function countUsed(
  database: Kysely<Tables>,
  invitationId: InvitationId,
): Promise<ReadonlyMap<ChallengeSlug, number>> {
  const { rows } = await sql`
    select s.slug, count(*)::int as used
    from submissions s
    where s.invitation_id = ${invitationId} and s.origin = 'candidate' and not s.is_trial
      and exists (
        select from judgings j
        where j.submission_id = s.id and j.kind = 'submission' and j.state <> 'aborted' and j.rejudge_id is null)
    group by s.slug`.execute(database);
  return new Map(rows.map((row) => Used.parse(row)).map(({ slug, used }) => [slug, used]));
}
