import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { senderOf } from '../domain/caller.ts';
import { ChallengeSlug } from '../domain/ids.ts';
import { Board, InviteLineChange, Revealed, RevealRequest } from '../protocol/review/board-view.ts';
import { changeInviteLine, readBoard } from '../service/participations/read-board.ts';
import { revealCandidates } from '../service/participations/reveal-candidates.ts';
import type { Service } from '../service/service.ts';
import { nameOf, staffOf } from './caller-of.ts';
import { requireJsonBody } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems } from './routes.ts';

const ChallengeParams = z.object({ slug: ChallengeSlug });
const common = { tags: ['Review'], security: BEARER };

const board = createRoute({
  ...common,
  method: 'get',
  path: '/api/challenges/{slug}/board',
  operationId: 'readBoard',
  summary: "Read everyone's work on a challenge, without names",
  description: 'Each reader has an order of their own, and sees the names of those alone whom they asked for.',
  request: { params: ChallengeParams },
  responses: { 200: json(named('Board', Board), 'By the order of the reader.'), ...problems(401, 404) },
});

const inviteLine = createRoute({
  ...common,
  method: 'put',
  path: '/api/challenges/{slug}/invite-line',
  operationId: 'changeInviteLine',
  summary: 'Draw the line from which on candidates are to be invited, or take it away',
  middleware: [...requireJsonBody],
  request: { params: ChallengeParams, body: jsonBody('InviteLineChange', InviteLineChange) },
  responses: {
    200: json(named('InviteLine', Board.pick({ inviteLine: true })), 'It is drawn.'),
    ...problems(400, 401, 404, 415, 422),
  },
});

const reveals = createRoute({
  ...common,
  method: 'post',
  path: '/api/challenges/{slug}/reveals',
  operationId: 'revealCandidates',
  summary: 'Ask who candidates are',
  description: 'Only the reader who asks is told; who asked, and why, is kept.',
  middleware: [...requireJsonBody],
  request: { params: ChallengeParams, body: jsonBody('RevealRequest', RevealRequest) },
  responses: { 200: json(named('Revealed', Revealed), 'Who they are.'), ...problems(400, 401, 404, 415, 422) },
});

/** What it returns is for its clients' types. */
export function addParticipationRoutes(app: OpenAPIHono, service: Service) {
  return app
    .openapi(board, async (context) =>
      context.json(await readBoard(service, context.req.valid('param').slug, readerOf(context)), 200),
    )
    .openapi(inviteLine, async (context) => {
      const { slug } = context.req.valid('param');
      return context.json(await changeInviteLine(service, slug, context.req.valid('json'), nameOf(context)), 200);
    })
    .openapi(reveals, async (context) => {
      const reader = { key: readerOf(context), name: nameOf(context) };
      const { slug } = context.req.valid('param');
      return context.json(await revealCandidates(service, slug, context.req.valid('json'), reader), 200);
    });
}

export type ParticipationApi = ReturnType<typeof addParticipationRoutes>;

/** Stable, whatever a person is called. */
function readerOf(context: Context): string {
  return senderOf(staffOf(context));
}
