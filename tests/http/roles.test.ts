import { afterAll, beforeAll, expect, test } from 'vitest';
import { StaffId } from '../../src/domain/ids.ts';
import { InvitationId } from '../../src/domain/invitation.ts';
import type { Role } from '../../src/domain/role.ts';
import { SCOPES, type Scope } from '../../src/domain/scope.ts';
import { ACCESS } from '../../src/http/access.ts';
import type { Identifiers } from '../../src/http/identify-caller.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { exampleOf } from '../support/example-of.ts';
import { makeResults } from '../support/make-case-results.ts';
import { makeDraft, publishDraft } from '../support/make-draft.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenApp, openApp, TOKENS } from '../support/open-app.ts';

/**
 * Who may take which route, written out a second time and independently: a slip in `src/http/access.ts` fails here.
 * The roles are those beside `admin`; the scope is what an API key needs, `-` where no key will do.
 */
const RULES = `
  GET  /                                                  anyone
  GET  /health                                            anyone
  GET  /assets/:file                                      anyone
  GET  /api/openapi.json                                  anyone
  GET  /api/reference                                     anyone
  GET  /api/challenges                                    author,reviewer  challenges:read
  GET  /api/challenges/:slug                              author,reviewer  challenges:read
  GET  /api/challenges/:slug/scores                       reviewer         scores:read
  POST /api/challenges/:slug/versions                     author           versions:write
  GET  /api/challenges/:slug/versions                     author           versions:read
  GET  /api/challenges/:slug/versions/:number             author           versions:read
  GET  /api/challenges/:slug/versions/:number/diff        author           versions:read
  POST /api/challenges/:slug/versions/:number/publish     author           versions:write
  POST /api/challenges/:slug/rejudges                     author           versions:write
  GET  /api/challenges/:slug/rejudges                     author           versions:read
  GET  /api/challenges/:slug/rejudges/:id                 author           versions:read
  POST /api/challenges/:slug/rejudges/:id/decide          author           versions:write
  GET  /api/challenges/:slug/health                       author           versions:read
  POST /api/submissions                                   author           submissions:write
  GET  /api/submissions/:id                               author,reviewer  submissions:read
  GET  /api/submissions/:id/report                        author,reviewer  submissions:read
  GET  /api/submissions/:id/events                        author,reviewer  submissions:read
  GET  /challenges/:slug/versions                         author           -
  GET  /challenges/:slug/versions/:number                 author           -
  POST /challenges/:slug/versions/:number/publish         author           -
  GET  /challenges/:slug/rejudges                         author           -
  POST /challenges/:slug/rejudges                         author           -
  GET  /challenges/:slug/rejudges/:id                     author           -
  POST /challenges/:slug/rejudges/:id/decide              author           -
  GET  /challenges/:slug/health                           author           -
  POST /api/invitations                                   reviewer         invitations:write
  GET  /api/invitations                                   reviewer         invitations:read
  GET  /api/invitations/:id                               reviewer         invitations:read
  POST /api/invitations/:id/revoke                        reviewer         invitations:write
  POST /api/invitations/:id/link                          reviewer         invitations:write
  GET  /api/invitations/:id/time                          admin            invitations:read
  POST /api/invitations/:id/extend                        admin            invitations:write
  POST /api/invitations/extend                            admin            invitations:write
  PUT  /api/invitations/:id/accommodation                 admin            invitations:write
  GET  /api/candidates                                    reviewer         candidates:read
  GET  /api/candidates/:id                                reviewer         candidates:read
  POST /api/candidates/:id/stage                          reviewer         candidates:write
  GET  /api/candidates/:id/export                         admin            candidates:read
  POST /api/candidates/:id/erase                          admin            candidates:erase
  GET  /api/erasures                                      admin            candidates:read
  GET  /api/audit                                         admin            audit:read
  GET  /i/:token                                          anyone
  GET  /api/solve/:invitation                             candidate
  POST /api/solve/:invitation/start                       candidate
  POST /api/solve/:invitation/finish                      candidate
  PATCH /api/solve/:invitation/profile                    candidate
  GET  /api/solve/:invitation/cases/:slug                 candidate
  GET  /api/solve/:invitation/cases/:slug/draft           candidate
  PUT  /api/solve/:invitation/cases/:slug/draft           candidate
  POST /api/solve/:invitation/cases/:slug/submissions     candidate
  GET  /api/solve/:invitation/cases/:slug/submissions     candidate
  GET  /api/solve/:invitation/submissions/:id             candidate
  GET  /api/solve/:invitation/submissions/:id/events      candidate
  GET  /api/solve/:invitation/receipt                     candidate
  POST /internal/judgings/:id/claim                       worker
  GET  /internal/challenge-versions/:version              worker
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

/** Sessions and keys whose names say all: `session:author`, `key:author:scores:read,audit:read`. */
const identifiers: Identifiers = {
  session: async (headers) => {
    const role = /session=(\w+)/.exec(headers.get('cookie') ?? '')?.[1];
    return role === undefined ? undefined : { ...PERSON, role: role as Role, via: 'session' };
  },
  apiKey: async (key) => {
    const [, role, scopes] = /^mck_(\w+)_(.*)$/.exec(key) ?? [];
    if (role === undefined || scopes === undefined) return undefined;
    return { ...PERSON, role: role as Role, via: 'api-key', scopes: scopes.split(',') as Scope[] };
  },
  candidate: async (context) => {
    const isInvited = context.req.header('cookie') === 'invitation=1';
    return isInvited ? { type: 'candidate', invitationId: INVITATION } : undefined;
  },
};
const INVITATION = InvitationId.parse('00000000-0000-4000-8000-000000000000');
const PERSON = { type: 'staff', id: StaffId.parse('ada'), name: 'Ada', email: 'ada@example.org' } as const;

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp({ identifiers });
});
afterAll(async () => await opened.close());

const HERE = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };

/** 401, 403, or that it was let through, whatever the route then said. */
async function answer({ method, path }: Rule, headers: Record<string, string>): Promise<401 | 403 | 'let through'> {
  const response = await opened.app.request(`http://localhost${exampleOf(path)}`, { method, headers });
  await response.body?.cancel();
  return response.status === 401 || response.status === 403 ? response.status : 'let through';
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const session = (role: string) => ({ cookie: `session=${role}`, ...HERE });
const key = (role: Role, scopes: readonly string[]) => bearer(`mck_${role}_${scopes.join(',')}`);

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
  expect(await answer(rule, bearer(TOKENS.api))).toBe(isOpen || isStaffs(rule) ? 'let through' : 403);
  expect(await answer(rule, { cookie: 'invitation=1', ...HERE })).toBe(
    isOpen || rule.taker === 'candidate' ? 'let through' : 403,
  );
  for (const role of ['admin', 'author', 'reviewer']) {
    const may = isOpen || (isStaffs(rule) && (role === 'admin' || rule.taker.split(',').includes(role)));
    expect([role, await answer(rule, session(role))]).toEqual([role, may ? 'let through' : 403]);
  }
});

