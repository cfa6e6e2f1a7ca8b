import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { senderOf } from '../domain/caller.ts';
import { ChallengeSlug } from '../domain/ids.ts';
import { ParticipationId } from '../domain/participation.ts';
import { Board, InviteLineChange, Revealed, RevealRequest } from '../protocol/review/board-view.ts';
import {
  ParticipationSubmissionView,
  ParticipationView,
  SavedFiles,
  SubmissionNumber,
  Timeline,
} from '../protocol/review/participation-view.ts';
import { changeInviteLine, readBoard } from '../service/participations/read-board.ts';
import { readParticipation } from '../service/participations/read-participation.ts';
import { readParticipationSubmission } from '../service/participations/read-participation-submission.ts';
import { readSavedFiles, readTimeline } from '../service/participations/read-timeline.ts';
import { revealCandidates } from '../service/participations/reveal-candidates.ts';
import type { Service } from '../service/service.ts';
import { nameOf, staffOf } from './caller-of.ts';
import { requireJsonBody } from './json-body.ts';
import { BEARER, json, jsonBody, named, problems } from './routes.ts';

const ParticipationParams = z.object({ id: ParticipationId });
const SubmissionParams = ParticipationParams.extend({ number: z.coerce.number().pipe(SubmissionNumber) });
const SaveParams = ParticipationParams.extend({ revision: z.coerce.number().int().nonnegative().max(1_000_000_000) });
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

const participation = createRoute({
  ...common,
  method: 'get',
  path: '/api/participations/{id}',
  operationId: 'readParticipation',
  summary: "Read one candidate's work on a challenge",
  description: 'Times are since the work was begun, and no text names the candidate until that is revealed.',
  request: { params: ParticipationParams },
  responses: { 200: json(named('Participation', ParticipationView), 'The work.'), ...problems(401, 404, 422) },
});

const submission = createRoute({
  ...common,
  method: 'get',
  path: '/api/participations/{id}/submissions/{number}',
  operationId: 'readParticipationSubmission',
  summary: 'Read all of one submission, hidden tests included',
  request: { params: SubmissionParams },
  responses: {
    200: json(named('ParticipationSubmission', ParticipationSubmissionView), 'The submission.'),
    ...problems(401, 404, 422),
  },
});

const timeline = createRoute({
  ...common,
  method: 'get',
  path: '/api/participations/{id}/timeline',
  operationId: 'readTimeline',
  summary: 'Read how the work came about: saves, runs and submissions, and what each turned green',
  request: { params: ParticipationParams },
  responses: { 200: json(named('Timeline', Timeline), 'In order of time.'), ...problems(401, 404, 422) },
});

const save = createRoute({
  ...common,
  method: 'get',
  path: '/api/participations/{id}/saves/{revision}',
  operationId: 'readSave',
  summary: 'Read the files as they were saved once',
  request: { params: SaveParams },
  responses: { 200: json(named('SavedFiles', SavedFiles), 'The files.'), ...problems(401, 404, 422) },
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
    })
    .openapi(participation, async (context) =>
      context.json(await readParticipation(service, context.req.valid('param').id, readerOf(context)), 200),
    )
    .openapi(submission, async (context) => {
      const { id, number } = context.req.valid('param');
      return context.json(await readParticipationSubmission(service, id, number, readerOf(context)), 200);
    })
    .openapi(timeline, async (context) =>
      context.json(await readTimeline(service, context.req.valid('param').id, readerOf(context)), 200),
    )
    .openapi(save, async (context) => {
      const { id, revision } = context.req.valid('param');
      return context.json(await readSavedFiles(service, id, revision, readerOf(context)), 200);
    });
}

export type ParticipationApi = ReturnType<typeof addParticipationRoutes>;

/** Stable, whatever a person is called. */
function readerOf(context: Context): string {
  return senderOf(staffOf(context));
}
