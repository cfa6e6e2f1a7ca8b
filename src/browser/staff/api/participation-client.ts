import { type ClientRequestOptions, hc } from 'hono/client';
import type { InterviewApi } from '../../../http/interview-routes.ts';
import type { ParticipationApi } from '../../../http/participation-routes.ts';
import type { ReviewApi } from '../../../http/review-routes.ts';
import type { SimilarityApi } from '../../../http/similarity-routes.ts';
import type { Board } from '../../../protocol/review/board-view.ts';
import type { InterviewSheet } from '../../../protocol/review/interview-sheet.ts';
import type { ParticipationView } from '../../../protocol/review/participation-view.ts';
import { apiFetch, readJson, requestJson } from '../../api/request.ts';

const OPTIONS: ClientRequestOptions = { fetch: apiFetch };
const { challenges, participations: works } = hc<ParticipationApi>(location.origin, OPTIONS).api;
const work = works[':id'];
const { participations, comments } = hc<ReviewApi>(location.origin, OPTIONS).api;
const thoughts = participations[':id'];
const sheet = hc<InterviewApi>(location.origin, OPTIONS).api.participations[':id']['interview-sheet'];
const likes = hc<SimilarityApi>(location.origin, OPTIONS).api.participations[':id'];

type Body<Ask extends (given: never) => unknown> = Parameters<Ask>[0] extends { readonly json: infer Json }
  ? Json
  : never;

type ReviewChange = Body<typeof thoughts.review.$put>;
type CommentRequest = Body<typeof thoughts.comments.$post>;
type Preview = Parameters<typeof thoughts.report.$get>[0]['query'];
type DecisionProposal = Body<typeof thoughts.decisions.$post>;
type SecondReading = Body<typeof thoughts.decisions.second.$post>;

// Hono has it that what may be left out may be undefined, too; in JSON nothing is.
export const readBoard = (slug: string) =>
  readJson(challenges[':slug'].board.$get({ param: { slug } })) as Promise<Board>;
export const readParticipation = (id: string) => readJson(work.$get({ param: { id } })) as Promise<ParticipationView>;
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

/** At a level of feedback, or else at that of the newest decision. */
export const previewReport = (id: string, query: Preview) => readJson(thoughts.report.$get({ param: { id }, query }));
/** It is told this once. */
export const makeReportLink = (id: string) => readJson(thoughts['report-link'].$post({ param: { id } }));
export const revokeReportLink = async (id: string): Promise<void> =>
  void (await thoughts['report-link'].$delete({ param: { id } }));

export const readSimilarity = (id: string) => readJson(likes.similarity.$get({ param: { id } }));
// It is one of two kinds, which Hono does not tell apart by what was asked for.
export const readInterviewSheet = (id: string): Promise<InterviewSheet> =>
  requestJson(sheet.$url({ param: { id }, query: {} }).pathname);
export const readInterviewMarkdown = async (id: string): Promise<string> =>
  await (await apiFetch(sheet.$url({ param: { id }, query: { format: 'markdown' } }))).text();
