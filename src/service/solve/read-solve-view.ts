import type { Language } from '../../domain/challenge.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { allottedMs, deadlineOf, type InvitationId } from '../../domain/invitation.ts';
import type { SolveCase, SolveCaseView, SolveView, TimeGrant } from '../../protocol/solve/solve-view.ts';
import { readDraftTimes } from '../../store/drafts/read-drafts.ts';
import { countUsed } from '../../store/invitations/count-used.ts';
import type { StoredInvitation } from '../../store/invitations/read-invitations.ts';
import { readTimeGrants, type StoredGrant } from '../../store/invitations/read-time.ts';
import { requireInvitation, stateOf } from '../invitations/require-invitation.ts';
import { challengeView } from '../read-challenge.ts';
import type { Service } from '../service.ts';
import { requireCase, requireManifest } from './require-case.ts';
import { caseIn } from './starter-in.ts';

/**
 * An invitation as its candidate sees it.
 *
 * @throws Refusal `not-found`
 */
export async function readSolveView(service: Service, id: InvitationId): Promise<SolveView> {
  const invitation = await requireInvitation(service, id);
  const { rehearsal } = invitation;
  const allotted = allottedMs(invitation);
  const describe = await caseDescriber(service, invitation);
  return {
    id: invitation.id,
    candidate: invitation.name ?? invitation.candidate,
    state: stateOf(invitation),
    now: invitation.now.toISOString(),
    opensAt: timeOf(invitation.opensAt),
    closesAt: timeOf(invitation.closesAt),
    durationSeconds: allotted === null ? null : Math.ceil(allotted / 1_000),
    startedAt: timeOf(invitation.startedAt),
    deadline: timeOf(deadlineOf(invitation)),
    endedAt: timeOf(invitation.endedAt),
    endedBy: invitation.endedBy,
    grants: (await readTimeGrants(service.store, id)).map(grantView),
    keptForDays: service.keptForDays,
    rehearsal: rehearsal === null ? null : await describe({ slug: rehearsal, version: null }),
    cases: await Promise.all(invitation.cases.map(describe)),
    profile: { portfolioUrl: invitation.portfolioUrl, language: invitation.language },
  };
}

/**
 * A case to work on.
 *
 * @throws Refusal `not-found` or `conflict`
 */
export async function readSolveCase(
  service: Service,
  id: InvitationId,
  slug: ChallengeSlug,
): Promise<Omit<SolveCaseView, 'statementHtml'>> {
  const invitation = await requireInvitation(service, id);
  const { challenge, isRehearsal } = await requireCase(service, invitation, slug);
  const view = caseIn(invitation.language, challengeView(challenge));
  return {
    ...view,
    languages: languagesOf(invitation, view.languages),
    isRehearsal,
    submissionsUsed: isRehearsal ? 0 : ((await countUsed(service.store.database, id)).get(slug) ?? 0),
    submissionsAtMost: isRehearsal ? null : invitation.submissionsAtMost,
  };
}

async function caseDescriber(service: Service, invitation: StoredInvitation) {
  const used = await countUsed(service.store.database, invitation.id);
  const saved = await readDraftTimes(service.store, invitation.id);
  return async (invited: StoredInvitation['cases'][number]): Promise<SolveCase> => {
    const { slug } = invited;
    const { title, summary, languages } = await requireManifest(service, invited);
    const isRehearsal = slug === invitation.rehearsal;
    return {
      slug,
      title,
      summary,
      languages: languagesOf(invitation, languages),
      savedAt: timeOf(saved.get(slug) ?? null),
      submissionsUsed: used.get(slug) ?? 0,
      submissionsAtMost: isRehearsal ? null : invitation.submissionsAtMost,
    };
  };
}

/** What the case takes and the company asks for; all that the case takes where that is nothing. */
function languagesOf(invitation: StoredInvitation, taken: readonly Language[]): Language[] {
  const both = taken.filter((language) => invitation.languages.includes(language));
  return both.length === 0 ? [...taken] : both;
}

function grantView({ at, grantedMs, reason, note }: StoredGrant): TimeGrant {
  return { at: at.toISOString(), seconds: Math.round(grantedMs / 1_000), reason, note };
}

function timeOf(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
