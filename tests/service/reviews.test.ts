import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CandidateId, ChallengeSlug } from '../../src/domain/ids.ts';
import { ParticipationId } from '../../src/domain/participation.ts';
import type { Reviewer } from '../../src/domain/reviewer.ts';
import type { Criterion, Mark } from '../../src/domain/rubric.ts';
import {
  CommentRequest,
  type CommentView,
  DecisionProposal,
  ReportToken,
  ReviewChange,
} from '../../src/protocol/review/review-view.ts';
import { WebhookRequest } from '../../src/protocol/webhook-view.ts';
import { readCandidate } from '../../src/service/candidates/candidates.ts';
import { eraseCandidate } from '../../src/service/candidates/erase-candidate.ts';
import { decisionOf } from '../../src/service/participations/board-row.ts';
import { readAuditLog } from '../../src/service/read-audit-log.ts';
import { findCandidateReport, previewCandidateReport } from '../../src/service/reviews/candidate-report.ts';
import { changeComment, deleteComment, readComments, writeComment } from '../../src/service/reviews/comments.ts';
import { findDecision, proposeDecision, readDecisions, secondDecision } from '../../src/service/reviews/decisions.ts';
import { makeReportLink, revokeReportLink } from '../../src/service/reviews/report-links.ts';
import { readReviews, saveReview } from '../../src/service/reviews/reviews.ts';
import { createWebhook } from '../../src/service/webhooks/webhooks.ts';
import { numberSubmissions } from '../../src/store/participations/number-submissions.ts';
import { NONE, readReviewMarks } from '../../src/store/participations/read-review-marks.ts';
import { readSentSubmissions } from '../../src/store/participations/read-submissions.ts';
import { reveal } from '../../src/store/participations/reveal.ts';
import { makeHandedIn } from '../support/make-handed-in.ts';
import { makeReport } from '../support/make-report.ts';
import { type OpenService, openService } from '../support/open-service.ts';

let service: OpenService;
beforeAll(async () => {
  service = await openService();
});
afterAll(async () => await service.close());

const ADA: Reviewer = { key: 'staff:ada', name: 'Ada' };
const BOB: Reviewer = { key: 'staff:bob', name: 'Bob' };
const EVE: Reviewer = { key: 'staff:eve', name: 'Eve' };
const ORIGIN = 'http://localhost';

function marks(given: Partial<Record<Criterion, Mark | null>> = {}, isFinal = true): ReviewChange {
  const mark = (criterion: Criterion) => ({ mark: given[criterion] === undefined ? 3 : given[criterion], why: '' });
  return ReviewChange.parse({
    marks: { approach: mark('approach'), creativity: mark('creativity'), communication: mark('communication') },
    isFinal,
  });
}

const proposal = (changes: Partial<DecisionProposal> = {}) =>
  DecisionProposal.parse({ outcome: 'invite', reason: 'Sound work.', ...changes });
const agreed = { agrees: true, reason: 'I have read it too.' };

async function changesOf(id: ParticipationId) {
  const { entries } = await readAuditLog(service, { subjectType: 'participation', subjectId: id });
  return entries.map(({ action, by }) => `${action} by ${by}`).toReversed();
}

async function decide(id: ParticipationId, changes: Partial<DecisionProposal> = {}) {
  await saveReview(service, id, ADA, marks());
  await proposeDecision(service, id, proposal(changes), ADA);
  await saveReview(service, id, BOB, marks());
  return await secondDecision(service, id, agreed, BOB);
}

const tokenOf = (link: string) => ReportToken.parse(link.split('/r/')[1]);

test('what others think is told to nobody before their own review is final', async () => {
  const { participation: id } = await makeHandedIn(service);
  await saveReview(service, id, ADA, marks({ approach: 5 }));
  await saveReview(service, id, EVE, marks({}, false));
  const closed = { others: null, othersFinal: 1, disputed: null };
  expect(await readReviews(service, id, BOB)).toEqual({ mine: null, ...closed });
  expect(await saveReview(service, id, BOB, marks({ approach: null }, false))).toMatchObject({
    mine: { by: 'Bob', isMine: true, isFinal: false, marks: { approach: { mark: null } } },
    ...closed,
  });
  const opened = await saveReview(service, id, BOB, marks({ approach: 2, creativity: 4 }));
  expect(opened.others).toMatchObject([{ by: 'Ada', isMine: false, isFinal: true, marks: { approach: { mark: 5 } } }]);
  expect(opened.disputed).toEqual([{ criterion: 'approach', lowest: 2, highest: 5 }]);
  expect((await readReviews(service, id, EVE)).others).toBeNull();
  expect(await readReviews(service, id, EVE)).toMatchObject({ othersFinal: 2, disputed: null });
});

