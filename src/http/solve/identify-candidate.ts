import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { CandidateCaller } from '../../domain/caller.ts';
import { InvitationId } from '../../domain/invitation.ts';
import { InvitationToken } from '../../protocol/invitation-view.ts';
import { findByToken } from '../../service/invitations/find-by-token.ts';
import type { Service } from '../../service/service.ts';
import { bearerOf } from '../identify-caller.ts';

const IN_PATH = /^\/api\/solve\/([^/]+)/;
const KEPT_FOR_S = 60 * 60 * 24 * 90;

/**
 * Finds the candidate whose link was opened in this browser, or whose token is sent along. Each invitation has a cookie
 * of its own: two of them may be open side by side, and what is typed in one never lands in the other.
 */
export function identifyCandidate(service: Service): (context: Context) => Promise<CandidateCaller | undefined> {
  return async (context) => {
    const asked = InvitationId.safeParse(IN_PATH.exec(context.req.path)?.[1]);
    if (!asked.success) return undefined;
    const token = InvitationToken.safeParse(bearerOf(context) ?? getCookie(context, cookieOf(asked.data)));
    const invitationId = token.success ? await findByToken(service, token.data) : undefined;
    return invitationId === asked.data ? { type: 'candidate', invitationId } : undefined;
  };
}

/** Lets this browser be the candidate from now on. */
export function rememberCandidate(context: Context, invitation: InvitationId, token: InvitationToken): void {
  setCookie(context, cookieOf(invitation), token, {
    httpOnly: true,
    sameSite: 'Lax',
    secure: context.var.origin.startsWith('https:'),
    path: '/',
    maxAge: KEPT_FOR_S,
  });
}

function cookieOf(invitation: InvitationId): string {
  return `minicase_${invitation}`;
}
