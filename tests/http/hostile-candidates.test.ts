import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS } from '../../src/http/access.ts';
import type { Receipt, SolveReceipt, SolveView } from '../../src/protocol/solve/solve-view.ts';
import { begin } from '../../src/service/solve/change-invitation.ts';
import { exampleOf } from '../support/example-of.ts';
import { type MadeInvitation, makeInvitation } from '../support/make-invitation.ts';
import { type OpenApp, openApp } from '../support/open-app.ts';

let opened: OpenApp;
beforeAll(async () => {
  opened = await openApp();
});
afterAll(async () => await opened.close());

const FILES = [{ path: 'index.ts', content: 'export {};' }];
const CASE = '/cases/two-sums';
const routes = ACCESS.filter(([, , taker]) => taker === 'candidate').map(([method, path]) => ({ method, path }));
const writing = routes.filter(({ method }) => method !== 'GET');
/** A body that each route with one takes. */
const BODIES: readonly (readonly [method: string, path: string, body: Readonly<Record<string, unknown>>])[] = [
  ['PATCH', '/profile', { portfolioUrl: 'https://example.org/ada' }],
  ['PUT', `${CASE}/draft`, { baseRevision: 0, files: FILES }],
  ['POST', `${CASE}/submissions`, { kind: 'submission', files: FILES }],
];

type Sent = { readonly headers?: Record<string, string>; readonly body?: unknown; readonly of?: string };

