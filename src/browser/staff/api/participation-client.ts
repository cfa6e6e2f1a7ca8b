import { type ClientRequestOptions, hc } from 'hono/client';
import type { ParticipationApi } from '../../../http/participation-routes.ts';
import type { ReviewApi } from '../../../http/review-routes.ts';
import type { CandidateReportPage } from '../../../protocol/review/candidate-report-page.ts';
import type { InterviewSheet } from '../../../protocol/review/interview-sheet.ts';
import type { ReportLink } from '../../../protocol/review/review-view.ts';
import type { Similarity } from '../../../protocol/review/similarity-view.ts';
import { apiFetch, readJson, requestJson } from '../../api/request.ts';

const OPTIONS: ClientRequestOptions = { fetch: apiFetch };
const work = hc<ParticipationApi>(location.origin, OPTIONS).api.participations[':id'];
const { participations, comments } = hc<ReviewApi>(location.origin, OPTIONS).api;
const thoughts = participations[':id'];

type Body<Ask extends (given: never) => unknown> = Parameters<Ask>[0] extends { readonly json: infer Json }
  ? Json
  : never;

type ReviewChange = Body<typeof thoughts.review.$put>;
type CommentRequest = Body<typeof thoughts.comments.$post>;
type DecisionProposal = Body<typeof thoughts.decisions.$post>;
type SecondReading = Body<typeof thoughts.decisions.second.$post>;

export const readParticipation = (id: string) => readJson(work.$get({ param: { id } }));
export const readTimeline = (id: string) => readJson(work.timeline.$get({ param: { id } }));
export const readSave = (id: string, revision: number) =>
  readJson(work.saves[':revision'].$get({ param: { id, revision: String(revision) } }));
export const readSubmission = (id: string, number: number) =>
  readJson(work.submissions[':number'].$get({ param: { id, number: String(number) } }));

export const readReviews = (id: string) => readJson(thoughts.reviews.$get({ param: { id } }));
export const saveReview = (id: string, change: ReviewChange) =>
  readJson(thoughts.review.$put({ param: { id }, json: change }));

export const listComments = (id: string) => readJson(thoughts.comments.$get({ param: { id } }));
export const addComment = (id: string, comment: CommentRequest) =>
  readJson(thoughts.comments.$post({ param: { id }, json: comment }));
export const changeComment = (id: string, text: string) =>
  readJson(comments[':id'].$patch({ param: { id }, json: { text } }));
export const removeComment = async (id: string): Promise<void> =>
  void (await comments[':id'].$delete({ param: { id } }));

export const readDecisions = (id: string) => readJson(thoughts.decisions.$get({ param: { id } }));
export const propose = (id: string, proposal: DecisionProposal) =>
  readJson(thoughts.decisions.$post({ param: { id }, json: proposal }));
export const readSecond = (id: string, reading: SecondReading) =>
  readJson(thoughts.decisions.second.$post({ param: { id }, json: reading }));

const at = (id: string, rest: string) => `/api/participations/${encodeURIComponent(id)}${rest}`;
export const previewReport = (id: string, feedback: string): Promise<CandidateReportPage> =>
  requestJson(at(id, `/report?feedback=${feedback}`));
export const makeReportLink = (id: string): Promise<ReportLink> =>
  requestJson(at(id, '/report-link'), { method: 'POST' });
export const revokeReportLink = (id: string): Promise<void> =>
  requestJson(at(id, '/report-link'), { method: 'DELETE' });
export const readSimilarity = (id: string): Promise<Similarity> => requestJson(at(id, '/similarity'));
export const readInterviewSheet = (id: string): Promise<InterviewSheet> => requestJson(at(id, '/interview-sheet'));
export const readInterviewMarkdown = async (id: string): Promise<string> =>
  await (await apiFetch(at(id, '/interview-sheet?format=markdown'))).text();
