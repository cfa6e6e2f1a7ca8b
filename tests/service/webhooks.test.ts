import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { CandidateId, ChallengeSlug, type JudgingId } from '../../src/domain/ids.ts';
import { InvitationId } from '../../src/domain/invitation.ts';
import { type WebhookEventType, type WebhookId, WebhookRequest } from '../../src/protocol/webhook-view.ts';
import { eraseCandidate } from '../../src/service/candidates/erase-candidate.ts';
import { claimJudging } from '../../src/service/claim-judging.ts';
import { endOverdueInvitations } from '../../src/service/invitations/keep-time.ts';
import { readAuditLog } from '../../src/service/read-audit-log.ts';
import { readReport } from '../../src/service/read-report.ts';
import { recordJudging } from '../../src/service/record-judging.ts';
import { decideRejudge } from '../../src/service/rejudges/decide-rejudge.ts';
import { startRejudge } from '../../src/service/rejudges/start-rejudge.ts';
import { begin } from '../../src/service/solve/change-invitation.ts';
import { readOwnSubmission, submitForInvitation } from '../../src/service/solve/submissions.ts';
import { submitSolution } from '../../src/service/submit-solution.ts';
import { deliverDue, startWebhooks } from '../../src/service/webhooks/keep-webhooks.ts';
import { openSender, type Sender } from '../../src/service/webhooks/open-sender.ts';
import {
  changeWebhook,
  createWebhook,
  listDeliveries,
  listWebhooks,
  pingWebhook,
  replaceSecret,
  replayDelivery,
} from '../../src/service/webhooks/webhooks.ts';
import { publishChallenge } from '../../src/store/publish-challenge.ts';
import { appendWebhookEvent, appendWebhookEvents } from '../../src/store/webhooks/append-webhook-event.ts';
import { claimDeliveries } from '../../src/store/webhooks/claim-deliveries.ts';
import { finishTry } from '../../src/store/webhooks/finish-try.ts';
import { removeOldDeliveries } from '../../src/store/webhooks/remove-old-deliveries.ts';
import { makeChallenge } from '../support/make-challenge.ts';
import { makeDraft, publishDraft } from '../support/make-draft.ts';
import { letTimePass, makeInvitation } from '../support/make-invitation.ts';
import { makeJudged } from '../support/make-report.ts';
import { makeSubmission } from '../support/make-submission.ts';
import { type OpenService, openService } from '../support/open-service.ts';
import { type Answering, type Received, type Receiver, startReceiver, verified } from '../support/start-receiver.ts';

const SLUG = ChallengeSlug.parse('two-sums');
const INVITATION = InvitationId.parse('00000000-0000-4000-8000-000000000000');

let service: OpenService;
let sender: Sender;
beforeAll(async () => {
  service = await openService();
  sender = openSender({ mayBePrivate: true, answerWithinMs: 10_000 });
});
afterAll(async () => {
  await sender.close();
  await service.close();
});
beforeEach(async () => {
  await sql`delete from webhooks`.execute(service.store.database);
  await sql`delete from webhook_events`.execute(service.store.database);
});

const receivers: Receiver[] = [];
afterEach(async () => {
  await Promise.all(receivers.splice(0).map((each) => each.stop()));
});

/** A webhook whose receiver is there, and answers as it is told. */
async function makeWebhook(
  events: readonly WebhookEventType[] = ['invitation.started'],
  answer?: (received: Received) => Answering | Promise<Answering>,
) {
  const receiver = await startReceiver(answer);
  receivers.push(receiver);
  const request = WebhookRequest.parse({ url: receiver.url, events });
  const { webhook, secret } = await createWebhook(service, request, 'Ada');
  return { receiver, secret, id: webhook.id };
}

function started(candidate: string) {
  const id = CandidateId.parse(candidate);
  return {
    type: 'invitation.started' as const,
    subject: { candidate: id },
    data: { invitation: INVITATION, candidate: id, cases: [SLUG] },
  };
}

/** Lets invitations begin, as far as webhooks are told. */
async function happen(...candidates: readonly string[]): Promise<void> {
  await service.store.database
    .transaction()
    .execute(async (transaction) => await appendWebhookEvents(transaction, candidates.map(started)));
}

