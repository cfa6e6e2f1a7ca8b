import type { Kysely } from 'kysely';
import { z } from 'zod';
import { SubmissionId } from '../../domain/ids.ts';
import { ParticipationId } from '../../domain/participation.ts';
import { CommentId } from '../../protocol/review/review-view.ts';
import type { Store } from '../store.ts';
import type { Tables } from '../tables.ts';

const StoredComment = z.object({
  id: CommentId,
  participation: ParticipationId,
  submission: SubmissionId,
  path: z.string(),
  line: z.int(),
  text: z.string(),
  writtenBy: z.string(),
  name: z.string(),
  createdAt: z.date(),
  changedAt: z.date().nullable(),
});
export type StoredComment = z.infer<typeof StoredComment>;

/** The oldest first. */
export async function readComments(store: Store, id: ParticipationId): Promise<StoredComment[]> {
  const rows = await selectComments(store.database)
    .where('participation_id', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => StoredComment.parse(row));
}

export async function findComment(database: Kysely<Tables>, id: CommentId): Promise<StoredComment | undefined> {
  const row = await selectComments(database).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : StoredComment.parse(row);
}

function selectComments(database: Kysely<Tables>) {
  return database
    .selectFrom('comments')
    .select([
      'id',
      'participation_id as participation',
      'submission_id as submission',
      'path',
      'line',
      'text',
      'written_by as writtenBy',
      'written_by_name as name',
      'created_at as createdAt',
      'changed_at as changedAt',
    ]);
}
