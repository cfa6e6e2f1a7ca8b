import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { JudgingKind } from '../../domain/judging.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import type { SolveReceipt, SolveSubmissionView } from '../../protocol/solve/solve-view.ts';
import { NotGranted } from '../ask-api.ts';
import { formatEvent } from './format-judging.ts';
import { readSession, type SolveSession, writeSession } from './session.ts';
import { readSolution } from './solution-folder.ts';
import { SolveClient } from './solve-client.ts';

export type FolderJudged = { readonly session: SolveSession; readonly submission: SolveSubmissionView };

const TRIES = 5;
const LOOK_AGAIN_MS = 1_000;

/**
 * Saves the folder as the newest draft.
 *
 * @param isForced whether that of somebody else, or of the browser, is written over
 * @throws NotGranted
 */
export async function saveFolder(folder: string, isForced: boolean): Promise<SolveSession> {
  const session = await readSession(folder);
  const files = await readSolution(folder, session.given);
  return await save(folder, session, files, isForced);
}

/**
 * Saves the folder, has it judged, and tells how far that is.
 *
 * @throws NotGranted
 */
export async function judgeFolder(
  folder: string,
  kind: JudgingKind,
  isForced: boolean,
  tell: (line: string) => void,
): Promise<FolderJudged> {
  const opened = await readSession(folder);
  const files = await readSolution(folder, opened.given);
  const session = await save(folder, opened, files, isForced);
  const client = new SolveClient(session);
  const { id } = await sendOnce(client, session.case, kind, files);
  const submission = await follow(client, id, tell);
  return { session, submission };
}

async function save(
  folder: string,
  session: SolveSession,
  files: readonly SourceFile[],
  isForced: boolean,
): Promise<SolveSession> {
  const client = new SolveClient(session);
  const base = isForced ? (await client.readDraft(session.case)).revision : session.revision;
  const saved = await client.saveDraft(session.case, base, files);
  if (saved === undefined) {
    throw new NotGranted(
      'another draft was saved meanwhile, in the browser or another folder. Look at it with `minicase-cli pull` into ' +
        'another folder, or write over it with --force.',
    );
  }
  const today = { ...session, revision: saved.revision };
  await writeSession(folder, today);
  return today;
}

/** Sends it again when the connection broke, under one key: it is one submission. */
async function sendOnce(
  client: SolveClient,
  slug: string,
  kind: JudgingKind,
  files: readonly SourceFile[],
): Promise<SolveReceipt> {
  const key = randomUUID();
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await client.submit(slug, kind, files, key);
    } catch (error) {
      if (!(error instanceof NotGranted) || error.status !== null || attempt === TRIES) throw error;
      await delay(LOOK_AGAIN_MS * attempt);
    }
  }
}

async function follow(client: SolveClient, id: string, tell: (line: string) => void): Promise<SolveSubmissionView> {
  for (let failures = 0; ; ) {
    try {
      await client.follow(id, (event) => tell(formatEvent(event)));
      const submission = await client.readSubmission(id);
      if (submission.judging.state === 'judged' || submission.judging.state === 'aborted') return submission;
    } catch (error) {
      failures += 1;
      if (failures === TRIES) throw error;
    }
    await delay(LOOK_AGAIN_MS);
  }
}
