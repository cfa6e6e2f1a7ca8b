import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { CandidateId } from '../domain/ids.ts';
import { AuditPage, AuditQuery } from '../protocol/audit-view.ts';
import {
  CandidateExport,
  CandidateSummary,
  CandidateView,
  Erasure,
  ErasureRequest,
  StageChange,
} from '../protocol/candidate-view.ts';
import { changeStage, listCandidates, readCandidate } from '../service/candidates/candidates.ts';
import { eraseCandidate, listErasures } from '../service/candidates/erase-candidate.ts';
import { exportCandidate } from '../service/candidates/export-candidate.ts';
import { readAuditLog } from '../service/read-audit-log.ts';
import type { Service } from '../service/service.ts';
import { nameOf } from './caller-of.ts';
import { requireJsonBody } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems } from './routes.ts';

const CandidateParams = z.object({ id: CandidateId });
const NamedCandidate = named('Candidate', CandidateView);
const NamedErasure = named('Erasure', Erasure);
const common = { tags: ['Candidates'], security: BEARER };

const list = createRoute({
  ...common,
  method: 'get',
  path: '/api/candidates',
  operationId: 'listCandidates',
  summary: 'List who was invited, and at which stage they are',
  responses: {
    200: json(z.object({ candidates: z.array(named('CandidateSummary', CandidateSummary)) }), 'By id.'),
    ...problems(401),
  },
});

const read = createRoute({
  ...common,
  method: 'get',
  path: '/api/candidates/{id}',
  operationId: 'readCandidate',
  summary: 'Read a candidate with notes and invitations',
  request: { params: CandidateParams },
  responses: { 200: json(NamedCandidate, 'The candidate.'), ...problems(401, 404) },
});

const stage = createRoute({
  ...common,
  method: 'post',
  path: '/api/candidates/{id}/stage',
  operationId: 'changeStage',
  summary: 'Move a candidate to another stage, or note something',
  middleware: [...requireJsonBody],
  request: { params: CandidateParams, body: jsonBody('StageChange', StageChange) },
  responses: { 200: json(NamedCandidate, 'It is kept.'), ...problems(400, 401, 404, 415, 422) },
});

const exportAll = createRoute({
  ...common,
  method: 'get',
  path: '/api/candidates/{id}/export',
  operationId: 'exportCandidate',
  summary: 'Export all that is kept of a candidate',
  request: { params: CandidateParams },
  responses: { 200: json(named('CandidateExport', CandidateExport), 'All of it.'), ...problems(401, 404) },
});

const erase = createRoute({
  ...common,
  method: 'post',
  path: '/api/candidates/{id}/erase',
  operationId: 'eraseCandidate',
  summary: 'Erase a candidate everywhere, for good',
  description: 'The receipt does not name them; whoever knows the id can prove by its salted hash that it is theirs.',
  middleware: [...requireJsonBody],
  request: { params: CandidateParams, body: jsonBody('ErasureRequest', ErasureRequest) },
  responses: { 200: json(NamedErasure, 'The receipt.'), ...problems(400, 401, 404, 415, 422) },
});

const erasures = createRoute({
  ...common,
  method: 'get',
  path: '/api/erasures',
  operationId: 'listErasures',
  summary: 'List the receipts of erasures',
  responses: { 200: json(z.object({ erasures: z.array(NamedErasure) }), 'The newest first.'), ...problems(401) },
});

const audit = createRoute({
  ...common,
  method: 'get',
  path: '/api/audit',
  operationId: 'readAuditLog',
  summary: 'Read who changed what, when, and how it was before and after',
  description: 'A hundred entries at a time: ask for older ones with `before` what `next` says.',
  request: { query: AuditQuery },
  responses: {
    200: json(named('AuditPage', AuditPage), 'The newest first.'),
    ...problems(401, 422),
  },
});

/** What it returns is for its clients' types. */
export function addCandidateRoutes(app: OpenAPIHono, service: Service) {
  return app
    .openapi(list, async (context) => context.json({ candidates: await listCandidates(service) }, 200))
    .openapi(read, async (context) => context.json(await readCandidate(service, context.req.valid('param').id), 200))
    .openapi(stage, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await changeStage(service, id, context.req.valid('json'), nameOf(context)), 200);
    })
    .openapi(exportAll, async (context) =>
      context.json(await exportCandidate(service, context.req.valid('param').id), 200, {
        'content-disposition': 'attachment; filename="candidate.json"',
        'cache-control': 'no-store',
      }),
    )
    .openapi(erase, async (context) => {
      const { id } = context.req.valid('param');
      return context.json(await eraseCandidate(service, id, context.req.valid('json'), nameOf(context)), 200);
    })
    .openapi(erasures, async (context) => context.json({ erasures: await listErasures(service) }, 200))
    .openapi(audit, async (context) => context.json(await readAuditLog(service, context.req.valid('query')), 200));
}

export type CandidateApi = ReturnType<typeof addCandidateRoutes>;
