import type { Context } from 'hono';
import type { z } from 'zod';
import { CheckId } from '../protocol/challenge-folder-view.ts';
import { CheckNote, CheckResult } from '../protocol/check-job.ts';
import { claimCheck, noteCheck, recordCheck } from '../service/checks/work-at-check.ts';
import { answerInvalid } from './answer-error.ts';
import { CHALLENGE_BODY_BYTES, requireJsonBody, requireJsonBodyOf } from './json-body.ts';
import { problem } from './problem.ts';
import type { Routes } from './routes.ts';

/** What workers ask for and tell of checks; no part of the public document. */
export const addCheckWorkerRoutes: Routes = (app, service) => {
  app.use('/internal/checks/:id/progress', ...requireJsonBody);
  app.use('/internal/checks/:id/report', ...requireJsonBodyOf(CHALLENGE_BODY_BYTES));
  app.post('/internal/checks/:id/claim', async (context) => {
    const id = CheckId.safeParse(context.req.param('id'));
    return id.success ? context.json(await claimCheck(service, id.data)) : noCheck(context);
  });
  app.post('/internal/checks/:id/progress', async (context) => {
    const id = CheckId.safeParse(context.req.param('id'));
    if (!id.success) return noCheck(context);
    return await withBody(context, CheckNote, async (note) => await noteCheck(service, id.data, note));
  });
  app.post('/internal/checks/:id/report', async (context) => {
    const id = CheckId.safeParse(context.req.param('id'));
    if (!id.success) return noCheck(context);
    return await withBody(context, CheckResult, async (result) => await recordCheck(service, id.data, result));
  });
};

async function withBody<T extends z.ZodType>(
  context: Context,
  schema: T,
  take: (body: z.infer<T>) => Promise<void>,
): Promise<Response> {
  const body = schema.safeParse(await context.req.json());
  if (!body.success) return answerInvalid({ ...body, target: 'json' }, context) ?? noCheck(context);
  await take(body.data);
  return context.body(null, 204);
}

function noCheck(context: Context): Response {
  return problem(context, 404, 'There is no such check.');
}
