import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ChallengeSlug } from '../../domain/ids.ts';
import { InvitationId } from '../../domain/invitation.ts';
import { SourcePath } from '../../domain/source-file.ts';
import { InvitationToken } from '../../protocol/invitation-view.ts';
import { NotGranted } from '../ask-api.ts';

/** What a folder belongs to: one case of one invitation. */
export const SolveSession = z.strictObject({
  server: z.url(),
  invitation: InvitationId,
  /** Lets whoever reads it be the candidate: its file is for its owner's eyes only. */
  token: InvitationToken,
  case: ChallengeSlug,
  /** The draft that the folder was written from, or was saved as last. */
  revision: z.int().nonnegative(),
  /** Files in the folder that are no part of the solution. */
  given: z.array(SourcePath),
});
export type SolveSession = z.infer<typeof SolveSession>;

const FILE = '.minicase/session.json';

/** @throws NotGranted where the folder was not made by `pull` */
export async function readSession(folder: string): Promise<SolveSession> {
  const text = await readFile(path.join(folder, FILE), 'utf8').catch(() => undefined);
  const session = SolveSession.safeParse(text === undefined ? undefined : parseJson(text));
  if (session.success) return session.data;
  throw new NotGranted(`${folder} is not the folder of a case: make one with \`minicase-cli pull <invitation link>\``);
}

export async function writeSession(folder: string, session: SolveSession): Promise<void> {
  await mkdir(path.join(folder, path.dirname(FILE)), { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder, FILE), `${JSON.stringify(session, null, 2)}\n`, { mode: 0o600 });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
