import { randomUUID } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { SubmissionId } from '../../domain/ids.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import type { Reviewer } from '../../domain/reviewer.ts';
import { CommentId } from '../../protocol/review/review-view.ts';
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

/** @returns undefined where there is no such participation. */
export async function insertComment(
  store: Store,
  id: ParticipationId,
  { submission, ...comment }: NewComment,
  by: Reviewer,
): Promise<StoredComment | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    if (!(await lockParticipation(transaction, id))) return undefined;
    const commentId = CommentId.parse(randomUUID());
    await transaction
      .insertInto('comments')
      .values({
        ...comment,
        id: commentId,
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
    return await findComment(transaction, commentId);
  });
}

/** A comment, and who wants to change it: what is somebody else's is not touched. */
export type OwnComment = { readonly id: CommentId; readonly by: Reviewer };

/** @returns it as it is now, or undefined where there is no such comment of theirs. */
export async function changeComment(store: Store, own: OwnComment, text: string): Promise<StoredComment | undefined> {
  return await store.database.transaction().execute(async (transaction) => {
    const comment = await lockOwn(transaction, own);
    if (comment === undefined || comment.text === text) return comment;
    await transaction
      .updateTable('comments')
      .set({ text, changed_at: sql<Date>`clock_timestamp()`, written_by_name: own.by.name })
      .where('id', '=', own.id)
      .execute();
    const entry = { by: own.by.name, subjectType: 'participation', subjectId: comment.participation } as const;
    await appendAudit(transaction, [
      { ...entry, action: 'comment.change', before: { text: comment.text }, after: { text } },
    ]);
    return await findComment(transaction, own.id);
  });
}

/** @returns false where there is no such comment of theirs. */
export async function deleteComment(store: Store, own: OwnComment): Promise<boolean> {
  return await store.database.transaction().execute(async (transaction) => {
    const comment = await lockOwn(transaction, own);
    if (comment === undefined) return false;
    await transaction.deleteFrom('comments').where('id', '=', own.id).execute();
    const { participation, submission, path, line, text } = comment;
    const entry = { by: own.by.name, subjectType: 'participation', subjectId: participation } as const;
    await appendAudit(transaction, [
      { ...entry, action: 'comment.delete', before: { submission, path, line, text }, after: null },
    ]);
    return true;
  });
}

/** Locks the participation before the comment, as whoever erases it does. */
async function lockOwn(transaction: Transaction<Tables>, { id, by }: OwnComment): Promise<StoredComment | undefined> {
  const found = await findComment(transaction, id);
  if (found === undefined || !(await lockParticipation(transaction, found.participation))) return undefined;
  const comment = await findComment(transaction, id);
  return comment?.writtenBy === by.key ? comment : undefined;
}
