import { createRoute, z } from '@hono/zod-openapi';
import { senderOf } from '../domain/caller.ts';
import { SubmissionId } from '../domain/ids.ts';
import { SubmissionReceipt, SubmissionReport, SubmissionRequest, SubmissionView } from '../protocol/submission-view.ts';
import { awaitJudging } from '../service/await-judging.ts';
import { readReport } from '../service/read-report.ts';
import { readSubmission } from '../service/read-submission.ts';
import { submitSolution } from '../service/submit-solution.ts';
import { staffOf } from './caller-of.ts';
import { IdempotencyKey } from './idempotency-key.ts';
import { requireJsonBody } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems, type Routes } from './routes.ts';

/** RFC 7240: how long the caller would wait for the verdict, in seconds. */
const WAIT = /(?:^|[\s,;])wait=(\d{1,4})(?:$|[\s,;])/i;
const WAIT_AT_MOST_S = 60;

const SubmissionParams = z.object({ id: SubmissionId });

const NamedSubmission = named('Submission', SubmissionView);

const submit = createRoute({
  method: 'post',
  path: '/api/submissions',
  operationId: 'submitSolution',
  summary: 'Submit a solution',
  description:
    'Accepts it and judges it in the background: follow `links.events`, or read `links.self` until its judging is ' +
    '`judged` or `aborted`. With `Prefer: wait=30` the answer comes when that is so, or after 30 seconds. Of kind `sample` it runs the sample tests only, and is not counted. With `reuse: "allowed"` ' +
    'files that were judged already get that outcome at once. Sent again with the ' +
    'same `Idempotency-Key` and the same content, it is the same submission.',
  tags: ['Submissions'],
  security: BEARER,
  middleware: [...requireJsonBody],
  request: {
    headers: z.object({ 'idempotency-key': IdempotencyKey.optional(), prefer: z.string().max(200).optional() }),
    body: jsonBody('SubmissionRequest', SubmissionRequest),
  },
  responses: {
    200: json(NamedSubmission, 'Judged already, within the time that `Prefer: wait` gave.'),
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
  responses: { 200: json(NamedSubmission, 'The submission.'), ...problems(401, 404) },
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

/** @param closing ends the waiting when the server stops. */
export function addSubmissionRoutes(closing: AbortSignal): Routes {
  return (app, service) => {
    app.openapi(submit, async (context) => {
      const header = context.req.valid('header');
      const { submissionId, judgingId, isRepeat } = await submitSolution(service, context.req.valid('json'), {
        submittedBy: senderOf(staffOf(context)),
        idempotencyKey: header['idempotency-key'],
      });
      const self = `/api/submissions/${submissionId}`;
      context.header('location', self);
      if (isRepeat) context.header('idempotent-replayed', 'true');
      const waitS = Math.min(Number(WAIT.exec(header.prefer ?? '')?.[1] ?? 0), WAIT_AT_MOST_S);
      if (waitS > 0) {
        const signal = AbortSignal.any([AbortSignal.timeout(waitS * 1_000), closing, context.req.raw.signal]);
        const isOver = await awaitJudging(service, judgingId, signal);
        context.header('preference-applied', 'wait');
        if (isOver) return context.json(await readSubmission(service, submissionId), 200);
      }
      const links = { self, events: `${self}/events`, report: `${self}/report` };
      return context.json({ id: submissionId, judging: judgingId, links }, 202);
    });
    app.openapi(read, async (context) =>
      context.json(await readSubmission(service, context.req.valid('param').id), 200),
    );
    app.openapi(report, async (context) => context.json(await readReport(service, context.req.valid('param').id), 200));
  };
}
