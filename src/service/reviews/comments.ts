import type { SubmissionId } from '../../domain/ids.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import type {
  CommentChange,
  CommentId,
  CommentRequest,
  Comments,
  CommentView,
} from '../../protocol/review/review-view.ts';
import { numberSubmissions } from '../../store/participations/number-submissions.ts';
import { readSubmissionFiles } from '../../store/read-submission.ts';
import {
  changeComment as changeInStore,
  deleteComment as deleteInStore,
  insertComment,
} from '../../store/reviews/change-comments.ts';
import { readComments as readStoredComments, type StoredComment } from '../../store/reviews/read-comments.ts';
import { findReview, isFinalReview } from '../../store/reviews/read-reviews.ts';
import { type Participation, requireParticipation } from '../participations/require-participation.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';

/**
 * A reader's own comments, and those of others once their own review is final.
 *
 * @throws Refusal `not-found`
 */
export async function readComments(service: Service, id: ParticipationId, reader: Reviewer): Promise<Comments> {
  const participation = await requireParticipation(service, id);
  const stored = await readStoredComments(service.store, id);
  const isOpen = isFinalReview(await findReview(service.store, id, reader.key));
  const shown = stored.filter(({ writtenBy }) => isOpen || writtenBy === reader.key);
  const numbers = await readNumbers(service, participation);
  return {
    comments: shown.flatMap((comment) => {
      const number = numbers.get(comment.submission);
      return number === undefined ? [] : commentView(comment, number, reader);
    }),
    hidden: stored.length - shown.length,
  };
}

/**
 * Writes a comment on a line of a submission.
 *
 * @throws Refusal `not-found`, or `invalid` where there is no such line
 */
export async function writeComment(
  service: Service,
  id: ParticipationId,
  { submission: number, ...comment }: CommentRequest,
  by: Reviewer,
): Promise<CommentView> {
  const participation = await requireParticipation(service, id);
  const submission = (await numberSubmissions(service.store, participation)).find((each) => each.number === number)?.id;
  if (submission === undefined) throw noSuchPlace('submission', `there is no submission ${number}`);
  const file = (await readSubmissionFiles(service.store, submission)).find(({ path }) => path === comment.path);
  if (file === undefined) throw noSuchPlace('path', `submission ${number} has no such file`);
  const lines = file.content.split('\n').length;
  if (comment.line > lines) throw noSuchPlace('line', `the file has ${lines} ${lines === 1 ? 'line' : 'lines'}`);
  const written = await insertComment(service.store, id, { ...comment, submission }, by);
  if (written === undefined) throw new Refusal('not-found', `There is no participation '${id}'.`);
  return commentView(written, number, by);
}

/** @throws Refusal `not-found` where they have written no such comment */
export async function changeComment(
  service: Service,
  id: CommentId,
  { text }: CommentChange,
  by: Reviewer,
): Promise<CommentView> {
  const changed = await changeInStore(service.store, { id, by }, text);
  if (changed === undefined) throw noSuchComment();
  const participation = await requireParticipation(service, changed.participation);
  const number = (await readNumbers(service, participation)).get(changed.submission);
  if (number === undefined) throw noSuchComment();
  return commentView(changed, number, by);
}

/** @throws Refusal `not-found` where they have written no such comment */
export async function deleteComment(service: Service, id: CommentId, by: Reviewer): Promise<void> {
  if (!(await deleteInStore(service.store, { id, by }))) throw noSuchComment();
}

async function readNumbers(service: Service, participation: Participation): Promise<Map<SubmissionId, number>> {
  return new Map((await numberSubmissions(service.store, participation)).map(({ id, number }) => [id, number]));
}

function commentView(
  { id, path, line, text, writtenBy, name, createdAt, changedAt }: StoredComment,
  submission: number,
  reader: Reviewer,
): CommentView {
  return {
    id,
    submission,
    path,
    line,
    text,
    by: name,
    isMine: writtenBy === reader.key,
    at: createdAt.toISOString(),
    changedAt: changedAt?.toISOString() ?? null,
  };
}

/** Others' comments do not exist here: whether there is one is not told before a review is final. */
function noSuchComment(): Refusal {
  return new Refusal('not-found', 'You have written no such comment.');
}

function noSuchPlace(path: string, message: string): Refusal {
  return new Refusal('invalid', 'There is no such place to comment on.', [{ path, message }]);
}
