import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { type JudgingId, SubmissionId } from '../domain/ids.ts';
import { InvitationId } from '../domain/invitation.ts';
import { JudgingEvent } from '../protocol/judging-event.ts';
import { followJudging } from '../service/follow-judging.ts';
import { countedJudgings, requireSubmission } from '../service/read-submission.ts';
import type { Service } from '../service/service.ts';
import { requireOwnSubmission } from '../service/solve/submissions.ts';
import { BEARER, named, problems, type Routes } from './routes.ts';
import { invitationOf } from './solve/invitation-of.ts';

const HEARTBEAT_EVERY_MS = 15_000;

const follow = createRoute({
  method: 'get',
  path: '/api/submissions/{id}/events',
  operationId: 'followSubmission',
  summary: "Follow a submission's newest judging, as server-sent events",
  description:
    'The events are `queued`, `compiling`, `running`, and last `judged` or `aborted`, after which the stream ends. ' +
    'The data of each is JSON. Reconnect with `Last-Event-ID` to get only what came after.',
  tags: ['Submissions'],
  security: BEARER,
  request: {
    params: z.object({ id: SubmissionId }),
    headers: z.object({ 'last-event-id': z.string().max(100).optional() }),
  },
  responses: {
    200: {
      description: 'Events until the judging is over.',
      content: { 'text/event-stream': { schema: named('JudgingEvent', JudgingEvent) } },
    },
    ...problems(401, 404),
  },
});

const followOwn = createRoute({
  ...follow,
  path: '/api/solve/{invitation}/submissions/{id}/events',
  operationId: 'followOwnSubmission',
  summary: 'Follow how what you sent is judged, as server-sent events',
  tags: ['Solving'],
  request: { ...follow.request, params: z.object({ invitation: InvitationId, id: SubmissionId }) },
});

/** @param closing aborts the streams when the server stops; clients reconnect elsewhere. */
export function addEventRoutes(closing: AbortSignal): Routes {
  return (app, service) => {
    app.openapi(follow, async (context) => {
      const submission = await requireSubmission(service, context.req.valid('param').id);
      return streamEvents(context, service, countedJudgings(submission).at(-1)?.id, closing);
    });
    app.openapi(followOwn, async (context) => {
      const own = await requireOwnSubmission(service, invitationOf(context), context.req.valid('param').id);
      return streamEvents(context, service, countedJudgings(own).at(-1)?.id, closing);
    });
  };
}

function streamEvents(
  context: Context,
  service: Service,
  judgingId: JudgingId | undefined,
  closing: AbortSignal,
): Response {
  const after = parseEventId(context.req.header('last-event-id'), judgingId);
  context.header('cache-control', 'no-store');
  context.header('x-accel-buffering', 'no');
  return streamSSE(context, async (stream) => {
    if (judgingId !== undefined) await writeEvents(service, stream, judgingId, after, closing);
  });
}

async function writeEvents(
  service: Service,
  stream: SSEStreamingApi,
  judgingId: JudgingId,
  after: number,
  closing: AbortSignal,
): Promise<void> {
  const gone = new AbortController();
  stream.onAbort(() => gone.abort());
  const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_EVERY_MS);
  try {
    for await (const { sequence, event } of followJudging(
      service,
      judgingId,
      after,
      AbortSignal.any([gone.signal, closing]),
    )) {
      await stream.writeSSE({ id: `${judgingId}/${sequence}`, event: event.type, data: JSON.stringify(event) });
    }
  } finally {
    clearInterval(heartbeat);
  }
}

/** The number to go on after: 0 for an id that is not one of this judging's. */
function parseEventId(eventId: string | undefined, judgingId: JudgingId | undefined): number {
  const [judging, sequence] = (eventId ?? '').split('/');
  return judging === judgingId && /^\d{1,9}$/.test(sequence ?? '') ? Number(sequence) : 0;
}
