import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { senderOf } from '../domain/caller.ts';
import { FeedbackLevel } from '../domain/feedback.ts';
import { ParticipationId } from '../domain/participation.ts';
import type { Reviewer } from '../domain/reviewer.ts';
import { CandidateReportPage } from '../protocol/review/candidate-report-page.ts';
import {
  CommentChange,
  CommentId,
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
} from '../protocol/review/review-view.ts';
import { previewCandidateReport } from '../service/reviews/candidate-report.ts';
import { changeComment, deleteComment, readComments, writeComment } from '../service/reviews/comments.ts';
import { proposeDecision, readDecisions, secondDecision } from '../service/reviews/decisions.ts';
import { makeReportLink, revokeReportLink } from '../service/reviews/report-links.ts';
import { readReviews, saveReview } from '../service/reviews/reviews.ts';
import type { Service } from '../service/service.ts';
import { nameOf, staffOf } from './caller-of.ts';
import { requireJsonBodyOf } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems } from './routes.ts';

/** Room for all texts of one request, each character of which may be three bytes, or an escape of six. */
const BODY_BYTES = 64 * 1024;

const ParticipationParams = z.object({ id: ParticipationId });
const CommentParams = z.object({ id: CommentId });
const NamedDecision = named('Decision', DecisionView);
const NamedComment = named('Comment', CommentView);
const NamedReviews = named('Reviews', Reviews);
const common = { tags: ['Review'], security: BEARER };

const readMarks = createRoute({
  ...common,
  method: 'get',
  path: '/api/participations/{id}/reviews',
  operationId: 'readReviews',
  summary: 'Read your marks of a candidate’s work, and those of others',
  description: 'Others’ marks are told once your own review is final: nobody is to be led.',
  request: { params: ParticipationParams },
  responses: { 200: json(NamedReviews, 'What you may see of them.'), ...problems(401, 403, 404) },
});

