import type { Context } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CandidateCaller } from '../../src/domain/caller.ts';
import { StaffId } from '../../src/domain/ids.ts';
import { InvitationId } from '../../src/domain/invitation.ts';
import type { Role } from '../../src/domain/role.ts';
import { SCOPES } from '../../src/domain/scope.ts';
import { ACCESS } from '../../src/http/access.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { makeApiKey } from '../../src/service/staff/api-keys.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { exampleOf } from '../support/example-of.ts';
import { makeResults } from '../support/make-case-results.ts';
import { makeDraft, publishDraft } from '../support/make-draft.ts';
import { makePerson } from '../support/make-person.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenApp, openApp, TOKENS } from '../support/open-app.ts';
import { cookieHeader, OWN, signedInBrowser } from '../support/sign-in.ts';

/**
 * Who may take which route, written out a second time and independently: a slip in `src/http/access.ts` fails here.
 * The roles are those beside `admin`, or `person` for who is signed in, whatever their role; with a `+` behind them they
 * are for people, and not for the server's own token. The scope is what an API
 * key needs: `*` where any will do, `-` where none will.
 */
const RULES = `
  GET    /                                                       anyone
  GET    /health                                                 anyone
  GET    /assets/:file                                           anyone
  GET    /solve/:invitation/*                                    anyone
  GET    /assets/types/:file                                     anyone
  GET    /sign-in                                                anyone
  GET    /welcome/:token                                         anyone
  GET    /account                                                anyone
  GET    /staff                                                  anyone
  GET    /invitations                                            anyone
  GET    /challenges/:slug/board                                 anyone
  GET    /challenges/:slug/compare                               anyone
  GET    /candidates                                             anyone
  GET    /candidates/:id                                         anyone
  GET    /participations/:id                                     anyone
  GET    /changes                                                anyone
  GET    /cases/new                                              anyone
  GET    /cases/:slug                                            anyone
  GET    /challenges/:slug/versions/:number/preview              anyone
  GET    /api/openapi.json                                       anyone
  GET    /api/reference                                          anyone
  GET    /api/auth/options                                       anyone
  POST   /api/auth/sign-in/email                                 anyone
  POST   /api/auth/sign-in/social                                anyone
  GET    /api/auth/callback/sso                                  anyone
  POST   /api/auth/sign-out                                      anyone
  POST   /api/auth/two-factor/verify-totp                        anyone
  POST   /api/auth/two-factor/verify-backup-code                 anyone
  POST   /api/auth/two-factor/enable                             person
  POST   /api/auth/two-factor/disable                            person
  POST   /api/auth/two-factor/generate-backup-codes              person
  POST   /api/auth/change-password                               person
  GET    /api/welcome/:token                                     anyone
  POST   /api/welcome/:token                                     anyone
  GET    /api/me                                                 author,reviewer  *
  GET    /api/me/sessions                                        person
  DELETE /api/me/sessions/:id                                    person
  GET    /api/me/api-keys                                        person
  POST   /api/me/api-keys                                        person
  DELETE /api/me/api-keys/:id                                    person
  GET    /api/staff                                              admin            staff:read
  POST   /api/staff                                              admin            staff:write
  PATCH  /api/staff/:id                                          admin            staff:write
  POST   /api/staff/:id/link                                     admin            staff:write
  GET    /api/challenges                                         author,reviewer  challenges:read
  GET    /api/challenges/:slug                                   author,reviewer  challenges:read
  GET    /api/challenges/:slug/scores                            reviewer         scores:read
  GET    /api/challenges/:slug/export                            reviewer         scores:read
  GET    /api/challenges/:slug/results                           reviewer         results:read
  GET    /api/candidates/:id/results                             reviewer         results:read
  GET    /api/challenges/:slug/board                             reviewer         reviews:read
  PUT    /api/challenges/:slug/invite-line                       reviewer         reviews:write
  POST   /api/challenges/:slug/reveals                           reviewer         reviews:write
  GET    /api/participations/:id                                 reviewer         reviews:read
  GET    /api/participations/:id/submissions/:number             reviewer         reviews:read
  GET    /api/participations/:id/timeline                        reviewer         reviews:read
  GET    /api/participations/:id/saves/:revision                 reviewer         reviews:read
  GET    /api/participations/:id/similarity                      reviewer         reviews:read
  GET    /api/participations/:id/interview-sheet                 reviewer         reviews:read
  POST   /api/challenges/:slug/versions                          author           versions:write
  GET    /api/challenges/:slug/versions                          author           versions:read
  GET    /api/challenges/:slug/versions/:number                  author           versions:read
  GET    /api/challenges/:slug/versions/:number/diff             author           versions:read
  POST   /api/challenges/:slug/versions/:number/publish          author           versions:write
  POST   /api/challenges/:slug/rejudges                          author           versions:write
  GET    /api/challenges/:slug/rejudges                          author           versions:read
  GET    /api/challenges/:slug/rejudges/:id                      author           versions:read
  POST   /api/challenges/:slug/rejudges/:id/decide               author           versions:write
  GET    /api/challenges/:slug/health                            author           versions:read
  GET    /api/catalogue                                          author           versions:read
  GET    /api/case-templates                                     author           versions:read
  GET    /api/challenge-folders                                  author           versions:read
  POST   /api/challenge-folders                                  author           versions:write
  GET    /api/challenge-folders/:slug                            author           versions:read
  PUT    /api/challenge-folders/:slug                            author           versions:write
  DELETE /api/challenge-folders/:slug                            author           versions:write
  POST   /api/challenge-folders/:slug/version                    author           versions:write
  POST   /api/challenge-folders/:slug/statement                  author           versions:write
  POST   /api/challenge-folders/:slug/checks                     author           versions:write
  GET    /api/challenge-folders/:slug/checks                     author           versions:read
  GET    /api/challenge-checks/:id                               author           versions:read
  POST   /api/challenge-checks/:id/cancel                        author           versions:write
  POST   /api/submissions                                        author           submissions:write
  GET    /api/submissions/:id                                    author,reviewer  submissions:read
  GET    /api/submissions/:id/report                             author,reviewer  submissions:read
  GET    /api/submissions/:id/events                             author,reviewer  submissions:read
  GET    /challenges/:slug/versions                              author           -
  GET    /challenges/:slug/versions/:number                      author           -
  POST   /challenges/:slug/versions/:number/publish              author           -
  GET    /challenges/:slug/rejudges                              author           -
  POST   /challenges/:slug/rejudges                              author           -
  GET    /challenges/:slug/rejudges/:id                          author           -
  POST   /challenges/:slug/rejudges/:id/decide                   author           -
  GET    /challenges/:slug/health                                author           -
  POST   /api/invitations                                        reviewer         invitations:write
  GET    /api/invitations                                        reviewer         invitations:read
  GET    /api/invitations/:id                                    reviewer         invitations:read
  POST   /api/invitations/:id/revoke                             reviewer         invitations:write
  POST   /api/invitations/:id/link                               reviewer         invitations:write
  GET    /api/invitations/:id/time                               admin            invitations:read
  POST   /api/invitations/:id/extend                             admin            invitations:write
  POST   /api/invitations/extend                                 admin            invitations:write
  PUT    /api/invitations/:id/accommodation                      admin            invitations:write
  GET    /api/candidates                                         reviewer         candidates:read
  GET    /api/candidates/:id                                     reviewer         candidates:read
  POST   /api/candidates/:id/stage                               reviewer         candidates:write
  GET    /api/candidates/:id/export                              admin            candidates:read
  POST   /api/candidates/:id/erase                               admin            candidates:erase
  GET    /api/participations/:id/reviews                         reviewer+        reviews:read
  PUT    /api/participations/:id/review                          reviewer+        reviews:write
  GET    /api/participations/:id/comments                        reviewer+        reviews:read
  POST   /api/participations/:id/comments                        reviewer+        reviews:write
  PATCH  /api/comments/:id                                       reviewer+        reviews:write
  DELETE /api/comments/:id                                       reviewer+        reviews:write
  GET    /api/participations/:id/decisions                       reviewer         reviews:read
  POST   /api/participations/:id/decisions                       reviewer+        reviews:write
  POST   /api/participations/:id/decisions/second                reviewer+        reviews:write
  POST   /api/participations/:id/report-link                     reviewer         reviews:write
  DELETE /api/participations/:id/report-link                     reviewer         reviews:write
  GET    /api/participations/:id/report                          reviewer         reviews:read
  GET    /api/erasures                                           admin            candidates:read
  GET    /api/audit                                              admin            audit:read
  GET    /webhooks                                               anyone
  GET    /api/webhooks                                           admin            webhooks:read
  GET    /api/webhooks/:id/deliveries                            admin            webhooks:read
  POST   /api/webhooks                                           admin            webhooks:write
  PATCH  /api/webhooks/:id                                       admin            webhooks:write
  DELETE /api/webhooks/:id                                       admin            webhooks:write
  POST   /api/webhooks/:id/secret                                admin            webhooks:write
  POST   /api/webhooks/:id/ping                                  admin            webhooks:write
  POST   /api/webhook-deliveries/:id/replay                      admin            webhooks:write
  GET    /i/:token                                               anyone
  GET    /r/:token                                               anyone
  GET    /r/:token/report.pdf                                    anyone
  GET    /minicase-cli.tgz                                       anyone
  GET    /api/solve/:invitation                                  candidate
  POST   /api/solve/:invitation/start                            candidate
  POST   /api/solve/:invitation/finish                           candidate
  PATCH  /api/solve/:invitation/profile                          candidate
  GET    /api/solve/:invitation/cases/:slug                      candidate
  GET    /api/solve/:invitation/cases/:slug/draft                candidate
  PUT    /api/solve/:invitation/cases/:slug/draft                candidate
  POST   /api/solve/:invitation/cases/:slug/submissions          candidate
  GET    /api/solve/:invitation/cases/:slug/submissions          candidate
  GET    /api/solve/:invitation/submissions/:id                  candidate
  GET    /api/solve/:invitation/submissions/:id/events           candidate
  GET    /api/solve/:invitation/receipt                          candidate
  POST   /internal/judgings/:id/claim                            worker
  GET    /internal/challenge-versions/:version                   worker
  POST   /internal/checks/:id/claim                              worker
  POST   /internal/checks/:id/progress                           worker
  POST   /internal/checks/:id/report                             worker
`;