test('a review that is final stays final, and each change of it is written down with what was before', async () => {
  const { participation: id } = await makeHandedIn(service);
  await saveReview(service, id, ADA, marks({ approach: 2 }, false));
  await saveReview(service, id, ADA, marks({ approach: 2 }));
  await saveReview(service, id, ADA, marks({ approach: 4 }, false));
  expect((await readReviews(service, id, ADA)).mine).toMatchObject({ isFinal: true, marks: { approach: { mark: 4 } } });
  await saveReview(service, id, ADA, marks({ approach: 4 }));
  await expect(saveReview(service, id, ADA, marks({ approach: null }, false))).rejects.toMatchObject({
    reason: 'conflict',
  });
  expect(await changesOf(id)).toEqual(['review.finish by Ada', 'review.change by Ada']);
  const { entries } = await readAuditLog(service, { subjectType: 'participation', subjectId: id });
  expect(entries[0]).toMatchObject({
    before: { marks: { approach: { mark: 2 } } },
    after: { marks: { approach: { mark: 4 } } },
  });
});

test('a review without all marks cannot be final, and none is of work that there is not', async () => {
  const { success } = ReviewChange.safeParse({ ...marks({}, false), isFinal: true, marks: { approach: { mark: 3 } } });
  expect(success).toBe(false);
  expect(() => marks({ approach: null }, true)).toThrow('must all be given');
  const nowhere = ParticipationId.parse(randomUUID());
  await expect(saveReview(service, nowhere, ADA, marks())).rejects.toMatchObject({ reason: 'not-found' });
  await expect(readReviews(service, nowhere, ADA)).rejects.toMatchObject({ reason: 'not-found' });
});

test('comments are on lines that there are, of submissions by their number', async () => {
  const { participation: id } = await makeHandedIn(service);
  const on = (place: Partial<Record<keyof CommentRequest, unknown>>) =>
    CommentRequest.parse({ submission: 2, path: 'index.ts', line: 1, text: 'Nice.', ...place });
  expect(await writeComment(service, id, on({}), ADA)).toMatchObject({
    submission: 2,
    path: 'index.ts',
    line: 1,
    text: 'Nice.',
    by: 'Ada',
    isMine: true,
    changedAt: null,
  });
  expect(await writeComment(service, id, on({ submission: 1, path: 'NOTES.md' }), ADA)).toMatchObject({
    submission: 1,
  });
  for (const [place, path] of [
    [{ submission: 3 }, 'submission'],
    [{ path: 'other.ts' }, 'path'],
    [{ line: 3 }, 'line'],
    [{ path: 'NOTES.md', line: 2 }, 'line'],
  ] as const) {
    await expect(writeComment(service, id, on(place), ADA)).rejects.toMatchObject({
      reason: 'invalid',
      fields: [{ path }],
    });
  }
});

test('submissions have one number, wherever they are told of', async () => {
  const { candidate } = await makeHandedIn(service);
  const [slug, id] = [ChallengeSlug.parse('two-sums'), CandidateId.parse(candidate)];
  const sent = await readSentSubmissions(service.store, slug, id);
  expect(await numberSubmissions(service.store, { slug, candidate: id })).toEqual(
    sent.map(({ id: submission, number }) => ({ id: submission, number })),
  );
});