/** Lets time go by: what is to be tried later is due now, and who has claimed anything is long dead. */
async function letRetriesCome(): Promise<void> {
  await sql`update webhook_deliveries set next_try_at = clock_timestamp(), leased_until = null
    where state = 'waiting'`.execute(service.store.database);
}

const deliver = async () => await deliverDue(service, sender);
const deliveriesOf = async (id: WebhookId) => (await listDeliveries(service, id, undefined)).deliveries;
const candidatesIn = ({ received }: Receiver) =>
  received.map(({ event }) => ('candidate' in event.data ? event.data.candidate : undefined));

test('a receiver that has the secret believes what it is told, and nothing else', async () => {
  const { receiver, secret, id } = await makeWebhook();
  await happen('ada');
  await deliver();
  const [received] = receiver.received;
  if (received === undefined) throw new Error('nothing has come');
  expect(verified(secret, received)).toMatchObject({
    id: received.headers['webhook-id'],
    type: 'invitation.started',
    data: { candidate: 'ada', cases: ['two-sums'], invitation: INVITATION },
  });
  expect(() => verified(secret, { ...received, body: received.body.replace('ada', 'eve') })).toThrow();
  expect(() => verified('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', received)).toThrow();
  const [delivery] = await deliveriesOf(id);
  expect(delivery).toMatchObject({ state: 'delivered', nextTryAt: null, body: received.body, isReplay: false });
  expect(delivery?.tries).toMatchObject([{ status: 204, said: '' }]);
  expect((await listWebhooks(service))[0]?.deliveries).toEqual({ delivered: 1, waiting: 0, failed: 0 });
});

test('only enabled webhooks that want an event are told of it', async () => {
  const wanting = await makeWebhook(['invitation.started', 'decision.made']);
  const other = await makeWebhook(['invitation.ended']);
  const disabled = await makeWebhook();
  await changeWebhook(service, disabled.id, { isEnabled: false }, 'Ada');
  await happen('ada');
  await deliver();
  expect([wanting, other, disabled].map(({ receiver }) => receiver.received.length)).toEqual([1, 0, 0]);
});

test('of what was rolled back nobody is told', async () => {
  const { receiver } = await makeWebhook();
  const failing = service.store.database.transaction().execute(async (transaction) => {
    await appendWebhookEvent(transaction, started('ada'));
    throw new Error('it did not happen');
  });
  await expect(failing).rejects.toThrow('it did not happen');
  await deliver();
  expect(receiver.received).toEqual([]);
});

test('a receiver that is down is told once it is up again', async () => {
  const { receiver, id } = await makeWebhook();
  await receiver.stop();
  await happen('ada', 'bob');
  await deliver();
  expect(await deliver()).toBe(0);
  const [waiting] = await deliveriesOf(id);
  expect(waiting).toMatchObject({ state: 'waiting', tries: [{ status: null }] });
  expect(waiting?.tries[0]?.said).toContain('nothing listens there');
  await receiver.start();
  await letRetriesCome();
  await deliver();
  expect(candidatesIn(receiver)).toEqual(expect.arrayContaining(['ada', 'bob']));
  expect((await deliveriesOf(id)).map(({ state, tries }) => [state, tries.length])).toEqual([
    ['delivered', 2],
    ['delivered', 2],
  ]);
});

test('it is tried ten times, each after a longer pause, and has failed then', async () => {
  const { id } = await makeWebhook(undefined, () => ({ status: 500, body: 'Not today.\0' }));
  await happen('ada');
  const pauses: number[] = [];
  for (let count = 0; count < 10; count += 1) {
    await letRetriesCome();
    expect(await deliver()).toBe(1);
    const { rows } = await sql<{ pause: number | null }>`
      select extract(epoch from next_try_at - clock_timestamp())::float8 as pause from webhook_deliveries`.execute(
      service.store.database,
    );
    const pause = rows[0]?.pause;
    if (typeof pause === 'number') pauses.push(pause);
  }
  expect(pauses).toHaveLength(9);
  expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  expect(pauses.at(-1)).toBeGreaterThan(19 * 60 * 60);
  await letRetriesCome();
  expect(await deliver()).toBe(0);
  const [delivery] = await deliveriesOf(id);
  expect(delivery).toMatchObject({ state: 'failed', nextTryAt: null });
  expect(delivery?.tries).toHaveLength(10);
  expect(delivery?.tries[0]).toMatchObject({ status: 500, said: 'Not today.' });
});

