import type { Role } from '../domain/role.ts';
import { SCOPES, type Scope } from '../domain/scope.ts';

/**
 * Who of the staff may take a route: who has one of the roles, and with an API key who has the scope, too. `any` key
 * of such a person will do, or `none`: then they have to be signed in.
 */
export type StaffTaker = {
  readonly roles: readonly Role[];
  readonly scope: Scope | 'any' | 'none';
  /** Not for the server's own token either, which is nobody. */
  readonly isPersonal?: true;
};

/** A candidate comes by an invitation. */
export type Taker = 'anyone' | 'worker' | 'candidate' | StaffTaker;

/** Admins may do whatever anybody of the staff may. */
const authors = (scope: StaffTaker['scope']): StaffTaker => ({ roles: ['admin', 'author'], scope });
const reviewers = (scope: StaffTaker['scope']): StaffTaker => ({ roles: ['admin', 'reviewer'], scope });
const admins = (scope: StaffTaker['scope']): StaffTaker => ({ roles: ['admin'], scope });
const staff = (scope: StaffTaker['scope']): StaffTaker => ({ roles: ['admin', 'author', 'reviewer'], scope });
/** People, and not the server's own token: it has looked at nothing. */
const oneReviewer = (scope: StaffTaker['scope']): StaffTaker => ({ ...reviewers(scope), isPersonal: true });
/** Who is signed in, about themselves. */
const signedIn: StaffTaker = { ...staff('none'), isPersonal: true };

/**
 * Every route, and who may take it. This is the one place where that is decided: a route that is not listed here
 * does not exist.
 */
