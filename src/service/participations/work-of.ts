import type { ParticipationId } from '../../domain/participation.ts';
import { type Scrub, scrubberOf } from '../../domain/scrub.ts';
import { workTimeMs } from '../../domain/work-time.ts';
import { readBoardRows, type StoredBoardRow } from '../../store/participations/read-board.ts';
import { readSentSubmissions, type SentSubmission } from '../../store/participations/read-submissions.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import type { Participation } from './require-participation.ts';
import { requireParticipation } from './require-participation.ts';

/** One candidate's work on one challenge, for one reader. */
export type Work = {
  readonly participation: Participation;
  readonly row: StoredBoardRow;
  /** The oldest first. */
  readonly sent: readonly SentSubmission[];
  /** Takes out of a text what names the candidate, as long as the reader is not to know. */
  readonly scrub: Scrub;
  /** Milliseconds since the work was begun, as everybody's are told; see `workTimeMs`. */
  readonly timeOf: (at: Date) => number;
};

/**
 * @param reader - by `senderOf`
 * @throws Refusal `not-found`
 */
export async function readWork(service: Service, id: ParticipationId, reader: string): Promise<Work> {
  const participation = await requireParticipation(service, id);
  const { slug, candidate, identity, alias } = participation;
  const [row] = await readBoardRows(service.store, slug, reader, [id]);
  if (row === undefined) throw new Refusal('not-found', `There is no participation '${id}'.`);
  const sent = await readSentSubmissions(service.store, slug, candidate);
  return {
    participation,
    row,
    sent,
    scrub: row.isRevealed ? (text) => text : scrubberOf(identity, alias),
    timeOf: clockOf(row, sent),
  };
}

function clockOf({ invitation }: StoredBoardRow, sent: readonly SentSubmission[]): Work['timeOf'] {
  const begunAt = invitation?.startedAt ?? null;
  if (invitation !== null && begunAt !== null) {
    return (at) => workTimeMs(at.getTime() - begunAt.getTime(), invitation);
  }
  const first = sent[0]?.createdAt.getTime() ?? 0;
  return (at) => at.getTime() - first;
}