test('others’ comments are counted, and told once a reader’s own review is final; only one’s own can be changed', async () => {
  const { participation: id } = await makeHandedIn(service);
  const write = async (text: string, by: Reviewer): Promise<CommentView> =>
    await writeComment(service, id, CommentRequest.parse({ submission: 2, path: 'index.ts', line: 1, text }), by);
  const first = await write('By Ada.', ADA);
  await write('By Bob.', BOB);
  const texts = async (reader: Reviewer) => {
    const { comments, hidden } = await readComments(service, id, reader);
    return [comments.map(({ text }) => text), hidden];
  };
  expect(await texts(ADA)).toEqual([['By Ada.'], 1]);
  expect(await texts(EVE)).toEqual([[], 2]);
  await saveReview(service, id, BOB, marks({}, false));
  expect(await texts(BOB)).toEqual([['By Bob.'], 1]);
  await saveReview(service, id, BOB, marks());
  expect(await texts(BOB)).toEqual([['By Ada.', 'By Bob.'], 0]);

  await expect(changeComment(service, first.id, { text: 'Mine.' }, BOB)).rejects.toMatchObject({ reason: 'not-found' });
  await expect(deleteComment(service, first.id, BOB)).rejects.toMatchObject({ reason: 'not-found' });
  const changed = await changeComment(service, first.id, { text: 'By Ada, again.' }, ADA);
  expect(changed).toMatchObject({ text: 'By Ada, again.', submission: 2, changedAt: expect.any(String) });
  await deleteComment(service, first.id, ADA);
  expect(await texts(BOB)).toEqual([['By Bob.'], 0]);
  await expect(deleteComment(service, first.id, ADA)).rejects.toMatchObject({ reason: 'not-found' });
  expect(await changesOf(id)).toEqual([
    'comment.write by Ada',
    'comment.write by Bob',
    'review.finish by Bob',
    'comment.change by Ada',
    'comment.delete by Ada',
  ]);
});

test('a decision is proposed by who has marked the work, and made by somebody else', async () => {
  const { participation: id, candidate } = await makeHandedIn(service);
  const conflict = { reason: 'conflict' };
  await expect(proposeDecision(service, id, proposal(), ADA)).rejects.toMatchObject(conflict);
  await saveReview(service, id, ADA, marks({}, false));
  await expect(proposeDecision(service, id, proposal(), ADA)).rejects.toMatchObject(conflict);
  await saveReview(service, id, BOB, marks());
  await expect(secondDecision(service, id, agreed, BOB)).rejects.toMatchObject(conflict);
  await saveReview(service, id, ADA, marks());
  expect(await proposeDecision(service, id, proposal(), ADA)).toMatchObject({
    outcome: 'invite',
    state: 'proposed',
    isMine: true,
    second: null,
  });
  expect((await readCandidate(service, CandidateId.parse(candidate))).stage).toBe('applied');
  await expect(secondDecision(service, id, agreed, ADA)).rejects.toMatchObject(conflict);
  expect(await secondDecision(service, id, agreed, BOB)).toMatchObject({
    state: 'made',
    isMine: false,
    second: { by: 'Bob', agrees: true, reason: agreed.reason },
  });
  expect((await readCandidate(service, CandidateId.parse(candidate))).stage).toBe('decision');
  await expect(secondDecision(service, id, agreed, EVE)).rejects.toMatchObject(conflict);
  expect(await changesOf(id)).toEqual([
    'review.finish by Bob',
    'review.finish by Ada',
    'decision.propose by Ada',
    'decision.make by Bob',
  ]);
});

test('what is proposed is told to nobody before their own review is final, and what is made to everybody', async () => {
  const { participation: id } = await makeHandedIn(service);
  await saveReview(service, id, ADA, marks());
  await proposeDecision(service, id, proposal({ outcome: 'decline' }), ADA);
  await saveReview(service, id, BOB, marks());
  await secondDecision(service, id, { agrees: false, reason: 'Look at the tests again.' }, BOB);
  const newest = { outcome: 'hold', reason: 'Not sure.', message: 'Thank you.', feedback: 'diff' } as const;
  await proposeDecision(service, id, newest, ADA);
  const board = async (reader: Reviewer) =>
    (await readReviewMarks(service.store, ChallengeSlug.parse('two-sums'), reader.key)).get(id);
  const told = async (reader: Reviewer) => decisionOf((await board(reader)) ?? NONE);
  const closed = {
    current: null,
    history: [],
    hidden: { state: 'proposed', proposedBy: 'Ada', proposedAt: expect.any(String) },
    reportLinkMadeAt: null,
  };
  expect(await readDecisions(service, id, EVE)).toEqual(closed);
  expect(await told(EVE)).toEqual({ outcome: null, state: 'proposed' });
  expect(await previewCandidateReport(service, id, EVE, undefined)).toMatchObject({
    message: '',
    feedback: 'category',
  });
  await saveReview(service, id, EVE, marks({}, false));
  expect(await readDecisions(service, id, EVE)).toEqual(closed);
  await expect(secondDecision(service, id, agreed, EVE)).rejects.toMatchObject({ reason: 'conflict' });
  for (const reader of [ADA, BOB]) {
    const open = await readDecisions(service, id, reader);
    expect(open).toMatchObject({ current: newest, history: [{ outcome: 'decline', state: 'returned' }], hidden: null });
    expect(await told(reader)).toEqual({ outcome: 'hold', state: 'proposed' });
  }
  expect(await findDecision(service, id)).toMatchObject(newest);
  await secondDecision(service, id, agreed, BOB);
  expect(await readDecisions(service, id, EVE)).toMatchObject({ current: { ...newest, state: 'made' }, hidden: null });
  expect(await told(EVE)).toEqual({ outcome: 'hold', state: 'made' });
});

