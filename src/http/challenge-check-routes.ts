import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { ChallengeSlug } from '../domain/ids.ts';
import { CheckHead, CheckId, CheckRequest, CheckView } from '../protocol/challenge-folder-view.ts';
import { cancelCheck } from '../service/checks/cancel-check.ts';
import { listChecks, readCheck } from '../service/checks/read-checks.ts';
import { startCheck } from '../service/checks/start-check.ts';
import type { Service } from '../service/service.ts';
import { nameOf } from './caller-of.ts';
import { requireJsonBody } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems } from './routes.ts';

const FolderParams = z.object({ slug: ChallengeSlug });
const CheckParams = z.object({ id: CheckId });
const NamedCheck = named('ChallengeCheck', CheckView);
const common = { tags: ['Challenge folders'], security: BEARER };

const start = createRoute({
  ...common,
  method: 'post',
  path: '/api/challenge-folders/{slug}/checks',
  operationId: 'startChallengeCheck',
  summary: 'Have the newest revision checked',
  description:
    'A worker does it when one is free, behind the checks that were asked for before. Where the same parts of the same ' +
    'files are being checked already, that check is the answer.',
  middleware: [...requireJsonBody],
  request: { params: FolderParams, body: jsonBody('ChallengeCheckRequest', CheckRequest) },
  responses: { 202: json(NamedCheck, 'It is queued.'), ...problems(400, 401, 404, 415, 422) },
});

const list = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenge-folders/{slug}/checks',
  operationId: 'listChallengeChecks',
  summary: 'List the checks of a folder, without their reports',
  request: { params: FolderParams },
  responses: {
    200: json(
      z.object({ checks: z.array(named('ChallengeCheckHead', CheckHead)) }),
      'The newest twenty, newest first.',
    ),
    ...problems(401, 404),
  },
});

const read = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenge-checks/{id}',
  operationId: 'readChallengeCheck',
  summary: 'Read how far a check is, and what it found',
  request: { params: CheckParams },
  responses: { 200: json(NamedCheck, 'The check.'), ...problems(401, 404) },
});

const cancel = createRoute({
  ...common,
  method: 'post',
  path: '/api/challenge-checks/{id}/cancel',
  operationId: 'cancelChallengeCheck',
  summary: 'End a check before it is done',
  request: { params: CheckParams },
  responses: { 200: json(NamedCheck, 'It is cancelled.'), ...problems(401, 404, 409) },
});

/** What it returns is for its clients' types. */
export function addChallengeCheckRoutes(app: OpenAPIHono, service: Service) {
  return app
    .openapi(start, async (context) => {
      const { slug } = context.req.valid('param');
      return context.json(await startCheck(service, slug, context.req.valid('json'), nameOf(context)), 202);
    })
    .openapi(list, async (context) =>
      context.json({ checks: await listChecks(service, context.req.valid('param').slug) }, 200),
    )
    .openapi(read, async (context) => context.json(await readCheck(service, context.req.valid('param').id), 200))
    .openapi(cancel, async (context) =>
      context.json(await cancelCheck(service, context.req.valid('param').id, nameOf(context)), 200),
    );
}

/** @public For clients that are made with `hc`. */
export type ChallengeCheckApi = ReturnType<typeof addChallengeCheckRoutes>;
