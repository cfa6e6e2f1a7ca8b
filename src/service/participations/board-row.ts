import { createHash } from 'node:crypto';
import { mayKnowDecision } from '../../domain/decision.ts';
import type { ParticipationId } from '../../domain/participation.ts';
import { participationStateOf } from '../../domain/participation-state.ts';
import { findDisputes, type Marks } from '../../domain/review.ts';
import { CRITERIA } from '../../domain/rubric.ts';
import { mean } from '../../domain/statistics.ts';
import { workTimeMs } from '../../domain/work-time.ts';
import type { BoardRow, ParticipationScore, RevealedCandidate } from '../../protocol/review/board-view.ts';
import type { StoredBoardRow } from '../../store/participations/read-board.ts';
import type { ReviewMarks } from '../../store/participations/read-review-marks.ts';

/** @param place - in the reader's own order */
export function boardRow(row: StoredBoardRow, marks: ReviewMarks, place: number): BoardRow {
  const mayKnow = marks.mine === 'final';
  return {
    id: row.id,
    alias: row.alias,
    candidate: row.isRevealed ? revealedOf(row) : null,
    place,
    state: participationStateOf(row.invitation, row.now),
    result: scoreOf(row),
    submissions: row.submissions,
    sampleRuns: row.sampleRuns,
    timeUsedMs: timeUsedOf(row),
    review: {
      mine: marks.mine,
      final: marks.final.length,
      meanMark: mayKnow ? meanMark(marks.final) : null,
      isDisputed: mayKnow ? findDisputes(marks.final).length > 0 : null,
    },
    comments: marks.comments,
    decision: decisionOf(marks),
  };
}

/** What its reader may know of it. */
export function decisionOf({ mine, decision }: ReviewMarks): BoardRow['decision'] {
  if (decision === null || mayKnowDecision(mine === 'final', decision.state)) return decision;
  return { outcome: null, state: decision.state };
}

export function revealedOf({
  candidate,
  name,
  portfolioUrl,
}: Pick<StoredBoardRow, 'candidate' | 'name' | 'portfolioUrl'>): RevealedCandidate {
  return { id: candidate, name, portfolioUrl };
}

export function scoreOf({ counted }: StoredBoardRow): ParticipationScore | null {
  if (counted === null) return null;
  const { score, error, isBorderline, verdict, categories } = counted;
  return { score, error, isBorderline, verdict, categories: categories ?? {} };
}

export function timeUsedOf({ invitation, lastSubmittedAt }: StoredBoardRow): number | null {
  const startedAt = invitation?.startedAt ?? null;
  if (invitation === null || startedAt === null || lastSubmittedAt === null) return null;
  return Math.max(0, workTimeMs(lastSubmittedAt.getTime() - startedAt.getTime(), invitation));
}

/** Random for whoever does not know all of both, and always the same: each reader begins with others. */
export function lotOf(reader: string, id: ParticipationId): string {
  return createHash('sha256')
    .update(JSON.stringify([reader, id]))
    .digest('hex');
}

function meanMark(reviews: readonly Marks[]): number | null {
  return mean(reviews.flatMap((marks) => CRITERIA.flatMap((criterion) => marks[criterion].mark ?? [])));
}