export const ACCESS: readonly (readonly [method: string, path: string, mayBeTakenBy: Taker])[] = [
  ['GET', '/', 'anyone'],
  ['GET', '/health', 'anyone'],
  ['GET', '/assets/:file', 'anyone'],
  ['GET', '/assets/types/:file', 'anyone'],
  ['GET', '/solve/:invitation/*', 'anyone'],
  ['GET', '/sign-in', 'anyone'],
  ['GET', '/welcome/:token', 'anyone'],
  ['GET', '/account', 'anyone'],
  ['GET', '/staff', 'anyone'],
  ['GET', '/challenges/:slug/board', 'anyone'],
  ['GET', '/challenges/:slug/compare', 'anyone'],
  ['GET', '/invitations', 'anyone'],
  ['GET', '/candidates', 'anyone'],
  ['GET', '/candidates/:id', 'anyone'],
  ['GET', '/participations/:id', 'anyone'],
  ['GET', '/changes', 'anyone'],
  ['GET', '/cases/new', 'anyone'],
  ['GET', '/cases/:slug', 'anyone'],
  ['GET', '/challenges/:slug/versions/:number/preview', 'anyone'],
  ['GET', '/api/openapi.json', 'anyone'],
  ['GET', '/api/reference', 'anyone'],
  ['GET', '/api/auth/options', 'anyone'],
  ['POST', '/api/auth/sign-in/email', 'anyone'],
  ['POST', '/api/auth/sign-in/social', 'anyone'],
  ['GET', '/api/auth/callback/sso', 'anyone'],
  ['POST', '/api/auth/sign-out', 'anyone'],
  ['POST', '/api/auth/two-factor/verify-totp', 'anyone'],
  ['POST', '/api/auth/two-factor/verify-backup-code', 'anyone'],
  ['POST', '/api/auth/two-factor/enable', signedIn],
  ['POST', '/api/auth/two-factor/disable', signedIn],
  ['POST', '/api/auth/two-factor/generate-backup-codes', signedIn],
  ['POST', '/api/auth/change-password', signedIn],
  ['GET', '/api/welcome/:token', 'anyone'],
  ['POST', '/api/welcome/:token', 'anyone'],
  ['GET', '/api/me', staff('any')],
  ['GET', '/api/me/sessions', signedIn],
  ['DELETE', '/api/me/sessions/:id', signedIn],
  ['GET', '/api/me/api-keys', signedIn],
  ['POST', '/api/me/api-keys', signedIn],
  ['DELETE', '/api/me/api-keys/:id', signedIn],
  ['GET', '/api/staff', admins('staff:read')],
  ['POST', '/api/staff', admins('staff:write')],
  ['PATCH', '/api/staff/:id', admins('staff:write')],
  ['POST', '/api/staff/:id/link', admins('staff:write')],
  ['GET', '/api/challenges', staff('challenges:read')],
  ['GET', '/api/challenges/:slug', staff('challenges:read')],
  ['GET', '/api/challenges/:slug/scores', reviewers('scores:read')],
  ['GET', '/api/challenges/:slug/export', reviewers('scores:read')],
  ['GET', '/api/challenges/:slug/results', reviewers('results:read')],
  ['GET', '/api/candidates/:id/results', reviewers('results:read')],
  ['GET', '/api/challenges/:slug/board', reviewers('reviews:read')],
  ['PUT', '/api/challenges/:slug/invite-line', reviewers('reviews:write')],
  ['POST', '/api/challenges/:slug/reveals', reviewers('reviews:write')],
  ['GET', '/api/participations/:id', reviewers('reviews:read')],
  ['GET', '/api/participations/:id/submissions/:number', reviewers('reviews:read')],
  ['GET', '/api/participations/:id/timeline', reviewers('reviews:read')],
  ['GET', '/api/participations/:id/saves/:revision', reviewers('reviews:read')],
  ['GET', '/api/participations/:id/similarity', reviewers('reviews:read')],
  ['GET', '/api/participations/:id/interview-sheet', reviewers('reviews:read')],
  ['POST', '/api/challenges/:slug/versions', authors('versions:write')],
  ['GET', '/api/challenges/:slug/versions', authors('versions:read')],
  ['GET', '/api/challenges/:slug/versions/:number', authors('versions:read')],
  ['GET', '/api/challenges/:slug/versions/:number/diff', authors('versions:read')],
  ['POST', '/api/challenges/:slug/versions/:number/publish', authors('versions:write')],
  ['POST', '/api/challenges/:slug/rejudges', authors('versions:write')],
  ['GET', '/api/challenges/:slug/rejudges', authors('versions:read')],
  ['GET', '/api/challenges/:slug/rejudges/:id', authors('versions:read')],
  ['POST', '/api/challenges/:slug/rejudges/:id/decide', authors('versions:write')],
  ['GET', '/api/challenges/:slug/health', authors('versions:read')],
  ['GET', '/api/catalogue', authors('versions:read')],
  ['GET', '/api/case-templates', authors('versions:read')],
  ['GET', '/api/challenge-folders', authors('versions:read')],
  ['POST', '/api/challenge-folders', authors('versions:write')],
  ['GET', '/api/challenge-folders/:slug', authors('versions:read')],
  ['PUT', '/api/challenge-folders/:slug', authors('versions:write')],
  ['DELETE', '/api/challenge-folders/:slug', authors('versions:write')],
  ['POST', '/api/challenge-folders/:slug/version', authors('versions:write')],
  ['POST', '/api/challenge-folders/:slug/statement', authors('versions:write')],
  ['POST', '/api/challenge-folders/:slug/checks', authors('versions:write')],
  ['GET', '/api/challenge-folders/:slug/checks', authors('versions:read')],
  ['GET', '/api/challenge-checks/:id', authors('versions:read')],
  ['POST', '/api/challenge-checks/:id/cancel', authors('versions:write')],
  ['POST', '/api/submissions', authors('submissions:write')],
  ['GET', '/api/submissions/:id', staff('submissions:read')],
  ['GET', '/api/submissions/:id/report', staff('submissions:read')],
  ['GET', '/api/submissions/:id/events', staff('submissions:read')],
  ['GET', '/challenges/:slug/versions', authors('none')],
  ['GET', '/challenges/:slug/versions/:number', authors('none')],
  ['POST', '/challenges/:slug/versions/:number/publish', authors('none')],
  ['GET', '/challenges/:slug/rejudges', authors('none')],
  ['POST', '/challenges/:slug/rejudges', authors('none')],
  ['GET', '/challenges/:slug/rejudges/:id', authors('none')],
  ['POST', '/challenges/:slug/rejudges/:id/decide', authors('none')],
  ['GET', '/challenges/:slug/health', authors('none')],
  ['POST', '/api/invitations', reviewers('invitations:write')],
  ['GET', '/api/invitations', reviewers('invitations:read')],
  ['GET', '/api/invitations/:id', reviewers('invitations:read')],
  ['POST', '/api/invitations/:id/revoke', reviewers('invitations:write')],
  ['POST', '/api/invitations/:id/link', reviewers('invitations:write')],
  ['GET', '/api/invitations/:id/time', admins('invitations:read')],
  ['POST', '/api/invitations/:id/extend', admins('invitations:write')],
  ['POST', '/api/invitations/extend', admins('invitations:write')],
  ['PUT', '/api/invitations/:id/accommodation', admins('invitations:write')],
  ['GET', '/api/candidates', reviewers('candidates:read')],
  ['GET', '/api/candidates/:id', reviewers('candidates:read')],
  ['POST', '/api/candidates/:id/stage', reviewers('candidates:write')],
  ['GET', '/api/candidates/:id/export', admins('candidates:read')],
  ['POST', '/api/candidates/:id/erase', admins('candidates:erase')],
  ['GET', '/api/participations/:id/reviews', oneReviewer('reviews:read')],
  ['PUT', '/api/participations/:id/review', oneReviewer('reviews:write')],
  ['GET', '/api/participations/:id/comments', oneReviewer('reviews:read')],
  ['POST', '/api/participations/:id/comments', oneReviewer('reviews:write')],
  ['PATCH', '/api/comments/:id', oneReviewer('reviews:write')],
  ['DELETE', '/api/comments/:id', oneReviewer('reviews:write')],
  ['GET', '/api/participations/:id/decisions', reviewers('reviews:read')],
  ['POST', '/api/participations/:id/decisions', oneReviewer('reviews:write')],
  ['POST', '/api/participations/:id/decisions/second', oneReviewer('reviews:write')],
  ['POST', '/api/participations/:id/report-link', reviewers('reviews:write')],
  ['DELETE', '/api/participations/:id/report-link', reviewers('reviews:write')],
  ['GET', '/api/participations/:id/report', reviewers('reviews:read')],
  ['GET', '/api/erasures', admins('candidates:read')],
  ['GET', '/api/audit', admins('audit:read')],
  ['GET', '/webhooks', 'anyone'],
  ['GET', '/api/webhooks', admins('webhooks:read')],
  ['POST', '/api/webhooks', admins('webhooks:write')],
  ['PATCH', '/api/webhooks/:id', admins('webhooks:write')],
  ['DELETE', '/api/webhooks/:id', admins('webhooks:write')],
  ['POST', '/api/webhooks/:id/secret', admins('webhooks:write')],
  ['POST', '/api/webhooks/:id/ping', admins('webhooks:write')],
  ['GET', '/api/webhooks/:id/deliveries', admins('webhooks:read')],
  ['POST', '/api/webhook-deliveries/:id/replay', admins('webhooks:write')],
  ['GET', '/minicase-cli.tgz', 'anyone'],
  ['GET', '/i/:token', 'anyone'],
  ['GET', '/r/:token', 'anyone'],
  ['GET', '/r/:token/report.pdf', 'anyone'],
  ['GET', '/api/solve/:invitation', 'candidate'],
  ['POST', '/api/solve/:invitation/start', 'candidate'],
  ['POST', '/api/solve/:invitation/finish', 'candidate'],
  ['PATCH', '/api/solve/:invitation/profile', 'candidate'],
  ['GET', '/api/solve/:invitation/cases/:slug', 'candidate'],
  ['GET', '/api/solve/:invitation/cases/:slug/draft', 'candidate'],
  ['PUT', '/api/solve/:invitation/cases/:slug/draft', 'candidate'],
  ['POST', '/api/solve/:invitation/cases/:slug/submissions', 'candidate'],
  ['GET', '/api/solve/:invitation/cases/:slug/submissions', 'candidate'],
  ['GET', '/api/solve/:invitation/submissions/:id', 'candidate'],
  ['GET', '/api/solve/:invitation/submissions/:id/events', 'candidate'],
  ['GET', '/api/solve/:invitation/receipt', 'candidate'],
  ['POST', '/internal/judgings/:id/claim', 'worker'],
  ['GET', '/internal/challenge-versions/:version', 'worker'],
  ['POST', '/internal/checks/:id/claim', 'worker'],
  ['POST', '/internal/checks/:id/progress', 'worker'],
  ['POST', '/internal/checks/:id/report', 'worker'],
];

/** The scopes that are of any use to a key of somebody with this role. */
export function scopesOf(role: Role): Scope[] {
  const takers = ACCESS.map(([, , taker]) => taker).filter((taker) => typeof taker === 'object');
  const scopes = new Set(takers.filter(({ roles }) => roles.includes(role)).map(({ scope }) => scope));
  return SCOPES.filter((scope) => scopes.has(scope));
}