test('a second reader may return it, and a newer proposal takes the place of what stood before', async () => {
  const { participation: id } = await makeHandedIn(service);
  await saveReview(service, id, ADA, marks());
  await saveReview(service, id, BOB, marks());
  await proposeDecision(service, id, proposal({ outcome: 'decline' }), ADA);
  const returned = await secondDecision(service, id, { agrees: false, reason: 'Look at the tests again.' }, BOB);
  expect(returned).toMatchObject({ state: 'returned', second: { agrees: false } });
  await proposeDecision(service, id, proposal({ outcome: 'hold' }), ADA);
  await proposeDecision(service, id, proposal({ outcome: 'invite' }), ADA);
  await secondDecision(service, id, agreed, BOB);
  await proposeDecision(service, id, proposal({ outcome: 'decline' }), ADA);
  const { current, history } = await readDecisions(service, id, BOB);
  expect([current, ...history].map((each) => [each?.outcome, each?.state])).toEqual([
    ['decline', 'proposed'],
    ['invite', 'superseded'],
    ['hold', 'superseded'],
    ['decline', 'returned'],
  ]);
});

test('of many who read it second at once, one decides', async () => {
  const { participation: id } = await makeHandedIn(service);
  await saveReview(service, id, ADA, marks());
  await proposeDecision(service, id, proposal(), ADA);
  const readers = Array.from({ length: 6 }, (_, index) => ({ key: `staff:${index}`, name: `Reader ${index}` }));
  for (const reader of readers) await saveReview(service, id, reader, marks());
  const settled = await Promise.allSettled(
    readers.map(
      async (reader, index) => await secondDecision(service, id, { ...agreed, agrees: index % 2 === 0 }, reader),
    ),
  );
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect((await readDecisions(service, id, ADA)).history).toEqual([]);
});

test('the report is read by the newest link, once a decision is made, until it is revoked', async () => {
  const { participation: id } = await makeHandedIn(service, { invitee: { name: 'Grace Hopper' } });
  await expect(makeReportLink(service, id, ADA, ORIGIN)).rejects.toMatchObject({ reason: 'conflict' });
  await expect(revokeReportLink(service, id, ADA)).rejects.toMatchObject({ reason: 'not-found' });
  await decide(id, { message: 'Welcome, Grace.' });
  const messageTo = async (reader: Reviewer) => (await readDecisions(service, id, reader)).current?.message;
  expect(await messageTo(ADA)).not.toContain('Grace');
  const old = tokenOf((await makeReportLink(service, id, ADA, ORIGIN)).link);
  expect([await messageTo(ADA), await messageTo(BOB)]).toEqual([
    'Welcome, Grace.',
    expect.not.stringContaining('Grace'),
  ]);
  expect(await findCandidateReport(service, old)).toMatchObject({
    name: 'Grace Hopper',
    challenge: { title: 'Two sums', summary: 'Add, twice.' },
    message: 'Welcome, Grace.',
    feedback: 'category',
    result: { score: 70, verdict: 'wrong-answer', categories: [{ category: 'correctness', score: 70 }], groups: [] },
  });
  expect((await readDecisions(service, id, ADA)).reportLinkMadeAt).not.toBeNull();
  const token = tokenOf((await makeReportLink(service, id, ADA, ORIGIN)).link);
  expect(await findCandidateReport(service, old)).toBeUndefined();

  await proposeDecision(service, id, proposal({ message: 'Not yet agreed.', feedback: 'none' }), ADA);
  expect(await findCandidateReport(service, token)).toMatchObject({ message: 'Welcome, Grace.' });
  await expect(makeReportLink(service, id, ADA, ORIGIN)).rejects.toMatchObject({ reason: 'conflict' });
  await secondDecision(service, id, agreed, BOB);
  expect(await findCandidateReport(service, token)).toMatchObject({ message: 'Not yet agreed.', result: null });

  await revokeReportLink(service, id, BOB);
  expect(await findCandidateReport(service, token)).toBeUndefined();
  expect((await readDecisions(service, id, ADA)).reportLinkMadeAt).toBeNull();
  const { rows } = await sql<{ token_hash: string }>`select token_hash from report_links`.execute(
    service.store.database,
  );
  expect(rows.map((row) => row.token_hash)).not.toContain(token);
  expect(await changesOf(id)).toEqual(
    expect.arrayContaining([
      'report.link by Ada',
      'participation.reveal by Ada',
      'report.renew-link by Ada',
      'report.revoke-link by Bob',
    ]),
  );
});

