import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import { ChallengeSlug, SubmissionId } from '../../domain/ids.ts';
import { InvitationId } from '../../domain/invitation.ts';
import {
  Draft,
  DraftSave,
  DraftSaved,
  Receipt,
  SolveCaseView,
  SolveProfile,
  SolveReceipt,
  SolveSubmissionHead,
  SolveSubmissionRequest,
  SolveSubmissionView,
  SolveView,
} from '../../protocol/solve/solve-view.ts';
import type { Service } from '../../service/service.ts';
import { begin, changeOwnProfile, handIn, readReceipt } from '../../service/solve/change-invitation.ts';
import { readDraft, saveDraft } from '../../service/solve/drafts.ts';
import { readSolveCase, readSolveView } from '../../service/solve/read-solve-view.ts';
import { listOwnSubmissions, readOwnSubmission, submitForInvitation } from '../../service/solve/submissions.ts';
import { renderStatement } from '../../web/statement/render-statement.ts';
import { IdempotencyKey } from '../idempotency-key.ts';
import { requireJsonBody } from '../json-body.ts';
import { limitRate, type RateLimits } from '../rate-limit.ts';
import { BEARER, json, jsonBody, named, problems } from '../routes.ts';
import { invitationOf } from './invitation-of.ts';

const InvitationParams = z.object({ invitation: InvitationId });
const CaseParams = z.object({ invitation: InvitationId, slug: ChallengeSlug });
const SubmissionParams = z.object({ invitation: InvitationId, id: SubmissionId });

const NamedView = named('SolveView', SolveView);
const common = { tags: ['Solving'], security: BEARER };

