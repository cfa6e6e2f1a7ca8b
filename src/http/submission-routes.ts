import { createRoute, z } from '@hono/zod-openapi';
import { SubmissionId } from '../domain/ids.ts';
import { SubmissionReceipt, SubmissionReport, SubmissionRequest, SubmissionView } from '../protocol/submission-view.ts';
import { readReport } from '../service/read-report.ts';
import { readSubmission } from '../service/read-submission.ts';
import { submitSolution } from '../service/submit-solution.ts';
import { requireJsonBody } from './json-body.ts';
import { BEARER, json, named, problems, type Routes } from './routes.ts';

const IdempotencyKey = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\x20-\x7e]+$/, 'must be printable ASCII');

const SubmissionParams = z.object({ id: SubmissionId });

const submit = createRoute({
  method: 'post',
  path: '/api/submissions',
  operationId: 'submitSolution',
  summary: 'Submit a solution',
  description:
    'Accepts it and judges it in the background: follow `links.events`, or read `links.self` until its judging is ' +
    '`judged` or `aborted`. Of kind `sample` it runs the sample tests only, and is not counted. Sent again with the ' +
    'same `Idempotency-Key` and the same content, it is the same submission.',
  tags: ['Submissions'],
  security: BEARER,
  middleware: [...requireJsonBody],
  request: {
    headers: z.object({ 'idempotency-key': IdempotencyKey.optional() }),
    body: {
      required: true,
      content: { 'application/json': { schema: named('SubmissionRequest', SubmissionRequest) } },
    },
  },
  responses: {
    202: {
      ...json(named('SubmissionReceipt', SubmissionReceipt), 'Accepted: it will get a verdict.'),
      headers: z.object({ location: z.string() }),
    },
    ...problems(400, 401, 413, 415, 422),
  },
});

const read = createRoute({
  method: 'get',
  path: '/api/submissions/{id}',
  operationId: 'readSubmission',
  summary: 'Read a submission and its judgings, as its candidate may see them',
  tags: ['Submissions'],
  security: BEARER,
  request: { params: SubmissionParams },
  responses: { 200: json(named('Submission', SubmissionView), 'The submission.'), ...problems(401, 404) },
});

const report = createRoute({
  method: 'get',
  path: '/api/submissions/{id}/report',
  operationId: 'readReport',
  summary: 'Read all there is to know of a submission, hidden tests included',
  tags: ['Review'],
  security: BEARER,
  request: { params: SubmissionParams },
  responses: { 200: json(named('SubmissionReport', SubmissionReport), 'For reviewers only.'), ...problems(401, 404) },
});

export const addSubmissionRoutes: Routes = (app, service) => {
  app.openapi(submit, async (context) => {
    const { submissionId, judgingId, isRepeat } = await submitSolution(service, context.req.valid('json'), {
      submittedBy: 'operator',
      idempotencyKey: context.req.valid('header')['idempotency-key'],
    });
    const self = `/api/submissions/${submissionId}`;
    context.header('location', self);
    if (isRepeat) context.header('idempotent-replayed', 'true');
    const links = { self, events: `${self}/events`, report: `${self}/report` };
    return context.json({ id: submissionId, judging: judgingId, links }, 202);
  });
  app.openapi(read, async (context) => context.json(await readSubmission(service, context.req.valid('param').id), 200));
  app.openapi(report, async (context) => context.json(await readReport(service, context.req.valid('param').id), 200));
};
