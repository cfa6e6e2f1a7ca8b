import { type HttpBindings, serve } from '@hono/node-server';
import { OpenAPIHono } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import type { SourceFile } from '../../../src/domain/source-file.ts';
import { addAssetRoutes } from '../../../src/http/assets/asset-routes.ts';
import { addBrowserPageRoutes } from '../../../src/http/browser-page-routes.ts';
import { contentSecurity } from '../../../src/http/content-security.ts';
import { problem } from '../../../src/http/problem.ts';
import type { Draft, SolveSubmissionView, SolveView } from '../../../src/protocol/solve/solve-view.ts';
import type { Service } from '../../../src/service/service.ts';
import { makeCaseView, makeHead, makeInvitation, makeReceipt, makeSubmissionView } from './make-solve-view.ts';

/** A server of candidates' pages whose every answer a test decides: for states that are hard to come by. */
export type SolveServer = {
  readonly address: string;
  /** What it says of the invitation; a test writes it. */
  view: SolveView;
  /** The newest draft of each case. */
  readonly drafts: Map<string, Draft>;
  readonly submissions: SolveSubmissionView[];
  /** Answers these requests with a status, or not at all (0), until it is taken away. */
  refuse: ((method: string, path: string) => number | undefined) | undefined;
  readonly close: () => Promise<void>;
};

export async function startSolveServer(port = 0): Promise<SolveServer> {
  const app = new OpenAPIHono();
  app.use(contentSecurity);
  app.use((context, next) => {
    context.set('origin', new URL(context.req.url).origin);
    return next();
  });
  const none = undefined as unknown as Service;
  addAssetRoutes(app, none);
  addBrowserPageRoutes(app, none);

  app.use('/api/*', async (context, next) => {
    const status = server.refuse?.(context.req.method, context.req.path);
    if (status === 0) {
      (context.env as HttpBindings).incoming.socket.destroy();
      return await new Promise<never>(() => undefined);
    }
    if (status !== undefined) return problem(context, status as 500, 'The test wants this to be refused.');
    return await next();
  });
  const view = () => ({ ...server.view, now: new Date().toISOString() });
  const base = '/api/solve/:invitation';
  app.get(base, (context) => context.json(view()));
  app.post(`${base}/start`, (context) => {
    const startedAt = new Date();
    const deadline = new Date(startedAt.getTime() + 1_000 * (server.view.durationSeconds ?? 0));
    server.view = {
      ...server.view,
      state: 'running',
      startedAt: startedAt.toISOString(),
      deadline: deadline.toISOString(),
    };
    return context.json(view());
  });
  app.post(`${base}/finish`, (context) => {
    server.view = { ...server.view, state: 'over', endedAt: new Date().toISOString(), endedBy: 'candidate' };
    return context.json(view());
  });
  app.patch(`${base}/profile`, async (context) => {
    server.view = { ...server.view, profile: { ...server.view.profile, ...(await context.req.json()) } };
    return context.json(view());
  });
  app.get(`${base}/receipt`, (context) => context.json(makeReceipt(server.view, server.submissions)));
  app.get(`${base}/cases/:slug`, (context) =>
    context.json(makeCaseView(context.req.param('slug'), server.view.rehearsal?.slug === context.req.param('slug'))),
  );
  const draftOf = (slug: string): Draft =>
    server.drafts.get(slug) ?? { revision: 0, savedAt: null, files: makeCaseView(slug, false).starter };
  app.get(`${base}/cases/:slug/draft`, (context) => context.json(draftOf(context.req.param('slug'))));
  app.put(`${base}/cases/:slug/draft`, async (context) => {
    if (server.view.state === 'over') return problem(context, 410, 'The time is over.');
    const { baseRevision, files } = (await context.req.json()) as { baseRevision: number; files: SourceFile[] };
    const newest = draftOf(context.req.param('slug'));
    if (newest.revision !== baseRevision) return problem(context, 409, 'Another draft was saved meanwhile.');
    const saved = { revision: baseRevision + 1, savedAt: new Date().toISOString() };
    server.drafts.set(context.req.param('slug'), { ...saved, files });
    return context.json(saved);
  });
  app.post(`${base}/cases/:slug/submissions`, async (context) => {
    const { kind, files } = (await context.req.json()) as { kind: 'sample' | 'submission'; files: SourceFile[] };
    const submission = makeSubmissionView(context.req.param('slug'), kind, files);
    server.submissions.unshift(submission);
    const self = `/api/solve/${server.view.id}/submissions/${submission.id}`;
    const links = { self, events: `${self}/events` };
    return context.json({ id: submission.id, submissionDigest: submission.submissionDigest, links }, 202);
  });
  app.get(`${base}/cases/:slug/submissions`, (context) =>
    context.json({
      submissions: server.submissions.filter((each) => each.challenge === context.req.param('slug')).map(makeHead),
    }),
  );
  app.get(`${base}/submissions/:id`, (context) =>
    context.json(server.submissions.find(({ id }) => id === context.req.param('id')) ?? null),
  );
  app.get(`${base}/submissions/:id/events`, (context) =>
    streamSSE(context, async (stream) => {
      const events = [
        { type: 'queued', position: 3, waitSeconds: 12 },
        { type: 'queued', position: 1, waitSeconds: 4 },
        { type: 'compiling' },
        { type: 'running', casesDone: 0, casesTotal: 6 },
        { type: 'running', casesDone: 4, casesTotal: 6 },
        { type: 'judged', verdict: 'wrong-answer', score: null },
      ];
      for (const [index, event] of events.entries()) {
        await stream.writeSSE({ id: `j/${index}`, event: event.type, data: JSON.stringify(event) });
        await stream.sleep(150);
      }
    }),
  );
  const opened = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const listening = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(listening));
  });
  const bound = opened.address();
  const server: SolveServer = {
    address: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : port}`,
    view: makeInvitation(),
    drafts: new Map(),
    submissions: [],
    refuse: undefined,
    close: async () => {
      if ('closeAllConnections' in opened) opened.closeAllConnections();
      await new Promise((resolve) => opened.close(resolve));
    },
  };
  return server;
}
