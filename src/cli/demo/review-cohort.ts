import type { CaseUnderCheck } from '../../../worker/check/case-under-check.ts';
import type { DecisionOutcome } from '../../domain/decision.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import { CRITERIA, MARKS, type Mark } from '../../domain/rubric.ts';
import { seededRandom } from '../../domain/seeded-random.ts';
import type { BoardRow } from '../../protocol/review/board-view.ts';
import type { ReviewChange } from '../../protocol/review/review-view.ts';
import { changeInviteLine, readBoard } from '../../service/participations/read-board.ts';
import { readParticipation } from '../../service/participations/read-participation.ts';
import { readParticipationSubmission } from '../../service/participations/read-participation-submission.ts';
import { writeComment } from '../../service/reviews/comments.ts';
import { proposeDecision, secondDecision } from '../../service/reviews/decisions.ts';
import { saveReview } from '../../service/reviews/reviews.ts';
import type { Service } from '../../service/service.ts';
import { listStaff } from '../../service/staff/manage-staff.ts';
import { pick, type Random } from './random.ts';

const INVITE_LINE = 70;
/** Of those who handed in, so many are marked by both reviewers, and of the next so many by one. */
const MARKED = { byBoth: 16, byOne: 8 } as const;

const WHY: Readonly<Record<Mark, string>> = {
  1: 'Hard to see a plan in it.',
  2: 'The plain case is there; what goes wrong is left to chance.',
  3: 'Solid and easy to follow.',
  4: 'Saw what the statement only hints at, and dealt with it.',
  5: 'I would have been glad to write this.',
};
const COMMENTS = [
  'What happens here when the answer never comes?',
  'Nice: one place that knows how long to wait.',
  'This name made me read it twice.',
  'Would be worth a test of its own.',
];

/** What two reviewers have done so far: some marked by both, some by one, a few decided. */
export async function reviewCohort(service: Service, { challenge: { slug } }: CaseUnderCheck): Promise<void> {
  const staff = (await listStaff(service)).filter(({ role }) => role === 'reviewer');
  const [first, second] = staff.map(({ id, name }): Reviewer => ({ key: `staff:${id}`, name }));
  if (first === undefined || second === undefined) return;
  const board = await readBoard(service, slug, first.key);
  if (board.inviteLine !== null) return;
  await changeInviteLine(service, slug, { score: INVITE_LINE }, first.name);
  const random = seededRandom(77);
  const judged = board.rows.filter(({ result, state }) => result !== null && state === 'handed-in');
  for (const [index, row] of judged.slice(0, MARKED.byBoth + MARKED.byOne).entries()) {
    await mark(service, row, first, random);
    await comment(service, row, first, random);
    if (index < MARKED.byBoth) await mark(service, row, second, random);
    if (index < MARKED.byBoth && index % 2 === 0) await decide(service, row, [first, second], index % 4 === 0);
  }
}

async function mark(service: Service, { id, result }: BoardRow, by: Reviewer, random: Random): Promise<void> {
  const likely = 1 + ((result?.score ?? 0) / 100) * 3.4;
  const marks = CRITERIA.map((criterion) => {
    const given = MARKS.findLast((each) => each <= likely + (random() - 0.4) * 2) ?? 1;
    return [criterion, { mark: given, why: random() < 0.6 ? WHY[given] : '' }];
  });
  await saveReview(service, id, by, { marks: Object.fromEntries(marks) as ReviewChange['marks'], isFinal: true });
}

async function comment(service: Service, { id }: BoardRow, by: Reviewer, random: Random): Promise<void> {
  const { counted } = await readParticipation(service, id, by.key);
  if (counted === null) return;
  const { files } = await readParticipationSubmission(service, id, counted, by.key);
  const [file] = files
    .filter(({ path }) => /\.[jt]s$/.test(path))
    .toSorted((a, b) => b.content.length - a.content.length);
  if (file === undefined) return;
  const line = 1 + Math.floor(random() * file.content.split('\n').length);
  await writeComment(service, id, { submission: counted, path: file.path, line, text: pick(random, COMMENTS) }, by);
}

async function decide(
  service: Service,
  { id, result }: BoardRow,
  [first, second]: readonly [Reviewer, Reviewer],
  isMade: boolean,
): Promise<void> {
  const score = result?.score ?? 0;
  const outcome: DecisionOutcome = score >= INVITE_LINE ? 'invite' : score >= INVITE_LINE - 15 ? 'hold' : 'decline';
  const message =
    outcome === 'invite'
      ? 'Thank you for your work. We enjoyed reading it, and would like to talk about it with you.'
      : 'Thank you for your work, and for the time that you gave it.';
  const reason = `${WHY[outcome === 'invite' ? 4 : 2]} We both read the code and the notes.`;
  await proposeDecision(service, id, { outcome, reason, message, feedback: 'category' }, first);
  if (isMade) await secondDecision(service, id, { agrees: true, reason: 'I have read it, and agree.' }, second);
}