type Rule = { readonly method: string; readonly path: string; readonly taker: string; readonly scope: string };

const rules = RULES.trim()
  .split('\n')
  .map((line): Rule => {
    const [method = '', path = '', taker = '', scope = '-'] = line.trim().split(/ +/);
    return { method, path, taker, scope };
  });
const closed = rules.filter(({ taker }) => taker !== 'anyone');
const isStaffs = ({ taker }: Rule) => taker !== 'anyone' && taker !== 'worker' && taker !== 'candidate';

const isPersonal = ({ taker }: Rule) => taker === 'person' || taker.endsWith('+');

const ROLES = ['admin', 'author', 'reviewer'] as const;
const INVITATION = InvitationId.parse('00000000-0000-4000-8000-000000000000');

let opened: OpenApp;
const cookies = new Map<Role, string>();
const keys = new Map<string, string>();
beforeAll(async () => {
  opened = await openApp({ identifiers: { candidate } });
  for (const role of ROLES) {
    const { id, email } = await makePerson(opened, `Ada-${role}`, role);
    cookies.set(role, cookieHeader((await signedInBrowser(opened, email)).cookies));
    for (const scope of [...SCOPES, '-', '*'] as const) {
      const [only, others] = [SCOPES.filter((each) => each === scope), SCOPES.filter((each) => each !== scope)];
      for (const [which, scopes] of Object.entries({ only, others })) {
        const made = await makeApiKey(opened.service, StaffId.parse(id), { name: scope, scopes, days: 1 });
        keys.set(`${role} ${which} ${scope}`, made.key);
      }
    }
  }
});
afterAll(async () => await opened.close());