test.each(rules.filter(isStaffs))('$method $path takes API keys with $scope', async (rule) => {
  const others = SCOPES.filter((scope) => scope !== rule.scope);
  const only = SCOPES.filter((scope) => scope === rule.scope);
  for (const role of ['admin', 'author', 'reviewer'] as const) {
    const may = rule.scope !== '-' && (role === 'admin' || rule.taker.split(',').includes(role));
    expect([role, await answer(rule, key(role, only))]).toEqual([role, may ? 'let through' : 403]);
    expect([role, await answer(rule, key(role, others))]).toEqual([role, 403]);
  }
});

test.each(closed.filter((rule) => rule.method !== 'GET' && isStaffs(rule)))(
  '$method $path takes a cookie only from a page of this server',
  async (rule) => {
    const cookie = 'session=admin';
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

test('who has an account signs with its name, whatever the body says: nobody decides on their own rejudge', async () => {
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
  expect(started).toMatchObject({ status: 202, body: { startedBy: 'Ada' } });
  const decide = async (by: string, headers: Record<string, string>) =>
    (await send(`/${started.body.id}/decide`, { decision: 'drop', by }, headers)).status;
  expect(await decide('Grace', session('admin'))).toBe(403);
  expect(await decide('Grace', key('author', ['versions:write']))).toBe(403);
  expect(await decide('Grace', bearer(TOKENS.api))).toBe(200);
});
