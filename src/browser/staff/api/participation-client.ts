import type { Board, Revealed } from '../../../protocol/review/board-view.ts';
import type { InterviewSheet } from '../../../protocol/review/interview-sheet.ts';
import type {
  ParticipationSubmissionView,
  ParticipationView,
  SavedFiles,
  Timeline,
} from '../../../protocol/review/participation-view.ts';
import type {
  CommentRequest,
  Comments,
  CommentView,
  DecisionProposal,
  Decisions,
  DecisionView,
  ReportLink,
  ReviewChange,
  Reviews,
  SecondReading,
} from '../../../protocol/review/review-view.ts';
import type { Similarity } from '../../../protocol/review/similarity-view.ts';
import { apiFetch, requestJson } from '../../api/request.ts';

const at = (id: string, rest = '') => `/api/participations/${encodeURIComponent(id)}${rest}`;

export const readParticipation = (id: string): Promise<ParticipationView> => requestJson(at(id));
export const readTimeline = (id: string): Promise<Timeline> => requestJson(at(id, '/timeline'));
export const readSave = (id: string, revision: number): Promise<SavedFiles> =>
  requestJson(at(id, `/saves/${revision}`));
export const readSubmission = (id: string, number: number): Promise<ParticipationSubmissionView> =>
  requestJson(at(id, `/submissions/${number}`));
export const readBoard = (slug: string): Promise<Board> =>
  requestJson(`/api/challenges/${encodeURIComponent(slug)}/board`);
export const reveal = (slug: string, participations: readonly string[], reason: string): Promise<Revealed> =>
  requestJson(`/api/challenges/${encodeURIComponent(slug)}/reveals`, {
    method: 'POST',
    body: { participations, reason },
  });

export const readReviews = (id: string): Promise<Reviews> => requestJson(at(id, '/reviews'));
export const saveReview = (id: string, change: ReviewChange): Promise<Reviews> =>
  requestJson(at(id, '/review'), { method: 'PUT', body: change });

export const listComments = (id: string): Promise<Comments> => requestJson(at(id, '/comments'));
export const addComment = (
  id: string,
  comment: Omit<CommentRequest, 'path'> & { path: string },
): Promise<CommentView> => requestJson(at(id, '/comments'), { method: 'POST', body: comment });
export const changeComment = (id: string, text: string): Promise<CommentView> =>
  requestJson(`/api/comments/${id}`, { method: 'PATCH', body: { text } });
export const removeComment = (id: string): Promise<void> =>
  requestJson(`/api/comments/${id}`, { method: 'DELETE' });

export const readDecisions = (id: string): Promise<Decisions> => requestJson(at(id, '/decisions'));
export const propose = (id: string, proposal: DecisionProposal): Promise<DecisionView> =>
  requestJson(at(id, '/decisions'), { method: 'POST', body: proposal });
export const readSecond = (id: string, reading: SecondReading): Promise<DecisionView> =>
  requestJson(at(id, '/decisions/second'), { method: 'POST', body: reading });
export const makeReportLink = (id: string): Promise<ReportLink> =>
  requestJson(at(id, '/report-link'), { method: 'POST' });
export const revokeReportLink = (id: string): Promise<void> =>
  requestJson(at(id, '/report-link'), { method: 'DELETE' });

export const readSimilarity = (id: string): Promise<Similarity> => requestJson(at(id, '/similarity'));
export const readInterviewSheet = (id: string): Promise<InterviewSheet> => requestJson(at(id, '/interview-sheet'));
export const readInterviewMarkdown = async (id: string): Promise<string> =>
  await (await apiFetch(at(id, '/interview-sheet?format=markdown'))).text();
