import { afterAll, beforeAll, expect, test } from 'vitest';
import { InvitationRequest, InvitationToken } from '../../src/protocol/invitation-view.ts';
import { renewLink } from '../../src/service/invitations/change-invitations.ts';
import { findByToken } from '../../src/service/invitations/find-by-token.ts';
import { invite } from '../../src/service/invitations/invite.ts';
import { parseInviteeCsv } from '../../src/service/invitations/parse-invitee-csv.ts';
import { listInvitations } from '../../src/service/invitations/read-invitations.ts';
import type { FieldError } from '../../src/service/refusal.ts';
import { makeInvitation } from '../support/make-invitation.ts';
import { type OpenService, openService } from '../support/open-service.ts';

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

const BY_ADMIN = { by: 'Ada', mayAccommodate: true, origin: 'https://minicase.example.org' };

function request(changes: Record<string, unknown>): InvitationRequest {
  return InvitationRequest.parse({ cases: ['two-sums'], ...changes });
}

async function refusedFields(changes: Record<string, unknown>, options = BY_ADMIN): Promise<readonly FieldError[]> {
  const refused = await invite(service, request(changes), options).then(
    () => undefined,
    (error) => error,
  );
  expect(refused).toMatchObject({ name: 'Refusal' });
  return refused.fields;
}

test('a link’s token is told once, and only its hash is kept', async () => {
  const [made] = await invite(service, request({ candidates: [{ candidate: 'ada@example.org' }] }), BY_ADMIN);
  expect(made?.link).toMatch(/^https:\/\/minicase\.example\.org\/i\/mci_[\w-]{43}$/);
  const token = InvitationToken.parse(made?.link.split('/').at(-1));
  expect(await findByToken(service, token)).toBe(made?.invitation.id);
  const rows = await service.store.database.selectFrom('invitations').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('a new link puts the old one out of use', async () => {
  const { id, token } = await makeInvitation(service);
  const { link } = await renewLink(service, id, 'http://localhost', 'Ada');
  expect(await findByToken(service, token)).toBeUndefined();
  expect(await findByToken(service, InvitationToken.parse(link.split('/').at(-1)))).toBe(id);
});

test('many are invited by a spreadsheet’s export, all or none', async () => {
  const csv =
    '\uFEFFEmail;Name;GitHub;Extra time\r\nbob@example.org;"Bob; the builder";https://github.com/bob;1,25\r\n\r\neve@example.org;;;\r\n';
  const made = await invite(service, request({ csv }), BY_ADMIN);
  expect(made.map(({ invitation: { candidate, name } }) => [candidate, name])).toEqual([
    ['bob@example.org', 'Bob; the builder'],
    ['eve@example.org', null],
  ]);
  const count = (await listInvitations(service, {})).length;
  expect(await refusedFields({ csv: 'email,extra_time\nzoe@example.org,1\n,2\nkim@example.org,9\n' })).toMatchObject([
    { path: 'csv line 3', message: expect.stringContaining('candidate') },
    { path: 'csv line 4', message: expect.stringContaining('extraTime') },
  ]);
  expect(await listInvitations(service, {})).toHaveLength(count);
});

test.each([
  ['no column of candidates', 'name\nAda\n', 'csv line 1'],
  ['a column nobody knows', 'email,shoe size\nada@example.org,38\n', 'csv line 1'],
  ['a quote that never ends', 'email\n"ada@example.org\n', 'csv'],
  ['a portfolio that runs something', 'email,portfolio\nada@example.org,javascript:alert(1)\n', 'csv line 2'],
  ['more people than may be invited at once', `email\n${'a@example.org\n'.repeat(1_001)}`, 'csv'],
])('a CSV with %s is refused by its line', (_, csv, path) => {
  expect(() => parseInviteeCsv(csv)).toThrow(expect.objectContaining({ fields: [expect.objectContaining({ path })] }));
});

test('what cannot be given is named, each thing in its place', async () => {
  expect(await refusedFields({})).toMatchObject([{ path: 'candidates' }]);
  const candidates = [{ candidate: 'ada@example.org' }];
  expect(await refusedFields({ candidates, cases: ['two-sums', 'nothing'] })).toMatchObject([{ path: 'cases.1' }]);
  expect(await refusedFields({ candidates, rehearsal: 'two-sums' })).toMatchObject([{ path: 'rehearsal' }]);
  const twice = [...candidates, { candidate: 'Ada@example.org' }];
  expect(await refusedFields({ candidates: twice })).toMatchObject([{ path: 'candidates.1.candidate' }]);
  const more = [{ candidate: 'ada@example.org', extraTime: 2 }];
  await expect(
    invite(service, request({ candidates: more }), { ...BY_ADMIN, mayAccommodate: false }),
  ).rejects.toMatchObject({ reason: 'not-yours' });
});

test.each([
  ['a window that ends before it begins', { opensAt: '2026-02-01T00:00:00Z', closesAt: '2026-01-01T00:00:00Z' }],
  ['no case', { cases: [] }],
  ['a case twice', { cases: ['two-sums', 'two-sums'] }],
  ['no time at all', { durationMinutes: 0 }],
  ['a field nobody knows', { extraTime: 2 }],
])('%s is no invitation', (_, changes) => {
  expect(InvitationRequest.safeParse({ cases: ['two-sums'], ...changes }).success).toBe(false);
});