test.each([
  ['7200', 7_200],
  [new Date(Date.now() + 3_600_000).toUTCString(), 3_600],
  ['99999999', 24 * 3_600],
  ['soon', 5],
  ['0', 5],
])('a receiver that says Retry-After: %s is left alone for as long', async (value, seconds) => {
  await makeWebhook(undefined, () => ({ status: 503, headers: { 'retry-after': value } }));
  await happen('ada');
  await deliver();
  const { rows } = await sql<{ pause: number }>`
    select extract(epoch from next_try_at - clock_timestamp())::float8 as pause from webhook_deliveries`.execute(
    service.store.database,
  );
  expect(Math.abs((rows[0]?.pause ?? 0) - seconds)).toBeLessThan(seconds * 0.21 + 60);
});

test('a receiver that is gone for good is told nothing more', async () => {
  const { receiver, id } = await makeWebhook(undefined, () => ({ status: 410 }));
  await happen('ada');
  await deliver();
  expect((await listWebhooks(service))[0]).toMatchObject({ isEnabled: false, deliveries: { failed: 1 } });
  await happen('bob');
  await deliver();
  expect(receiver.received).toHaveLength(1);
  const { entries } = await readAuditLog(service, { subjectType: 'webhook', subjectId: id });
  expect(entries[0]).toMatchObject({ by: 'minicase', action: 'webhook.disable', after: { isEnabled: false } });
  await expect(pingWebhook(service, id)).rejects.toThrow('enable it first');
});

test('an answer is read for its beginning only, and one that does not end in time is none', async () => {
  const { id } = await makeWebhook(undefined, () => ({ status: 200, body: 'y'.repeat(5_000_000) }));
  await happen('ada');
  await deliver();
  const [delivery] = await deliveriesOf(id);
  expect(delivery?.tries[0]?.said).toBe('y'.repeat(1_024));

  const silent = await makeWebhook(['ping'], () => new Promise(() => {}));
  const hasty = openSender({ mayBePrivate: true, answerWithinMs: 50 });
  await pingWebhook(service, silent.id);
  await deliverDue(service, hasty);
  await hasty.close();
  const [late] = await deliveriesOf(silent.id);
  expect(late?.tries).toMatchObject([{ status: null, said: 'There was no answer within 0.05 s.' }]);
});

test('what a server had claimed when it was killed is told by another, and its own late word counts no more', async () => {
  const { receiver, id } = await makeWebhook();
  await happen('ada');
  const [claimed] = await claimDeliveries(service.store, { leaseMs: 30_000, atOnce: 4 });
  if (claimed === undefined) throw new Error('nothing was due');
  expect(await deliver()).toBe(0);
  await letRetriesCome();
  expect(await deliver()).toBe(1);
  expect(receiver.received).toHaveLength(1);
  const late = await finishTry(
    service.store,
    claimed,
    { status: 500, tookMs: 1, said: '' },
    { state: 'waiting', afterMs: 0 },
  );
  expect(late).toBe(false);
  expect(await deliveriesOf(id)).toMatchObject([{ state: 'delivered', tries: [{ status: 204 }] }]);
});

test('two servers tell each event once, a few at a time', async () => {
  const { receiver, id } = await makeWebhook();
  const names = Array.from({ length: 40 }, (_, index) => `candidate ${index}`);
  const servers = [startWebhooks(service), startWebhooks(service)];
  await happen(...names);
  await receiver.until(40);
  await Promise.all(servers.map((server) => server.stop()));
  expect(new Set(candidatesIn(receiver))).toEqual(new Set(names));
  expect(receiver.received).toHaveLength(40);
  expect(receiver.busiest()).toBeLessThanOrEqual(4);
  expect((await deliveriesOf(id)).every(({ state }) => state === 'delivered')).toBe(true);
});

