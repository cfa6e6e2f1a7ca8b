import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { senderOf } from '../domain/caller.ts';
import { ParticipationId } from '../domain/participation.ts';
import type { Reviewer } from '../domain/reviewer.ts';
import { ReviewChange, Reviews } from '../protocol/review/review-view.ts';
import { readReviews, saveReview } from '../service/reviews/reviews.ts';
import type { Service } from '../service/service.ts';
import { nameOf, staffOf } from './caller-of.ts';
import { requireJsonBodyOf } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems } from './routes.ts';

/** Room for all texts of one request, each character of which may be three bytes, or an escape of six. */
const BODY_BYTES = 64 * 1024;

const ParticipationParams = z.object({ id: ParticipationId });
const NamedReviews = named('Reviews', Reviews);
const common = { tags: ['Reviews'], security: BEARER };

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

/** What it returns is for its clients' types. */
export function addReviewRoutes(app: OpenAPIHono, service: Service) {
  return app
    .openapi(readMarks, async (context) =>
      context.json(await readReviews(service, context.req.valid('param').id, reviewerOf(context)), 200),
    )
    .openapi(saveMarks, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await saveReview(service, id, reviewerOf(context), context.req.valid('json')), 200);
    });
}

export type ReviewApi = ReturnType<typeof addReviewRoutes>;

function reviewerOf(context: Context): Reviewer {
  return { key: senderOf(staffOf(context)), name: nameOf(context) };
}
