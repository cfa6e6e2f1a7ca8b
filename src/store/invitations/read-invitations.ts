import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { Language } from '../../domain/challenge.ts';
import { CandidateId, ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import { type InvitationClock, InvitationEnd, InvitationId } from '../../domain/invitation.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

const StoredInvitation = z.object({
  id: InvitationId,
  candidate: CandidateId,
  name: z.string().nullable(),
  portfolioUrl: z.string().nullable(),
  opensAt: z.date().nullable(),
  closesAt: z.date().nullable(),
  durationMs: z.coerce.number().nullable(),
  extraTime: z.number(),
  grantedMs: z.coerce.number(),
  submissionsAtMost: z.int().nullable(),
  languages: z.array(Language),
  language: Language.nullable(),
  rehearsal: ChallengeSlug.nullable(),
  /** In the order they are shown. The version is null until it was begun. */
  cases: z.array(z.object({ slug: ChallengeSlug, version: ChallengeVersion.nullable() })),
  createdBy: z.string(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  endedBy: InvitationEnd.nullable(),
  revokedAt: z.date().nullable(),
  /** What the time is: the database's clock, which all servers share. */
  now: z.date(),
});
export type StoredInvitation = z.infer<typeof StoredInvitation> & InvitationClock;

export async function findInvitation(
  store: Pick<Store, 'database'>,
  id: InvitationId,
): Promise<StoredInvitation | undefined> {
  const row = await selectInvitations(store.database).where('invitations.id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : StoredInvitation.parse(row);
}

/** @param tokenHash of the link's token. */
export async function findInvitationByToken(store: Store, tokenHash: string): Promise<InvitationId | undefined> {
  const row = await store.database
    .selectFrom('invitations')
    .select('id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row === undefined ? undefined : InvitationId.parse(row.id);
}

export type InvitationFilter = {
  readonly case?: ChallengeSlug | undefined;
  readonly candidate?: CandidateId | undefined;
};

/** The newest first. */
export async function readInvitations(store: Store, filter: InvitationFilter = {}): Promise<StoredInvitation[]> {
  let query = selectInvitations(store.database).orderBy('invitations.created_at', 'desc').orderBy('invitations.id');
  if (filter.candidate !== undefined) query = query.where('invitations.candidate_id', '=', filter.candidate);
  const { case: slug } = filter;
  if (slug !== undefined) {
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('invitation_cases')
          .select('slug')
          .whereRef('invitation_cases.invitation_id', '=', 'invitations.id')
          .where('slug', '=', slug),
      ),
    );
  }
  return (await query.execute()).map((row) => StoredInvitation.parse(row));
}

/** Those that were begun and are not over in the record. */
export async function readRunningInvitations(store: Pick<Store, 'database'>): Promise<StoredInvitation[]> {
  const rows = await selectInvitations(store.database)
    .where('invitations.started_at', 'is not', null)
    .where('invitations.ended_at', 'is', null)
    .where('invitations.revoked_at', 'is', null)
    .execute();
  return rows.map((row) => StoredInvitation.parse(row));
}

/** Keeps anyone else from changing it, its drafts or its submissions until the transaction ends. */
export async function lockInvitation(
  transaction: Kysely<Tables>,
  id: InvitationId,
): Promise<StoredInvitation | undefined> {
  await transaction.selectFrom('invitations').select('id').where('id', '=', id).forUpdate().execute();
  return await findInvitation({ database: transaction }, id);
}

function selectInvitations(database: Kysely<Tables>) {
  return database
    .selectFrom('invitations')
    .innerJoin('candidates', 'candidates.id', 'invitations.candidate_id')
    .leftJoin('accommodations', 'accommodations.invitation_id', 'invitations.id')
    .select([
      'invitations.id',
      'invitations.candidate_id as candidate',
      'candidates.name',
      'candidates.portfolio_url as portfolioUrl',
      'invitations.opens_at as opensAt',
      'invitations.closes_at as closesAt',
      'invitations.duration_ms as durationMs',
      'invitations.submissions_at_most as submissionsAtMost',
      'invitations.languages',
      'invitations.language',
      'invitations.rehearsal_slug as rehearsal',
      'invitations.created_by as createdBy',
      'invitations.created_at as createdAt',
      'invitations.started_at as startedAt',
      'invitations.ended_at as endedAt',
      'invitations.ended_by as endedBy',
      'invitations.revoked_at as revokedAt',
      sql<number>`coalesce(accommodations.extra_time, 1)`.as('extraTime'),
      sql<string>`(select coalesce(sum(granted_ms), 0) from time_grants
        where time_grants.invitation_id = invitations.id)`.as('grantedMs'),
      sql<unknown>`(select json_agg(json_build_object('slug', slug, 'version', challenge_version) order by position)
        from invitation_cases where invitation_cases.invitation_id = invitations.id)`.as('cases'),
      sql<Date>`clock_timestamp()`.as('now'),
    ]);
}