test('reviewers see what will be sent at each level, under the alias until they were told who it is', async () => {
  const report = makeReport(0);
  const [group] = report.groups;
  const cases = [{ title: 'adds', verdict: 'wrong-answer' as const, message: 'by Grace Hopper: 1 is not 2' }];
  const failed = {
    ...report,
    compileError: '// Grace Hopper\nis not a number',
    groups: group === undefined ? [] : [{ ...group, cases }],
  };
  const { participation: id } = await makeHandedIn(service, { invitee: { name: 'Grace Hopper' }, report: failed });
  const hidden = await previewCandidateReport(service, id, ADA, 'diff');
  expect(JSON.stringify(hidden)).not.toMatch(/Grace|Hopper/);
  expect(hidden).toMatchObject({ decidedAt: null, message: '', result: { groups: [{ name: 'Sums' }] } });
  await reveal(service.store, { participations: [id], reader: ADA.key, by: ADA.name, reason: 'They come tomorrow.' });
  expect((await previewCandidateReport(service, id, ADA, 'diff')).name).toBe('Grace Hopper');
  expect((await previewCandidateReport(service, id, BOB, 'diff')).name).not.toContain('Grace');

  await saveReview(service, id, ADA, marks());
  await proposeDecision(service, id, proposal({ message: 'Thank you.', feedback: 'count' }), ADA);
  expect(await previewCandidateReport(service, id, ADA, undefined)).toMatchObject({
    message: 'Thank you.',
    feedback: 'count',
    result: { score: null, categories: [], groups: [], counted: { accepted: 0, total: 1 } },
  });
});

test('who is erased leaves no mark, comment, decision or link behind', async () => {
  const { participation: id, candidate } = await makeHandedIn(service);
  await decide(id);
  await writeComment(
    service,
    id,
    CommentRequest.parse({ submission: 2, path: 'index.ts', line: 1, text: 'Nice.' }),
    BOB,
  );
  const token = tokenOf((await makeReportLink(service, id, ADA, ORIGIN)).link);
  const candidateId = CandidateId.parse(candidate);
  const { removed } = await eraseCandidate(service, candidateId, { confirm: candidateId, reason: 'asked' }, 'Ada');
  expect(removed).toMatchObject({ reviews: 2, comments: 1, decisions: 1, report_links: 1, participations: 1 });
  expect(await findCandidateReport(service, token)).toBeUndefined();
  await expect(readDecisions(service, id, ADA)).rejects.toMatchObject({ reason: 'not-found' });
  expect(await changesOf(id)).toEqual([]);
});

test('webhooks are told of what is proposed and of what is made, in the transaction that does it', async () => {
  const events = ['decision.proposed', 'decision.made'];
  await createWebhook(service, WebhookRequest.parse({ url: 'https://hooks.example.org/minicase', events }), 'Ada');
  const { participation: id, candidate } = await makeHandedIn(service);
  await expect(proposeDecision(service, id, proposal(), ADA)).rejects.toThrow();
  await decide(id, { outcome: 'hold' });
  const rows = await service.store.database
    .selectFrom('webhook_events')
    .select(['type', 'body'])
    .where('candidate', '=', candidate)
    .orderBy('at')
    .execute();
  const data = { participation: id, candidate, challenge: 'two-sums', outcome: 'hold' };
  expect(rows.map(({ body }) => JSON.parse(body))).toMatchObject(events.map((type) => ({ type, data })));
});
