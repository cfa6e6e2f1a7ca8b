import { createRoute, z } from '@hono/zod-openapi';
import { ChallengeSlug } from '../domain/ids.ts';
import { RejudgeId, RejudgeReport, RejudgeRequest, RejudgeSummary, RejudgeVerdict } from '../protocol/rejudge-view.ts';
import { decideRejudge } from '../service/rejudges/decide-rejudge.ts';
import { listRejudges, readRejudge } from '../service/rejudges/read-rejudges.ts';
import { startRejudge } from '../service/rejudges/start-rejudge.ts';
import { signed } from './caller-of.ts';
import { requireJsonBody } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems, type Routes } from './routes.ts';

export const InviteLine = z.coerce.number().min(0).max(100);

const ChallengeParams = z.object({ slug: ChallengeSlug });
const RejudgeParams = z.object({ slug: ChallengeSlug, id: RejudgeId });
const NamedReport = named('RejudgeReport', RejudgeReport);
const common = { tags: ['Rejudges'], security: BEARER };

const start = createRoute({
  ...common,
  method: 'post',
  path: '/api/challenges/{slug}/rejudges',
  operationId: 'startRejudge',
  summary: 'Judge by another version all that counts by this one, without changing a score',
  description:
    'Every submission that counts by version `from` is judged by version `to`, behind all that anybody waits for. ' +
    'Nothing changes until another person than the one who started it applies the result.',
  middleware: [...requireJsonBody],
  request: {
    params: ChallengeParams,
    body: jsonBody('RejudgeRequest', RejudgeRequest),
  },
  responses: {
    202: { ...json(NamedReport, 'It has begun.'), headers: z.object({ location: z.string() }) },
    ...problems(400, 401, 404, 409, 415, 422),
  },
});

const list = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenges/{slug}/rejudges',
  operationId: 'listRejudges',
  summary: 'List the rejudges of a challenge',
  request: { params: ChallengeParams },
  responses: {
    200: json(z.object({ rejudges: z.array(named('Rejudge', RejudgeSummary)) }), 'The newest first.'),
    ...problems(401, 404),
  },
});

const read = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenges/{slug}/rejudges/{id}',
  operationId: 'readRejudge',
  summary: 'Read how far a rejudge is, and who and which tests it changes',
  request: {
    params: RejudgeParams,
    query: z.object({
      line: InviteLine.optional().meta({ description: 'The score from which candidates are invited.' }),
    }),
  },
  responses: { 200: json(NamedReport, 'As far as it is judged.'), ...problems(401, 404, 422) },
});

const decide = createRoute({
  ...common,
  method: 'post',
  path: '/api/challenges/{slug}/rejudges/{id}/decide',
  operationId: 'decideRejudge',
  summary: 'Apply or drop a rejudge',
  description:
    'Applied, by another person than the one who started it, the new judgings count. Anybody may drop it. Old judgings ' +
    'stay readable.',
  middleware: [...requireJsonBody],
  request: {
    params: RejudgeParams,
    body: jsonBody('RejudgeVerdict', RejudgeVerdict),
  },
  responses: { 200: json(NamedReport, 'It is decided.'), ...problems(400, 401, 403, 404, 409, 415, 422) },
});

export const addRejudgeRoutes: Routes = (app, service) => {
  app.openapi(start, async (context) => {
    const { slug } = context.req.valid('param');
    const report = await startRejudge(service, slug, signed(context, context.req.valid('json')));
    context.header('location', `/api/challenges/${slug}/rejudges/${report.id}`);
    return context.json(report, 202);
  });
  app.openapi(list, async (context) =>
    context.json({ rejudges: await listRejudges(service, context.req.valid('param').slug) }, 200),
  );
  app.openapi(read, async (context) => {
    const { slug, id } = context.req.valid('param');
    return context.json(await readRejudge(service, slug, id, context.req.valid('query').line), 200);
  });
  app.openapi(decide, async (context) => {
    const { slug, id } = context.req.valid('param');
    return context.json(await decideRejudge(service, slug, id, signed(context, context.req.valid('json'))), 200);
  });
};