/** Sends a body, JSON or not, with an invitation's token to its addresses, or to those of another. */
async function send(by: MadeInvitation, method: string, path: string, { headers, body, of = by.id }: Sent = {}) {
  return await opened.app.request(`http://localhost/api/solve/${of}${path}`, {
    method,
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined
      ? {}
      : { body: typeof body === 'string' || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
  });
}

async function begun(terms: Readonly<Record<string, unknown>> = {}): Promise<MadeInvitation> {
  const made = await makeInvitation(opened.service, terms);
  await begin(opened.service, made.id);
  return made;
}

async function submitted(by: MadeInvitation, headers: Record<string, string> = {}): Promise<SolveReceipt> {
  const response = await send(by, 'POST', `${CASE}/submissions`, { headers, body: { files: FILES } });
  expect(response.status).toBe(202);
  return (await response.json()) as SolveReceipt;
}

/** All that a candidate can see of theirs, but for the clock. */
async function stateOf(of: MadeInvitation): Promise<string> {
  const paths = ['', `${CASE}/draft`, `${CASE}/submissions`];
  const texts = paths.map(async (path) => await (await send(of, 'GET', path)).text());
  return (await Promise.all(texts)).join('\n').replace(/"now":"[^"]*"/, '');
}

describe('what is of another candidate', () => {
  let mine: MadeInvitation;
  let theirs: MadeInvitation;
  let theirSubmission: SolveReceipt;
  beforeAll(async () => {
    [mine, theirs] = [await begun(), await begun()];
    theirSubmission = await submitted(theirs);
  });
  const at = (path: string) => exampleOf(path.replace('/api/solve/:invitation', '').replace(':id', theirSubmission.id));

  test.each(routes)('$method $path is not opened by my token, nor by my cookie', async ({ method, path }) => {
    const before = await stateOf(theirs);
    const body = BODIES.find(([, end]) => at(path).endsWith(end))?.[2];
    const asked = { of: theirs.id, ...(method === 'GET' || body === undefined ? {} : { body }) };
    const cookies = [`minicase_${mine.id}=${mine.token}`, `minicase_${theirs.id}=${mine.token}`].join('; ');
    const byCookie = { authorization: '', cookie: cookies, 'sec-fetch-site': 'same-origin' };
    for (const headers of [{}, byCookie]) {
      const response = await send(mine, method, at(path), { ...asked, headers });
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain(theirs.candidate);
    }
    expect(await stateOf(theirs)).toBe(before);
  });

  test.each(routes.filter(({ path }) => path.includes('/submissions/:id')))(
    '$method $path does not know their submission under my invitation',
    async ({ method, path }) => {
      const response = await send(mine, method, at(path));
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('export');
    },
  );

  test.each(routes.filter(({ path }) => path.includes(':slug')))(
    '$method $path does not know a case that I am not invited to',
    async ({ method, path }) => {
      const body = BODIES.find(([, end]) => at(path).endsWith(end))?.[2];
      for (const slug of ['hello-case', 'constructor', '__proto__', 'two-sums%2f..', 'TWO-SUMS', 'two-sums%00']) {
        const where = at(path).replace('two-sums', slug);
        expect((await send(mine, method, where, method === 'GET' ? {} : { body })).status).toBe(404);
      }
    },
  );

  test('an idempotency key of theirs answers nobody else', async () => {
    const key = { 'idempotency-key': 'the same key' };
    const [one, other] = [await submitted(mine, key), await submitted(theirs, key)];
    expect(one.id).not.toBe(other.id);
    expect((await send(mine, 'GET', `/submissions/${one.id}`)).status).toBe(200);
  });

  test('an invitation that was taken back takes nothing, though its link is known', async () => {
    const revoked = await begun();
    await opened.ask(`/api/invitations/${revoked.id}/revoke`, { method: 'POST' });
    for (const { method, path } of writing) {
      const body = BODIES.find(([, end]) => at(path).endsWith(end))?.[2];
      const response = await send(revoked, method, at(path), body === undefined ? {} : { body });
      if (!path.endsWith('/profile')) expect([path, response.status]).toEqual([path, expect.toBeOneOf([409, 410])]);
    }
    expect((await send(revoked, 'GET', CASE)).status).toBe(410);
  });
});

describe('a body with more than is asked for', () => {
  const EXTRA = ['score', 'status', 'state', 'origin', 'candidate', 'isTrial', 'invitation', 'constructor'];

  test.each(BODIES)('%s %s is refused, each field by its name', async (method, path, body) => {
    const invitation = await begun();
    const before = await stateOf(invitation);
    for (const name of EXTRA) {
      const response = await send(invitation, method, path, { body: { ...body, [name]: 100 } });
      expect([name, response.status]).toEqual([name, 422]);
      expect(await response.json()).toMatchObject({ errors: [{ path: name, message: 'is not known' }] });
    }
    const text = JSON.stringify(body);
    const polluting = `{"__proto__":{"isAdmin":true,"kind":"sample"},${text.slice(1)}`;
    expect((await send(invitation, method, path, { body: polluting })).status).toBe(422);
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
    expect(await stateOf(invitation)).toBe(before);
  });

  test.each(['/start', '/finish'])('POST %s takes no body, and believes none', async (path) => {
    const invitation = await makeInvitation(opened.service);
    if (path === '/finish') await begin(opened.service, invitation.id);
    const body = { startedAt: '2020-01-01T00:00:00Z', deadline: '2099-01-01T00:00:00Z', durationSeconds: 9e9 };
    const view = (await (await send(invitation, 'POST', path, { body })).json()) as SolveView;
    expect(view.durationSeconds).toBe(3_600);
    expect(Date.parse(view.deadline ?? '') - Date.parse(view.startedAt ?? '')).toBe(3_600_000);
    expect(Math.abs(Date.parse(view.startedAt ?? '') - Date.now())).toBeLessThan(60_000);
  });

  test('staff are asked by the same rule', async () => {
    const { id, candidate } = await makeInvitation(opened.service);
    const invitee = { candidate: 'eve@example.org' };
    const attempts: readonly (readonly [method: string, path: string, body: object])[] = [
      ['POST', '/api/invitations', { cases: ['two-sums'], candidates: [invitee], state: 'over' }],
      ['POST', '/api/invitations', { cases: ['two-sums'], candidates: [{ ...invitee, stage: 'decision' }] }],
      ['POST', `/api/invitations/${id}/extend`, { minutes: 5, note: 'x', by: 'Grace' }],
      ['POST', '/api/invitations/extend', { minutes: 5, note: 'x', cases: ['two-sums'] }],
      ['PUT', `/api/invitations/${id}/accommodation`, { extraTime: 2, note: 'x', by: 'Grace' }],
      ['POST', `/api/candidates/${candidate}/stage`, { stage: 'chat', by: 'Grace' }],
      ['POST', `/api/candidates/${candidate}/erase`, { confirm: candidate, reason: 'x', force: true }],
    ];
    for (const [method, path, body] of attempts) {
      const headers = { 'content-type': 'application/json' };
      const response = await opened.ask(path, { method, headers, body: JSON.stringify(body) });
      expect([path, response.status]).toEqual([path, 422]);
    }
  });
});

describe('a body that is none', () => {
  const HOSTILE: readonly (readonly [what: string, sent: Sent, status: number])[] = [
    ['100,000 arrays deep', { body: `${'['.repeat(1e5)}${']'.repeat(1e5)}` }, 422],
    ['100,000 objects deep', { body: `${'{"files":'.repeat(1e5)}1${'}'.repeat(1e5)}` }, 422],
    ['null', { body: 'null' }, 422],
    ['a string', { body: '"files"' }, 422],
    ['no JSON', { body: '{"files":[' }, 400],
    ['JSON with a comment', { body: '{/**/}' }, 400],
    ['broken UTF-8', { body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) }, 400],
    ['an overlong NUL', { body: new Uint8Array([0x22, 0xc0, 0x80, 0x22]) }, 400],
    ['UTF-16', { body: Buffer.from('\ufeff{}', 'utf16le') }, 400],
    ['a form', { body: 'kind=sample', headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
    ['text', { body: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    ['of two types', { body: '{}', headers: { 'content-type': 'text/plain, application/json' } }, 415],
    ['compressed', { body: gzipSync('{}'), headers: { 'content-encoding': 'gzip' } }, 415],
    ['five megabytes', { body: JSON.stringify({ x: 'x'.repeat(5 * 1024 * 1024) }) }, 413],
    [
      'five megabytes, said to be few',
      { body: JSON.stringify({ x: 'x'.repeat(5 * 1024 * 1024) }), headers: { 'transfer-encoding': 'chunked' } },
      413,
    ],
  ];

  test.each(HOSTILE)('or is %s is refused everywhere', async (_, sent, status) => {
    const invitation = await begun();
    const before = await stateOf(invitation);
    for (const [method, path] of BODIES) {
      const response = await send(invitation, method, path, sent);
      expect([path, response.status]).toEqual([path, status]);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
    expect(await stateOf(invitation)).toBe(before);
  });

  test('a key that comes twice counts once, the last time', async () => {
    const invitation = await begun();
    const body = `{"kind":"submission","kind":"sample","files":[],"files":${JSON.stringify(FILES)}}`;
    const response = await send(invitation, 'POST', `${CASE}/submissions`, { body });
    const { id } = (await response.json()) as SolveReceipt;
    const view = await (await send(invitation, 'GET', `/submissions/${id}`)).json();
    expect(view).toMatchObject({ files: FILES, judging: { kind: 'sample' } });
  });
});

describe('a file', () => {
  test.each([
    '../index.ts',
    'a/../../index.ts',
    '/etc/passwd',
    '\\\\server\\share',
    '..\\index.ts',
    'C:index.ts',
    '%2e%2e/index.ts',
    '..%2findex.ts',
    '%252e%252e%252f',
    '．．/index.ts',
    '..\u2215index.ts',
    'index.ts\0.png',
    'index.ts\n',
    './index.ts',
    'a//b.ts',
    'a/',
    '.. /index.ts',
    'a/ /b.ts',
    '<img src=x onerror=alert(1)>.ts',
    '"><script>alert(1)</script>',
    '\u202etxt.exe',
    'x'.repeat(201),
    '',
  ])('cannot be called %j', async (path) => {
    const invitation = await begun();
    const before = await stateOf(invitation);
    const files = [...FILES, { path, content: '' }];
    const asked = [
      send(invitation, 'PUT', `${CASE}/draft`, { body: { baseRevision: 0, files } }),
      send(invitation, 'POST', `${CASE}/submissions`, { body: { files } }),
    ];
    for (const response of await Promise.all(asked)) {
      expect(response.status).toBe(422);
      expect(JSON.stringify(await response.json())).toContain('"path":"files.1.path"');
    }
    expect(await stateOf(invitation)).toBe(before);
  });

  test.each([
    ['a lone surrogate', '\ud800'],
    ['bidi controls', '\u202e\u2066evil\u2069'],
    ['a byte order mark', '\ufeff'],
    ['every control character', String.fromCharCode(...Array.from({ length: 31 }, (_, code) => code + 1))],
    ['noncharacters', '\uffff\ufffe'],
    ['a JSON escape', '\\u0000'],
  ])('that holds %s comes back as it was sent, or is refused', async (_, content) => {
    const invitation = await begun();
    const files = [{ path: 'index.ts', content }];
    const saved = await send(invitation, 'PUT', `${CASE}/draft`, { body: { baseRevision: 0, files } });
    expect(saved.status).toBeOneOf([200, 422]);
    if (saved.status === 422) return;
    expect(await (await send(invitation, 'GET', `${CASE}/draft`)).json()).toMatchObject({ files });
    const response = await send(invitation, 'POST', `${CASE}/submissions`, { body: { files } });
    const { id } = (await response.json()) as SolveReceipt;
    expect(await (await send(invitation, 'GET', `/submissions/${id}`)).json()).toMatchObject({ files });
  });
});

describe('a number', () => {
  const NO_NUMBERS = [
    '0',
    '-1',
    '-0',
    '1e308',
    '-1e308',
    '1e999',
    '9007199254740993',
    '"60"',
    '"Infinity"',
    '[]',
    'true',
  ];
  const fields = ['durationMinutes', 'submissionsAtMost'] as const;

  test.each(fields.flatMap((field) => [...NO_NUMBERS, '1.5', 'NaN', '""'].map((number) => [field, number] as const)))(
    '%s of %s is no limit to be taken',
    async (field, number) => {
      const body = `{"cases":["two-sums"],"candidates":[{"candidate":"no-limit-${field}"}],"${field}":${number}}`;
      const response = await inviteAs(body);
      expect(response.status).toBeOneOf([400, 422]);
      const found = await opened.ask(`/api/candidates/no-limit-${field}`);
      expect(found.status).toBe(404);
    },
  );

  test.each([...NO_NUMBERS, '0.99', '5.01', 'null', '""'])('extra time of %s is not given', async (number) => {
    const body = `{"cases":["two-sums"],"candidates":[{"candidate":"much-time","extraTime":${number}}]}`;
    expect((await inviteAs(body)).status).toBe(422);
    const { id } = await makeInvitation(opened.service);
    const response = await opened.ask(`/api/invitations/${id}/accommodation`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: `{"extraTime":${number},"note":"asked for"}`,
    });
    expect(response.status).toBe(422);
  });

  test.each(['0', '-1', '1e308', 'NaN', 'Infinity', '0x2', 'two', '1,5,0', '1e1'])(
    'extra time of %s in a CSV is not given',
    async (number) => {
      const csv = `candidate,extra_time\nmuch-time@example.org,"${number}"\n`;
      const response = await inviteAs(JSON.stringify({ cases: ['two-sums'], csv }));
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ errors: [{ path: 'csv line 2' }] });
    },
  );

  test.each(['0', '-0', '1e308', '-1e308', '1e999', '"20"', 'null', '1e-300', '-1441', '86401'])(
    'an extension of %s minutes is none',
    async (number) => {
      const { id, ...invitation } = await begun();
      for (const path of [`/api/invitations/${id}/extend`, '/api/invitations/extend']) {
        const response = await opened.ask(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: `{"minutes":${number},"note":"more"}`,
        });
        expect(response.status).toBe(422);
      }
      expect(await (await send({ id, ...invitation }, 'GET', '')).json()).toMatchObject({ grants: [] });
    },
  );

  test('a fraction of a minute is told in whole seconds', async () => {
    const invitation = await begun();
    await opened.ask(`/api/invitations/${invitation.id}/extend`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"minutes":0.123,"note":"a few seconds"}',
    });
    const { grants } = (await (await send(invitation, 'GET', '')).json()) as SolveView;
    expect(grants.map(({ seconds }) => Number.isInteger(seconds))).toEqual([true]);
  });

  test.each(['-1', '0.5', '1e308', '2147483647', '2147483648', '9007199254740991', '"0"', 'null'])(
    'a revision of %s is refused, or is not the newest',
    async (number) => {
      const invitation = await begun();
      const body = `{"baseRevision":${number},"files":${JSON.stringify(FILES)}}`;
      expect((await send(invitation, 'PUT', `${CASE}/draft`, { body })).status).toBeOneOf([409, 422]);
    },
  );

  test.each(['0', '-1', '1e308', 'NaN', '99999999999999999999', "1' or '1'='1"])(
    'changes before %s are not asked of the database',
    async (number) => {
      expect((await opened.ask(`/api/audit?before=${encodeURIComponent(number)}`)).status).toBe(422);
    },
  );

  async function inviteAs(body: string): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    return await opened.ask('/api/invitations', { method: 'POST', headers, body });
  }
});