test('of one candidate the older event is told first, and the newer only when that was heard', async () => {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { receiver } = await makeWebhook(undefined, async () => {
    if (receiver.received.length === 1) await held;
    return { status: 204 };
  });
  await happen('ada', 'ada', 'ada');
  const first = deliver();
  await receiver.until(1);
  expect(await deliver()).toBe(0);
  letGo();
  await first;
  await deliver();
  await deliver();
  const ids = receiver.received.map(({ event }) => event.id);
  const { rows } = await sql<{ id: string }>`select id from webhook_events order by number`.execute(
    service.store.database,
  );
  expect(ids).toEqual(rows.map((row) => row.id));
});

test('a slow receiver holds up nobody else', async () => {
  const slow = await makeWebhook(undefined, () => new Promise(() => {}));
  const quick = await makeWebhook();
  const names = Array.from({ length: 20 }, (_, index) => `candidate ${index}`);
  const server = startWebhooks(service, { finishWithinMs: 0 });
  await happen(...names);
  await quick.receiver.until(20);
  await server.stop();
  expect(slow.receiver.received).toHaveLength(4);
  // What was under way when the server stopped is tried again at once, and was not counted.
  expect((await deliveriesOf(slow.id)).every(({ tries, state }) => tries.length === 0 && state === 'waiting')).toBe(
    true,
  );
  const claimed = await claimDeliveries(service.store, { leaseMs: 1_000, atOnce: 4 });
  expect(claimed.filter(({ webhook }) => webhook === slow.id)).toHaveLength(4);
});

test('while a secret is being replaced both sign, and a day later the new one alone', async () => {
  const { receiver, secret, id } = await makeWebhook(['ping']);
  const { secret: newer } = await replaceSecret(service, id, 'Ada');
  expect(newer).not.toBe(secret);
  await pingWebhook(service, id);
  await deliver();
  await sql`update webhooks set old_secret_until = clock_timestamp()`.execute(service.store.database);
  await pingWebhook(service, id);
  await deliver();
  const [during, after] = receiver.received;
  if (during === undefined || after === undefined) throw new Error('nothing has come');
  expect(String(during.headers['webhook-signature']).split(' ')).toHaveLength(2);
  expect(verified(secret, during)).toEqual(verified(newer, during));
  expect(verified(newer, after)).toMatchObject({ type: 'ping', data: { webhook: id } });
  expect(() => verified(secret, after)).toThrow();
});

test('a secret is kept nowhere that can be read', async () => {
  const { secret, id } = await makeWebhook();
  const { secret: newer } = await replaceSecret(service, id, 'Ada');
  const { rows } = await sql<{ kept: string }>`
    select (select coalesce(json_agg(w), '[]')::text from webhooks w) ||
      (select coalesce(json_agg(a), '[]')::text from audit_log a) as kept`.execute(service.store.database);
  for (const each of [secret, newer]) expect(rows[0]?.kept).not.toContain(each.slice('whsec_'.length, 20));
  const other = { ...service, webhooks: { ...service.webhooks, sealingKey: new Uint8Array(32) } };
  await pingWebhook(service, id);
  await deliverDue(other, sender);
  expect((await deliveriesOf(id))[0]?.tries[0]?.said).toContain('MINICASE_AUTH_SECRET');
});

test('what is sent again is the same event in another delivery', async () => {
  const { receiver, secret, id } = await makeWebhook();
  await happen('ada');
  await deliver();
  const [first] = await deliveriesOf(id);
  if (first === undefined) throw new Error('nothing was delivered');
  const replay = await replayDelivery(service, first.id, 'Ada');
  expect(replay).toMatchObject({ isReplay: true, state: 'waiting', eventId: first.eventId, body: first.body });
  expect(replay.id).not.toBe(first.id);
  await deliver();
  const [once, again] = receiver.received.map((each) => verified(secret, each));
  expect(again).toEqual(once);
  expect(await deliveriesOf(id)).toMatchObject([{ id: replay.id, state: 'delivered' }, { id: first.id }]);
});

test('deliveries come by pages, the newest first', async () => {
  const { id } = await makeWebhook();
  await happen(...Array.from({ length: 60 }, (_, index) => `candidate ${index}`));
  const seen: string[] = [];
  let before: string | undefined;
  do {
    const page = await listDeliveries(service, id, before);
    seen.push(...page.deliveries.map(({ body }) => JSON.parse(body).data.candidate));
    before = page.next ?? undefined;
  } while (before !== undefined);
  expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => `candidate ${59 - index}`));
});