const saveMarks = createRoute({
  ...common,
  method: 'put',
  path: '/api/participations/{id}/review',
  operationId: 'saveReview',
  summary: 'Save your marks of a candidate’s work, and hand them in',
  description:
    'A review that is final stays so. Its marks can be changed, and each change is in the record of changes.',
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: { params: ParticipationParams, body: jsonBody('ReviewChange', ReviewChange) },
  responses: { 200: json(NamedReviews, 'They are kept.'), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
});

const listComments = createRoute({
  ...common,
  method: 'get',
  path: '/api/participations/{id}/comments',
  operationId: 'readComments',
  summary: 'Read what was written on lines of a candidate’s work',
  description: 'Others’ comments are told, like their marks, once your own review is final.',
  request: { params: ParticipationParams },
  responses: { 200: json(named('Comments', Comments), 'The oldest first.'), ...problems(401, 403, 404) },
});

const addComment = createRoute({
  ...common,
  method: 'post',
  path: '/api/participations/{id}/comments',
  operationId: 'writeComment',
  summary: 'Write something on a line of a submission',
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: { params: ParticipationParams, body: jsonBody('CommentRequest', CommentRequest) },
  responses: { 201: json(NamedComment, 'It is kept.'), ...problems(400, 401, 403, 404, 413, 415, 422) },
});

const editComment = createRoute({
  ...common,
  method: 'patch',
  path: '/api/comments/{id}',
  operationId: 'changeComment',
  summary: 'Change a comment of your own',
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: { params: CommentParams, body: jsonBody('CommentChange', CommentChange) },
  responses: { 200: json(NamedComment, 'As it is now.'), ...problems(400, 401, 403, 404, 413, 415, 422) },
});

const removeComment = createRoute({
  ...common,
  method: 'delete',
  path: '/api/comments/{id}',
  operationId: 'deleteComment',
  summary: 'Delete a comment of your own',
  request: { params: CommentParams },
  responses: { 204: { description: 'It is gone.' }, ...problems(401, 403, 404) },
});

const listDecisions = createRoute({
  ...common,
  method: 'get',
  path: '/api/participations/{id}/decisions',
  operationId: 'readDecisions',
  summary: 'Read what was decided about a candidate’s work, and by whom',
  description:
    'What is proposed is told once your own review is final: nobody is to be led. What is made is told to all.',
  request: { params: ParticipationParams },
  responses: {
    200: json(named('Decisions', Decisions), 'The newest, and those before it.'),
    ...problems(401, 403, 404),
  },
});

const propose = createRoute({
  ...common,
  method: 'post',
  path: '/api/participations/{id}/decisions',
  operationId: 'proposeDecision',
  summary: 'Propose a decision, for a second reader to make',
  description: 'Your own review has to be final. A proposal takes the place of what was proposed or made before.',
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: { params: ParticipationParams, body: jsonBody('DecisionProposal', DecisionProposal) },
  responses: { 201: json(NamedDecision, 'It is proposed.'), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
});

const second = createRoute({
  ...common,
  method: 'post',
  path: '/api/participations/{id}/decisions/second',
  operationId: 'secondDecision',
  summary: 'Agree with what a colleague has proposed, and so decide; or return it',
  description: 'Your own review has to be final, and was before you were told what is proposed.',
  middleware: [...requireJsonBodyOf(BODY_BYTES)],
  request: { params: ParticipationParams, body: jsonBody('SecondReading', SecondReading) },
  responses: { 200: json(NamedDecision, 'As it is now.'), ...problems(400, 401, 403, 404, 409, 413, 415, 422) },
});

const makeLink = createRoute({
  ...common,
  method: 'post',
  path: '/api/participations/{id}/report-link',
  operationId: 'makeReportLink',
  summary: 'Make the link by which a candidate reads the report',
  description:
    'Once a decision is made. The link is told this once, and one that was made before leads nowhere any more. The ' +
    'report has the name of the candidate in it: whoever makes the link is written down as told who it is.',
  request: { params: ParticipationParams },
  responses: { 201: json(named('ReportLink', ReportLink), 'Send it to them.'), ...problems(401, 403, 404, 409) },
});

const revokeLink = createRoute({
  ...common,
  method: 'delete',
  path: '/api/participations/{id}/report-link',
  operationId: 'revokeReportLink',
  summary: 'Make the link to a candidate’s report lead nowhere',
  request: { params: ParticipationParams },
  responses: { 204: { description: 'It leads nowhere.' }, ...problems(401, 403, 404) },
});

const preview = createRoute({
  ...common,
  method: 'get',
  path: '/api/participations/{id}/report',
  operationId: 'previewReport',
  summary: 'Read what a candidate’s report says, or would say at another level',
  request: { params: ParticipationParams, query: z.object({ feedback: FeedbackLevel.optional() }) },
  responses: {
    200: json(named('CandidateReportPage', CandidateReportPage), 'All of it.'),
    ...problems(401, 403, 404, 422),
  },
});

/** What it returns is for its clients' types. */
export function addReviewRoutes(app: OpenAPIHono, service: Service) {
  return app
    .openapi(readMarks, async (context) =>
      context.json(await readReviews(service, context.req.valid('param').id, reviewerOf(context)), 200),
    )
    .openapi(saveMarks, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await saveReview(service, id, reviewerOf(context), context.req.valid('json')), 200);
    })
    .openapi(listComments, async (context) =>
      context.json(await readComments(service, context.req.valid('param').id, reviewerOf(context)), 200),
    )
    .openapi(addComment, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await writeComment(service, id, context.req.valid('json'), reviewerOf(context)), 201);
    })
    .openapi(editComment, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await changeComment(service, id, context.req.valid('json'), reviewerOf(context)), 200);
    })
    .openapi(removeComment, async (context) => {
      await deleteComment(service, context.req.valid('param').id, reviewerOf(context));
      return context.body(null, 204);
    })
    .openapi(listDecisions, async (context) =>
      context.json(await readDecisions(service, context.req.valid('param').id, reviewerOf(context)), 200),
    )
    .openapi(propose, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await proposeDecision(service, id, context.req.valid('json'), reviewerOf(context)), 201);
    })
    .openapi(second, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await secondDecision(service, id, context.req.valid('json'), reviewerOf(context)), 200);
    })
    .openapi(makeLink, async (context) => {
      const { id } = context.req.valid('param');
      const link = await makeReportLink(service, id, reviewerOf(context), context.var.origin);
      return context.json(link, 201, { 'cache-control': 'no-store' });
    })
    .openapi(revokeLink, async (context) => {
      await revokeReportLink(service, context.req.valid('param').id, reviewerOf(context));
      return context.body(null, 204);
    })
    .openapi(preview, async (context) => {
      const { id } = context.req.valid('param');
      const { feedback } = context.req.valid('query');
      return context.json(await previewCandidateReport(service, id, reviewerOf(context), feedback), 200);
    });
}

export type ReviewApi = ReturnType<typeof addReviewRoutes>;

function reviewerOf(context: Context): Reviewer {
  return { key: senderOf(staffOf(context)), name: nameOf(context) };
}
