import type { Board } from '../../../protocol/review/board-view.ts';
import type { InterviewSheet } from '../../../protocol/review/interview-sheet.ts';
import type { ParticipationSubmissionView, SavedFiles, Timeline } from '../../../protocol/review/participation-view.ts';
import type { Similarity } from '../../../protocol/review/similarity-view.ts';
import {
  readBoard,
  readInterviewSheet,
  readSave,
  readSimilarity,
  readSubmission,
  readTimeline,
} from '../api/participation-client.ts';

/** What does not change while somebody looks at it, and is asked for once. */
export type ParticipationData = {
  readonly timeline: () => Promise<Timeline>;
  readonly save: (revision: number) => Promise<SavedFiles>;
  readonly submission: (number: number) => Promise<ParticipationSubmissionView>;
  readonly similarity: () => Promise<Similarity>;
  readonly interviewSheet: () => Promise<InterviewSheet>;
  readonly board: (slug: string) => Promise<Board>;
};

export function openParticipationData(id: string): ParticipationData {
  const kept = new Map<string, Promise<unknown>>();
  const once = <T>(what: string, read: () => Promise<T>): Promise<T> => {
    const known = kept.get(what) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const asked = read();
    kept.set(what, asked);
    // What went wrong is asked for again.
    asked.catch(() => kept.delete(what));
    return asked;
  };
  return {
    timeline: () => once('timeline', () => readTimeline(id)),
    save: (revision) => once(`save ${revision}`, () => readSave(id, revision)),
    submission: (number) => once(`submission ${number}`, () => readSubmission(id, number)),
    similarity: () => once('similarity', () => readSimilarity(id)),
    interviewSheet: () => once('interview sheet', () => readInterviewSheet(id)),
    board: (slug) => once('board', () => readBoard(slug)),
  };
}
