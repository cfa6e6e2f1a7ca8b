import { createRoute, z } from '@hono/zod-openapi';
import { ChallengeSlug } from '../domain/ids.ts';
import { CaseHealth, Representative } from '../protocol/case-health.ts';
import { readCaseHealth } from '../service/case-health/read-case-health.ts';
import { BEARER, json, named, problems, type Routes } from './routes.ts';

export const HealthQuery = z.object({
  of: Representative.default('latest').meta({ description: 'Which submission stands for a candidate.' }),
});

const read = createRoute({
  method: 'get',
  path: '/api/challenges/{slug}/health',
  operationId: 'readCaseHealth',
  summary: 'Read how well the current version tells candidates apart, test by test',
  tags: ['Review'],
  security: BEARER,
  request: { params: z.object({ slug: ChallengeSlug }), query: HealthQuery },
  responses: {
    200: json(named('CaseHealth', CaseHealth), 'Figures, and what to do about each test and the case.'),
    ...problems(401, 404, 422),
  },
});

export const addCaseHealthRoutes: Routes = (app, service) => {
  app.openapi(read, async (context) =>
    context.json(await readCaseHealth(service, context.req.valid('param').slug, context.req.valid('query').of), 200),
  );
};