test('from when until when is compared as times, not as text', async () => {
  const terms = (opensAt: string, closesAt: string) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ cases: ['two-sums'], candidates: [{ candidate: 'zoned' }], opensAt, closesAt }),
  });
  // 14:00 and 12:00 in UTC, and the other way round.
  const [late, early] = ['2030-01-01T09:00:00-05:00', '2030-01-01T12:00:00Z'];
  expect((await opened.ask('/api/invitations', terms(late, early))).status).toBe(422);
  expect((await opened.ask('/api/invitations', terms(early, late))).status).toBe(201);
});

describe('at once', () => {
  const twenty = async (ask: () => Promise<Response>) => await Promise.all(Array.from({ length: 20 }, ask));

  test('twenty requests with one idempotency key are one submission', async () => {
    const invitation = await begun({ submissionsAtMost: 1 });
    const sent = { headers: { 'idempotency-key': 'k' }, body: { files: FILES } };
    const answers = await twenty(async () => await send(invitation, 'POST', `${CASE}/submissions`, sent));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(202));
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as SolveReceipt).id));
    expect(new Set(ids).size).toBe(1);
    const other = { ...sent, body: { files: [{ path: 'other.ts', content: '' }] } };
    expect((await send(invitation, 'POST', `${CASE}/submissions`, other)).status).toBe(422);
  });

  test('of twenty that count, where one may, one is taken', async () => {
    const invitation = await begun({ submissionsAtMost: 1 });
    const answers = await twenty(
      async () => await send(invitation, 'POST', `${CASE}/submissions`, { body: { files: FILES } }),
    );
    expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  test('twenty drafts on one revision are one', async () => {
    const invitation = await begun();
    let count = 0;
    const answers = await twenty(async () => {
      count += 1;
      const files = [{ path: 'index.ts', content: `// ${count}` }];
      return await send(invitation, 'PUT', `${CASE}/draft`, { body: { baseRevision: 0, files } });
    });
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
  });

  test('twenty beginnings are one', async () => {
    const invitation = await makeInvitation(opened.service);
    const answers = await twenty(async () => await send(invitation, 'POST', '/start'));
    const views = await Promise.all(answers.map(async (answer) => (await answer.json()) as SolveView));
    expect(new Set(views.map(({ startedAt, deadline }) => `${startedAt} ${deadline}`)).size).toBe(1);
  });

  test('twenty ends are one, and hand the draft in once, between submissions too', async () => {
    const invitation = await begun();
    const files = [{ path: 'index.ts', content: '// the last words' }];
    await send(invitation, 'PUT', `${CASE}/draft`, { body: { baseRevision: 0, files } });
    const [ends, sent] = await Promise.all([
      twenty(async () => await send(invitation, 'POST', '/finish')),
      twenty(async () => await send(invitation, 'POST', `${CASE}/submissions`, { body: { files: FILES } })),
    ]);
    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set([200]));
    const taken = sent.filter(({ status }) => status === 202).length;
    expect(sent.every(({ status }) => status === 202 || status === 410)).toBe(true);
    const receipt = (await (await send(invitation, 'GET', '/receipt')).json()) as Receipt;
    const all = receipt.cases[0]?.submissions ?? [];
    expect(all.filter(({ origin }) => origin === 'candidate')).toHaveLength(taken);
    expect(all.filter(({ origin }) => origin === 'deadline').length).toBeLessThanOrEqual(1);
    const last = await (await send(invitation, 'POST', `${CASE}/submissions`, { body: { files: FILES } })).json();
    expect(last).toMatchObject({ status: 410 });
  });
});

