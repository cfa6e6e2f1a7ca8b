import { sql, type Transaction } from 'kysely';
import type { Language } from '../../domain/challenge.ts';
import type { CandidateId, ChallengeSlug } from '../../domain/ids.ts';
import type { InvitationId } from '../../domain/invitation.ts';
import { type AuditEntry, appendAudit } from '../audit/append-audit.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

export type NewInvitation = {
  readonly id: InvitationId;
  readonly tokenHash: string;
  readonly candidate: CandidateId;
  readonly name: string | null;
  readonly portfolioUrl: string | null;
  readonly extraTime: number;
};

export type NewTerms = {
  readonly cases: readonly ChallengeSlug[];
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly durationMs: number | null;
  readonly submissionsAtMost: number | null;
  readonly languages: readonly Language[];
  readonly rehearsal: ChallengeSlug | null;
};

/** Writes the invitations of one call, and who was not known before, all or nothing. */
export async function insertInvitations(
  store: Store,
  terms: NewTerms,
  invitations: readonly NewInvitation[],
  by: string,
): Promise<void> {
  await store.database.transaction().execute(async (transaction) => {
    for (const invitation of invitations) {
      await keepCandidate(transaction, invitation);
      await insertInvitation(transaction, terms, invitation, by);
    }
    await appendAudit(
      transaction,
      invitations.map((invitation) => created(terms, invitation, by)),
    );
  });
}

/** Who is known already keeps what is known of them, but for what is told anew. */
async function keepCandidate(transaction: Transaction<Tables>, invitation: NewInvitation): Promise<void> {
  await transaction
    .insertInto('candidates')
    .values({ id: invitation.candidate, name: invitation.name, portfolio_url: invitation.portfolioUrl })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({
        name: sql`coalesce(excluded.name, candidates.name)`,
        portfolio_url: sql`coalesce(excluded.portfolio_url, candidates.portfolio_url)`,
      }),
    )
    .execute();
}

async function insertInvitation(
  transaction: Transaction<Tables>,
  terms: NewTerms,
  invitation: NewInvitation,
  by: string,
): Promise<void> {
  await transaction
    .insertInto('invitations')
    .values({
      id: invitation.id,
      candidate_id: invitation.candidate,
      token_hash: invitation.tokenHash,
      opens_at: terms.opensAt,
      closes_at: terms.closesAt,
      duration_ms: terms.durationMs,
      submissions_at_most: terms.submissionsAtMost,
      languages: JSON.stringify(terms.languages),
      rehearsal_slug: terms.rehearsal,
      created_by: by,
    })
    .execute();
  await transaction
    .insertInto('invitation_cases')
    .values(terms.cases.map((slug, position) => ({ invitation_id: invitation.id, position, slug })))
    .execute();
  if (invitation.extraTime > 1) {
    await transaction
      .insertInto('accommodations')
      .values({
        invitation_id: invitation.id,
        extra_time: invitation.extraTime,
        note: 'when invited',
        granted_by: by,
      })
      .execute();
  }
}

function created(terms: NewTerms, invitation: NewInvitation, by: string): AuditEntry {
  const after = { candidate: invitation.candidate, extraTime: invitation.extraTime, ...terms };
  return {
    by,
    action: 'invitation.create',
    subjectType: 'invitation',
    subjectId: invitation.id,
    before: null,
    after,
  };
}