const candidate = async (context: Context): Promise<CandidateCaller | undefined> =>
  context.req.header('cookie') === 'invitation=1' ? { type: 'candidate', invitationId: INVITATION } : undefined;

/** 401 (or being led to sign in), 403, or that it was let through, whatever the route then said. */
async function answer({ method, path }: Rule, headers: Record<string, string>): Promise<401 | 403 | 'let through'> {
  const response = await opened.app.request(`http://localhost${exampleOf(path)}`, { method, headers });
  await response.body?.cancel();
  if (response.status === 303 && response.headers.get('location')?.startsWith('/sign-in?')) return 401;
  return response.status === 401 || response.status === 403 ? response.status : 'let through';
}

const isFor = ({ taker }: Rule, role: Role) =>
  role === 'admin' || taker === 'person' || taker.replace('+', '').split(',').includes(role);

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const session = (role: Role) => ({ cookie: cookies.get(role) ?? '', ...OWN });
const key = (role: Role, which: 'only' | 'others', scope: string) =>
  bearer(keys.get(`${role} ${which} ${scope}`) ?? 'missing');

test('the rules here are of all routes that there are, and of no other', () => {
  expect(rules.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(
    ACCESS.map(([method, path]) => `${method} ${path}`).toSorted(),
  );
});

test.each(rules)('$method $path is for $taker', async (rule) => {
  const isOpen = rule.taker === 'anyone';
  expect(await answer(rule, {})).toBe(isOpen ? 'let through' : 401);
  expect(await answer(rule, bearer('wrong'))).toBe(isOpen ? 'let through' : 401);
  expect(await answer(rule, bearer(TOKENS.worker))).toBe(isOpen || rule.taker === 'worker' ? 'let through' : 403);
  expect(await answer(rule, bearer(TOKENS.api))).toBe(
    isOpen || (isStaffs(rule) && !isPersonal(rule)) ? 'let through' : 403,
  );
  expect(await answer(rule, { cookie: 'invitation=1', ...OWN })).toBe(
    isOpen || rule.taker === 'candidate' ? 'let through' : 403,
  );
  for (const role of ROLES) {
    const may = isOpen || (isStaffs(rule) && isFor(rule, role));
    expect([role, await answer(rule, session(role))]).toEqual([role, may ? 'let through' : 403]);
  }
});

test.each(rules.filter(isStaffs))('$method $path takes API keys with $scope', async (rule) => {
  for (const role of ROLES) {
    const may = rule.scope !== '-' && isFor(rule, role);
    expect([role, await answer(rule, key(role, 'only', rule.scope))]).toEqual([role, may ? 'let through' : 403]);
    const mayAny = may && rule.scope === '*';
    expect([role, await answer(rule, key(role, 'others', rule.scope))]).toEqual([role, mayAny ? 'let through' : 403]);
  }
});

test.each(closed.filter(({ method, taker }) => method !== 'GET' && taker !== 'worker'))(
  '$method $path takes a cookie only from a page of this server',
  async (rule) => {
    const cookie = rule.taker === 'candidate' ? 'invitation=1' : (cookies.get('admin') ?? '');
    for (const foreign of [
      {},
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://localhost' },
      { 'sec-fetch-site': 'none' },
    ]) {
      expect([foreign, await answer(rule, { cookie, ...foreign })]).toEqual([foreign, 403]);
    }
    expect(await answer(rule, { cookie, origin: 'http://localhost' })).toBe('let through');
    expect(await answer(rule, { cookie, 'sec-fetch-site': 'same-origin' })).toBe('let through');
  },
);

test('who has an account signs with its name, whatever the body says: nobody applies their own rejudge', async () => {
  const { service } = opened;
  const { judgingId } = await submitSolution(service, makeSubmission(), { submittedBy: 'operator' });
  const { lease } = await claimJudging(service, judgingId);
  const report = makeResults({ adds: true, carries: true });
  await recordJudging(service, { judgingId, lease, outcome: { state: 'judged', report } });
  await publishDraft(service, makeDraft('second'));
  const send = async (path: string, body: unknown, headers: Record<string, string>) => {
    const response = await opened.app.request(`http://localhost/api/challenges/two-sums/rejudges${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { id: string; startedBy: string } };
  };
  const started = await send('', { from: 1, to: 2, by: 'Grace' }, session('author'));
  expect(started).toMatchObject({ status: 202, body: { startedBy: 'Ada-author' } });
  const decide = async (decision: string, by: string, headers: Record<string, string>) =>
    (await send(`/${started.body.id}/decide`, { decision, by }, headers)).status;
  expect(await decide('apply', 'Grace', session('author'))).toBe(403);
  expect(await decide('apply', 'Grace', key('author', 'only', 'versions:write'))).toBe(403);
  expect(await decide('apply', 'Ada-author', session('admin'))).toBe(409);
  expect(await decide('drop', 'Grace', session('author'))).toBe(200);
});
