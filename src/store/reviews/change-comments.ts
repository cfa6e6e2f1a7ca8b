import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { SubmissionId } from '../../domain/ids.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import type { CommentId } from '../../protocol/review/review-view.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { lockParticipation } from '../participations/lock-participation.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';
import { findComment, type StoredComment } from './read-comments.ts';

export type NewComment = {
  readonly submission: SubmissionId;
  readonly path: string;
  readonly line: number;
  readonly text: string;
};

/** @returns false where there is no such participation. */
export async function insertComment(
  store: Store,
  id: ParticipationId,
  { submission, ...comment }: NewComment,
  by: Reviewer,
): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    if (!(await lockParticipation(transaction, id))) return false;
    await transaction
      .insertInto('comments')
      .values({
        ...comment,
        id: randomUUID(),
        participation_id: id,
        submission_id: submission,
        written_by: by.key,
        written_by_name: by.name,
      })
      .execute();
    await appendAudit(transaction, [
      {
        by: by.name,
        action: 'comment.write',
        subjectType: 'participation',
        subjectId: id,
        before: null,
        after: { submission, ...comment },
      },
    ]);
    return true;
  });
}

/** Whose it is, and of what: what is somebody else's is not touched. */
export type OwnComment = { readonly id: CommentId; readonly by: Reviewer };

/** @returns the participation that it is on, or undefined where there is no such comment of theirs. */
export async function changeComment(store: Store, own: OwnComment, text: string): Promise<ParticipationId | undefined> {
  return await withOwn(store, own, async (transaction, { text: before, ...comment }) => {
    if (before === text) return;
    await transaction
      .updateTable('comments')
      .set({ text, changed_at: sql<Date>`clock_timestamp()`, written_by_name: own.by.name })
      .where('id', '=', comment.id)
      .execute();
    await appendAudit(transaction, [
      {
        by: own.by.name,
        action: 'comment.change',
        subjectType: 'participation',
        subjectId: comment.participation,
        before: { text: before },
        after: { text },
      },
    ]);
  });
}

/** @returns the participation that it was on, or undefined where there is no such comment of theirs. */
export async function deleteComment(store: Store, own: OwnComment): Promise<ParticipationId | undefined> {
  return await withOwn(store, own, async (transaction, { id, participation, submission, path, line, text }) => {
    await transaction.deleteFrom('comments').where('id', '=', id).execute();
    await appendAudit(transaction, [
      {
        by: own.by.name,
        action: 'comment.delete',
        subjectType: 'participation',
        subjectId: participation,
        before: { submission, path, line, text },
        after: null,
      },
    ]);
  });
}

/** Locks the participation before the comment, as whoever erases it does. */
async function withOwn(
  store: Store,
  { id, by }: OwnComment,
  change: (transaction: Transaction<Tables>, comment: StoredComment) => Promise<void>,
): Promise<ParticipationId | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    const found = await findComment(transaction, id);
    if (found === undefined || !(await lockParticipation(transaction, found.participation))) return undefined;
    const comment = await findComment(transaction, id);
    if (comment === undefined || comment.writtenBy !== by.key) return undefined;
    await change(transaction, comment);
    return comment.participation;
  });
}