/** Adds what a candidate's pages and command line speak to. What it returns is for its clients' types. */
export function addSolveRoutes(limits: RateLimits) {
  return (app: OpenAPIHono, service: Service) => {
    const read = createRoute({
      ...common,
      method: 'get',
      path: '/api/solve/{invitation}',
      operationId: 'readInvitation',
      summary: 'Read what you are invited to, and how much time there is',
      request: { params: InvitationParams },
      responses: { 200: json(NamedView, 'The invitation.'), ...problems(401) },
    });
    const start = createRoute({
      ...common,
      method: 'post',
      path: '/api/solve/{invitation}/start',
      operationId: 'startInvitation',
      summary: 'Start the clock',
      request: { params: InvitationParams },
      responses: { 200: json(NamedView, 'It runs.'), ...problems(401, 409, 410) },
    });
    const finish = createRoute({
      ...common,
      method: 'post',
      path: '/api/solve/{invitation}/finish',
      operationId: 'finishInvitation',
      summary: 'Hand in before the deadline',
      description: 'The newest draft of each case is submitted where it is newer than its last submission.',
      request: { params: InvitationParams },
      responses: { 200: json(NamedView, 'It is handed in.'), ...problems(401, 409, 410) },
    });
    const profile = createRoute({
      ...common,
      method: 'patch',
      path: '/api/solve/{invitation}/profile',
      operationId: 'changeProfile',
      summary: 'Say where your work can be seen, and which language you choose',
      middleware: [...requireJsonBody],
      request: { params: InvitationParams, body: jsonBody('SolveProfile', SolveProfile) },
      responses: { 200: json(NamedView, 'It is kept.'), ...problems(400, 401, 415, 422) },
    });
    const readCase = createRoute({
      ...common,
      method: 'get',
      path: '/api/solve/{invitation}/cases/{slug}',
      operationId: 'readCase',
      summary: 'Read a case: statement, starter and sample tests',
      request: { params: CaseParams },
      responses: { 200: json(named('SolveCaseView', SolveCaseView), 'The case.'), ...problems(401, 404, 409, 410) },
    });
    const getDraft = createRoute({
      ...common,
      method: 'get',
      path: '/api/solve/{invitation}/cases/{slug}/draft',
      operationId: 'readDraft',
      summary: 'Read the newest draft, or the starter where there is none',
      request: { params: CaseParams },
      responses: { 200: json(named('Draft', Draft), 'The draft.'), ...problems(401, 404, 409, 410) },
    });
    const putDraft = createRoute({
      ...common,
      method: 'put',
      path: '/api/solve/{invitation}/cases/{slug}/draft',
      operationId: 'saveDraft',
      summary: 'Save a draft',
      description:
        '409 means that another draft was saved since `baseRevision`: read that one first. At the deadline the newest ' +
        'draft is handed in; one that was on its way is taken for three more seconds.',
      middleware: [limitRate(limits.drafts), ...requireJsonBody],
      request: { params: CaseParams, body: jsonBody('DraftSave', DraftSave) },
      responses: {
        200: json(named('DraftSaved', DraftSaved), 'It is kept.'),
        ...problems(400, 401, 404, 409, 410, 413, 415, 422, 429),
      },
    });
    const submit = createRoute({
      ...common,
      method: 'post',
      path: '/api/solve/{invitation}/cases/{slug}/submissions',
      operationId: 'submitForInvitation',
      summary: 'Run the samples, or submit',
      middleware: [limitRate(limits.submissions), ...requireJsonBody],
      request: {
        params: CaseParams,
        headers: z.object({ 'idempotency-key': IdempotencyKey.optional() }),
        body: jsonBody('SolveSubmissionRequest', SolveSubmissionRequest),
      },
      responses: {
        202: json(named('SolveReceipt', SolveReceipt), 'Accepted: it will get a verdict.'),
        ...problems(400, 401, 404, 409, 410, 413, 415, 422, 429),
      },
    });
    const list = createRoute({
      ...common,
      method: 'get',
      path: '/api/solve/{invitation}/cases/{slug}/submissions',
      operationId: 'listOwnSubmissions',
      summary: 'List what you sent',
      request: { params: CaseParams },
      responses: {
        200: json(
          z.object({ submissions: z.array(named('SolveSubmissionHead', SolveSubmissionHead)) }),
          'Newest first.',
        ),
        ...problems(401),
      },
    });
    const readOne = createRoute({
      ...common,
      method: 'get',
      path: '/api/solve/{invitation}/submissions/{id}',
      operationId: 'readOwnSubmission',
      summary: 'Read what you sent, and how it was judged',
      request: { params: SubmissionParams },
      responses: {
        200: json(named('SolveSubmissionView', SolveSubmissionView), 'The submission.'),
        ...problems(401, 404),
      },
    });
    const receipt = createRoute({
      ...common,
      method: 'get',
      path: '/api/solve/{invitation}/receipt',
      operationId: 'readReceipt',
      summary: 'Read what was handed in, once it is over',
      request: { params: InvitationParams },
      responses: { 200: json(named('Receipt', Receipt), 'The receipt.'), ...problems(401, 409) },
    });

    return app
      .openapi(read, async (context) => context.json(await readSolveView(service, invitationOf(context)), 200))
      .openapi(start, async (context) => context.json(await begin(service, invitationOf(context)), 200))
      .openapi(finish, async (context) => context.json(await handIn(service, invitationOf(context)), 200))
      .openapi(profile, async (context) =>
        context.json(await changeOwnProfile(service, invitationOf(context), context.req.valid('json')), 200),
      )
      .openapi(readCase, async (context) => {
        const view = await readSolveCase(service, invitationOf(context), context.req.valid('param').slug);
        return context.json({ ...view, statementHtml: renderStatement(view.statement) }, 200);
      })
      .openapi(getDraft, async (context) =>
        context.json(await readDraft(service, invitationOf(context), context.req.valid('param').slug), 200),
      )
      .openapi(putDraft, async (context) => {
        const { slug } = context.req.valid('param');
        return context.json(await saveDraft(service, invitationOf(context), slug, context.req.valid('json')), 200);
      })
      .openapi(submit, async (context) => {
        const { slug } = context.req.valid('param');
        const key = context.req.valid('header')['idempotency-key'];
        const request = context.req.valid('json');
        return context.json(await submitForInvitation(service, invitationOf(context), slug, request, key), 202);
      })
      .openapi(list, async (context) => {
        const { slug } = context.req.valid('param');
        return context.json({ submissions: await listOwnSubmissions(service, invitationOf(context), slug) }, 200);
      })
      .openapi(readOne, async (context) =>
        context.json(await readOwnSubmission(service, invitationOf(context), context.req.valid('param').id), 200),
      )
      .openapi(receipt, async (context) => context.json(await readReceipt(service, invitationOf(context)), 200));
  };
}

export type SolveApi = ReturnType<ReturnType<typeof addSolveRoutes>>;