test('what a device takes for the time is nothing to the server', async () => {
  const invitation = await makeInvitation(opened.service);
  for (const date of ['Thu, 01 Jan 1970 00:00:00 GMT', 'Fri, 01 Jan 2100 00:00:00 GMT', 'nonsense']) {
    const headers = { date, 'x-date': date, 'if-unmodified-since': date, 'if-modified-since': date };
    await send(invitation, 'POST', '/start', { headers });
    const response = await send(invitation, 'GET', '', { headers });
    expect(response.status).toBe(200);
    const view = (await response.json()) as SolveView;
    expect(Math.abs(Date.parse(view.now) - Date.now())).toBeLessThan(60_000);
    expect(Date.parse(view.deadline ?? '') - Date.parse(view.startedAt ?? '')).toBe(3_600_000);
  }
});

test('a candidate who is called like a formula is a word in what spreadsheets open', async () => {
  const formulas = ['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', '＝1+1', 'a,"b'];
  for (const candidate of formulas) await opened.submit({ challenge: 'two-sums', candidate, files: FILES });
  const headers = { accept: 'text/csv' };
  const csv = await (await opened.ask('/api/challenges/two-sums/scores', { headers })).text();
  expect(csv).toContain('candidate,');
  expect(csv).not.toMatch(/(^|,|\n)"?[=+\-@＝]/);
});
