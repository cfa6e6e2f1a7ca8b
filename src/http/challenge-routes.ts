import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { ChallengeSlug } from '../domain/ids.ts';
import { ChallengeSummary, ChallengeView } from '../protocol/challenge-view.ts';
import { listChallenges } from '../service/list-challenges.ts';
import { readChallenge } from '../service/read-challenge.ts';
import type { Service } from '../service/service.ts';
import { BEARER, json, named, problems } from './routes.ts';

const list = createRoute({
  method: 'get',
  path: '/api/challenges',
  operationId: 'listChallenges',
  summary: 'List the challenges',
  tags: ['Challenges'],
  security: BEARER,
  responses: {
    200: json(
      z.object({ challenges: z.array(named('ChallengeSummary', ChallengeSummary)) }),
      'The current version of every challenge.',
    ),
    ...problems(401),
  },
});

const read = createRoute({
  method: 'get',
  path: '/api/challenges/{slug}',
  operationId: 'readChallenge',
  summary: 'Read a challenge: statement, starter and sample tests',
  tags: ['Challenges'],
  security: BEARER,
  request: { params: z.object({ slug: ChallengeSlug }) },
  responses: { 200: json(named('Challenge', ChallengeView), 'What a candidate may see of it.'), ...problems(401, 404) },
});

/** What it returns is for its clients' types. */
export function addChallengeRoutes(app: OpenAPIHono, service: Service) {
  return app
    .openapi(list, async (context) => context.json({ challenges: await listChallenges(service) }, 200))
    .openapi(read, async (context) => context.json(await readChallenge(service, context.req.valid('param').slug), 200));
}

export type ChallengeApi = ReturnType<typeof addChallengeRoutes>;
