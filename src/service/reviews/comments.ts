import type { ParticipationId } from '../../domain/participation.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import type { CommentChange, CommentId, CommentRequest, Comments } from '../../protocol/review/review-view.ts';
import { numberSubmissions } from '../../store/participations/number-submissions.ts';
import { readSubmissionFiles } from '../../store/read-submission.ts';
import {
  changeComment as changeInStore,
  deleteComment as deleteInStore,
  insertComment,
} from '../../store/reviews/change-comments.ts';
import { readComments as readStoredComments } from '../../store/reviews/read-comments.ts';
import { findReview } from '../../store/reviews/read-reviews.ts';
import { requireParticipation } from '../participations/require-participation.ts';
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
  const review = await findReview(service.store, id, reader.key);
  const isOpen = review !== undefined && review.finishedAt !== null;
  const shown = stored.filter(({ writtenBy }) => isOpen || writtenBy === reader.key);
  const numbers = new Map(
    (await numberSubmissions(service.store, participation)).map(({ id: submission, number }) => [submission, number]),
  );
  return {
    comments: shown.flatMap(({ participation: _, submission, writtenBy, name, createdAt, changedAt, ...comment }) => {
      const number = numbers.get(submission);
      if (number === undefined) return [];
      return {
        ...comment,
        submission: number,
        by: name,
        isMine: writtenBy === reader.key,
        at: createdAt.toISOString(),
        changedAt: changedAt?.toISOString() ?? null,
      };
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
): Promise<Comments> {
  const participation = await requireParticipation(service, id);
  const submission = (await numberSubmissions(service.store, participation)).find((each) => each.number === number)?.id;
  if (submission === undefined) throw noSuchPlace('submission', `there is no submission ${number}`);
  const file = (await readSubmissionFiles(service.store, submission)).find(({ path }) => path === comment.path);
  if (file === undefined) throw noSuchPlace('path', `submission ${number} has no such file`);
  const lines = file.content.split('\n').length;
  if (comment.line > lines) throw noSuchPlace('line', `the file has ${lines} ${lines === 1 ? 'line' : 'lines'}`);
  await insertComment(service.store, id, { ...comment, submission }, by);
  return await readComments(service, id, by);
}

/** @throws Refusal `not-found` where the reader has written no such comment */
export async function changeComment(
  service: Service,
  id: CommentId,
  { text }: CommentChange,
  by: Reviewer,
): Promise<Comments> {
  const participation = await changeInStore(service.store, { id, by }, text);
  return await readComments(service, requireOwn(participation), by);
}

/** @throws Refusal `not-found` where the reader has written no such comment */
export async function deleteComment(service: Service, id: CommentId, by: Reviewer): Promise<Comments> {
  const participation = await deleteInStore(service.store, { id, by });
  return await readComments(service, requireOwn(participation), by);
}

/** Others' comments do not exist here: whether there is one is not told before a review is final. */
function requireOwn(participation: ParticipationId | undefined): ParticipationId {
  if (participation === undefined) throw new Refusal('not-found', 'You have written no such comment.');
  return participation;
}

function noSuchPlace(path: string, message: string): Refusal {
  return new Refusal('invalid', 'There is no such place to comment on.', [{ path, message }]);
}
