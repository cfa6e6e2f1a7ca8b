import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { senderOf } from '../domain/caller.ts';
import { ParticipationId } from '../domain/participation.ts';
import { Similarity } from '../protocol/review/similarity-view.ts';
import type { Service } from '../service/service.ts';
import { readSimilarity } from '../service/similarity/read-similarity.ts';
import { staffOf } from './caller-of.ts';
import { BEARER, json, named, problems } from './routes.ts';

const similarity = createRoute({
  tags: ['Review'],
  security: BEARER,
  method: 'get',
  path: '/api/participations/{id}/similarity',
  operationId: 'readSimilarity',
  summary: "Find out whose work is like somebody's, and how usual that is",
  description:
    'Compares what counts of everyone, by what the code does and not what things are called, without what all began with. It says nothing of why two are alike: only people can tell.',
  request: { params: z.object({ id: ParticipationId }) },
  responses: { 200: json(named('Similarity', Similarity), 'The most similar first.'), ...problems(401, 404) },
});

/** What it returns is for its clients' types. */
export function addSimilarityRoutes(app: OpenAPIHono, service: Service) {
  return app.openapi(similarity, async (context) =>
    context.json(await readSimilarity(service, context.req.valid('param').id, senderOf(staffOf(context))), 200),
  );
}

export type SimilarityApi = ReturnType<typeof addSimilarityRoutes>;