test('what is older than a month is forgotten', async () => {
  const { id } = await makeWebhook();
  await happen('ada', 'bob');
  await sql`update webhook_deliveries set created_at = created_at - interval '31 days'
    where event_id in (select id from webhook_events where candidate = 'ada')`.execute(service.store.database);
  expect(await removeOldDeliveries(service.store, 30)).toBe(1);
  expect((await deliveriesOf(id)).map(({ body }) => JSON.parse(body).data.candidate)).toEqual(['bob']);
  const { rows } = await sql<{ candidate: string }>`select candidate from webhook_events`.execute(
    service.store.database,
  );
  expect(rows).toEqual([{ candidate: 'bob' }]);
});

test('a candidate who is erased is in no delivery any more', async () => {
  const { receiver, id } = await makeWebhook();
  const invited = await makeInvitation(service);
  await happen(invited.candidate, 'bob');
  const erased = CandidateId.parse(invited.candidate);
  await eraseCandidate(service, erased, { confirm: erased, reason: 'asked for' }, 'Ada');
  await deliver();
  expect(candidatesIn(receiver)).toEqual(['bob']);
  expect(await deliveriesOf(id)).toHaveLength(1);
});

test('an invitation is told of when it begins and when it ends, whoever ends it', async () => {
  const { receiver } = await makeWebhook(['invitation.started', 'invitation.ended']);
  const made = await makeInvitation(service);
  await begin(service, made.id);
  await begin(service, made.id);
  await letTimePass(service, made.id, 120);
  await endOverdueInvitations(service);
  await endOverdueInvitations(service);
  await deliver();
  await deliver();
  const data = { invitation: made.id, candidate: CandidateId.parse(made.candidate), cases: [SLUG] };
  expect(receiver.received.map(({ event: { type, data } }) => ({ type, data }))).toEqual([
    { type: 'invitation.started', data },
    { type: 'invitation.ended', data: { ...data, endedBy: 'deadline' } },
  ]);
});

async function judge(judgingId: JudgingId, score: number, by: OpenService = service): Promise<void> {
  const { lease } = await claimJudging(by, judgingId);
  await recordJudging(by, { judgingId, lease, outcome: makeJudged(score) });
}

test('a verdict that counts is told, a copied one as well; those of samples, self-checks and rehearsals are not', async () => {
  const { receiver } = await makeWebhook(['submission.judged']);
  const files = [{ path: 'index.ts', content: 'export const told = 1;\n' }];
  const request = makeSubmission({ candidate: 'carl', files, reuse: 'allowed' });
  const by = { submittedBy: 'operator' };
  const first = await submitSolution(service, request, by);
  await judge(first.judgingId, 70);
  const copied = await submitSolution(service, request, by);
  const sample = await submitSolution(service, makeSubmission({ ...request, kind: 'sample' }), by);
  await judge(sample.judgingId, 100);
  const rehearsal = ChallengeSlug.parse('rehearsal');
  await publishChallenge(service.store, makeChallenge(rehearsal), 'Try it.');
  const { id } = await makeInvitation(service, { rehearsal });
  const rehearsed = await submitForInvitation(service, id, rehearsal, { kind: 'submission', files }, undefined);
  await judge((await readOwnSubmission(service, id, rehearsed.id)).judging.id, 100);
  const self = await submitSolution(service, makeSubmission({ candidate: 'self' }), { ...by, isSelfCheck: true });
  await judge(self.judgingId, 100);
  while ((await deliver()) > 0);
  const data = {
    participation: null,
    candidate: 'carl',
    challenge: 'two-sums',
    kind: 'submission',
    verdict: 'wrong-answer',
    score: 70,
    categories: { correctness: 70 },
  };
  expect(receiver.received.map(({ event }) => event.data)).toEqual([
    { ...data, submission: first.submissionId },
    { ...data, submission: copied.submissionId },
  ]);
});

