import { randomBytes, randomUUID } from 'node:crypto';
import { ChallengeSlug } from '../../domain/ids.ts';
import { InvitationId } from '../../domain/invitation.ts';
import {
  type InvitationLink,
  type InvitationRequest,
  InvitationToken,
  type Invitee,
} from '../../protocol/invitation-view.ts';
import { insertInvitations } from '../../store/invitations/insert-invitations.ts';
import { findCurrentVersion, findManifest } from '../../store/read-challenges.ts';
import type { FieldError } from '../refusal.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { hashToken } from './find-by-token.ts';
import { parseInviteeCsv } from './parse-invitee-csv.ts';
import { invitationView } from './read-invitations.ts';
import { requireInvitation } from './require-invitation.ts';

/** What candidates try everything out on, where nothing else is asked for and it is published. */
const USUAL_REHEARSAL = ChallengeSlug.parse('hello-case');

export type InviteOptions = {
  readonly by: string;
  /** Whether they may say who has more time than others. */
  readonly mayAccommodate: boolean;
  /** What links begin with: `https://minicase.example.org`. */
  readonly origin: string;
};

/**
 * Invites one or many, all or none. Their links are told this once.
 *
 * @throws Refusal `invalid` with each thing that is wrong, or `not-yours`
 */
export async function invite(
  service: Service,
  request: InvitationRequest,
  { by, mayAccommodate, origin }: InviteOptions,
): Promise<InvitationLink[]> {
  const invitees = [...request.candidates, ...(request.csv === undefined ? [] : parseInviteeCsv(request.csv))];
  requireInvitees(invitees, mayAccommodate);
  await requireCases(service, request);
  const invited = invitees.map((invitee) => {
    const token = makeToken();
    return { token, row: { ...invitee, id: InvitationId.parse(randomUUID()), tokenHash: hashToken(token) } };
  });
  const terms = {
    cases: request.cases,
    opensAt: request.opensAt === null ? null : new Date(request.opensAt),
    closesAt: request.closesAt === null ? null : new Date(request.closesAt),
    durationMs: request.durationMinutes === null ? null : request.durationMinutes * 60_000,
    submissionsAtMost: request.submissionsAtMost,
    languages: request.languages,
    rehearsal: await chooseRehearsal(service, request),
  };
  await insertInvitations(
    service.store,
    terms,
    invited.map(({ row }) => row),
    by,
  );
  return await Promise.all(
    invited.map(async ({ token, row }) => ({
      invitation: invitationView(await requireInvitation(service, row.id)),
      link: linkOf(origin, token),
    })),
  );
}

export function makeToken(): InvitationToken {
  return InvitationToken.parse(`mci_${randomBytes(32).toString('base64url')}`);
}

export function linkOf(origin: string, token: InvitationToken): string {
  return `${origin}/i/${token}`;
}

function requireInvitees(invitees: readonly Invitee[], mayAccommodate: boolean): void {
  if (invitees.length === 0) {
    const fields = [{ path: 'candidates', message: 'must hold somebody, unless `csv` does' }];
    throw new Refusal('invalid', 'Nobody is named.', fields);
  }
  const seen = new Set<string>();
  const repeated: FieldError[] = [];
  for (const [index, { candidate }] of invitees.entries()) {
    const folded = candidate.toLowerCase();
    if (seen.has(folded))
      repeated.push({ path: `candidates.${index}.candidate`, message: `'${candidate}' comes twice` });
    seen.add(folded);
  }
  if (repeated.length > 0) throw new Refusal('invalid', 'Nobody can be invited twice at once.', repeated);
  if (!mayAccommodate && invitees.some(({ extraTime }) => extraTime > 1)) {
    throw new Refusal('not-yours', 'Extra time is for administrators to give.');
  }
}

async function requireCases(service: Service, { cases, rehearsal, languages }: InvitationRequest): Promise<void> {
  const asked = [
    ...cases.map((slug, index) => ({ slug, path: `cases.${index}` })),
    ...(rehearsal == null ? [] : [{ slug: rehearsal, path: 'rehearsal' }]),
  ];
  const wrong: FieldError[] = [];
  for (const { slug, path } of asked) {
    const version = await findCurrentVersion(service.store, slug);
    const manifest = version === undefined ? undefined : await findManifest(service.store, version);
    if (manifest === undefined) wrong.push({ path, message: `there is no challenge '${slug}'` });
    else if (languages.length > 0 && !manifest.languages.some((language) => languages.includes(language))) {
      wrong.push({ path: 'languages', message: `'${slug}' takes ${manifest.languages.join(' and ')} only` });
    }
  }
  if (rehearsal != null && cases.includes(rehearsal)) wrong.push({ path: 'rehearsal', message: 'is one of the cases' });
  if (wrong.length > 0) throw new Refusal('invalid', 'These cases cannot be given.', wrong);
}

async function chooseRehearsal(
  service: Service,
  { rehearsal, cases }: InvitationRequest,
): Promise<ChallengeSlug | null> {
  if (rehearsal !== undefined) return rehearsal;
  if (cases.includes(USUAL_REHEARSAL)) return null;
  return (await findCurrentVersion(service.store, USUAL_REHEARSAL)) === undefined ? null : USUAL_REHEARSAL;
}