test('a rejudge is told of once it counts', async () => {
  const own = await openService();
  const { webhook } = await createWebhook(
    own,
    WebhookRequest.parse({ url: 'http://127.0.0.1:8080/', events: ['submission.judged'] }),
    'Ada',
  );
  const told = async () =>
    (await listDeliveries(own, webhook.id, undefined)).deliveries.map(({ body }) => JSON.parse(body).data.score);
  const { judgingId, submissionId } = await submitSolution(own, makeSubmission(), { submittedBy: 'operator' });
  await judge(judgingId, 70, own);
  await publishDraft(own, makeDraft('second'));
  const { id } = await startRejudge(own, SLUG, { from: 1, to: 2, by: 'ada' });
  const shadow = (await readReport(own, submissionId)).judgings.find(({ rejudge }) => rejudge !== null);
  if (shadow === undefined) throw new Error('there is no shadow judging');
  await judge(shadow.id, 90, own);
  expect(await told()).toEqual([70]);
  await decideRejudge(own, SLUG, id, { decision: 'apply', by: 'bob' });
  expect(await told()).toEqual([90, 70]);
  await own.close();
});

test('an address inside is refused when a webhook is made, however it is written', async () => {
  const outside = { ...service, webhooks: { ...service.webhooks, mayBePrivate: false } };
  const make = async (url: string) =>
    await createWebhook(outside, WebhookRequest.parse({ url, events: ['ping'] }), 'Ada');
  for (const host of [
    '127.0.0.1',
    '[::1]',
    '169.254.169.254',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '127.1',
    '0.0.0.0',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a00:1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fd12::1]',
    '[fd00:ec2::254]',
    '224.0.0.1',
    '168.63.129.16',
  ]) {
    await expect(make(`https://${host}/hooks`), host).rejects.toThrow('must not lead to');
  }
  await expect(make('http://receiver.example.org/')).rejects.toThrow('must begin with https://');
  await expect(make('https://ada:secret@receiver.example.org/')).rejects.toThrow('user name');
  await expect(make('https://receiver.example.org:22/')).rejects.toThrow('port 22');
  expect((await make('https://receiver.example.org:8443/hooks?key=1')).webhook.url).toBe(
    'https://receiver.example.org:8443/hooks?key=1',
  );
});

test('where private networks are allowed, what tells machines their credentials is not', async () => {
  const make = async (url: string) =>
    await createWebhook(service, WebhookRequest.parse({ url, events: ['ping'] }), 'Ada');
  await expect(make('http://169.254.169.254/latest')).rejects.toThrow('no address of a receiver');
  await expect(make('http://[fd00:ec2::254]/latest')).rejects.toThrow('no address of a receiver');
  expect((await make('http://10.1.2.3/hooks')).webhook.url).toBe('http://10.1.2.3/hooks');
});

test('a name that leads inside is not followed there, whatever it led to before', async () => {
  const { receiver, id } = await makeWebhook(['ping']);
  const { port } = new URL(receiver.url);
  let asked = 0;
  const guarded = openSender({
    mayBePrivate: false,
    answerWithinMs: 1_000,
    resolve: (_, callback) => {
      asked += 1;
      callback(null, asked === 1 ? [{ address: '127.0.0.1', family: 4 }] : [{ address: '::1', family: 6 }]);
    },
  });
  const post = async (url: string) => await guarded.post(url, {}, '{}', new AbortController().signal);
  for (const host of ['rebinding.example.org', 'rebinding.example.org', '127.0.0.1', '[::ffff:127.0.0.1]', '0177.1']) {
    const answer = await post(`http://${host}:${port}/`);
    expect(answer, host).toMatchObject({ status: null, said: expect.stringContaining('must not lead to') });
  }
  await guarded.close();
  const named = openSender({ mayBePrivate: false, answerWithinMs: 1_000 });
  const answer = await named.post(`http://localhost:${port}/`, {}, '{}', new AbortController().signal);
  expect(answer.said).toContain('private network');
  await named.close();
  expect(receiver.received).toEqual([]);
  expect(id).toBeDefined();
});

test('a redirect is not followed', async () => {
  const inside = await makeWebhook(['ping']);
  const { receiver, id } = await makeWebhook(['ping'], () => ({
    status: 307,
    headers: { location: inside.receiver.url },
  }));
  await pingWebhook(service, id);
  await deliver();
  expect(receiver.received).toHaveLength(1);
  expect(inside.receiver.received).toEqual([]);
  expect((await deliveriesOf(id))[0]).toMatchObject({ state: 'waiting', tries: [{ status: 307 }] });
});
