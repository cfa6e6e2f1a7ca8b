import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { stream, streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { JudgingKind } from '../../domain/judging.ts';
import { SourceFiles } from '../../domain/source-file.ts';
import type { TryBench } from './judge-try.ts';
import { readTriedCase } from './read-case.ts';
import { renderBrokenPage, renderTryPage } from './render-try-page.ts';

const ASSETS: Readonly<Record<string, string>> = {
  'try.css': 'text/css; charset=utf-8',
  'try.js': 'text/javascript; charset=utf-8',
};
const IMAGES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.svg': 'image/svg+xml',
};
const HEARTBEAT_EVERY_MS = 15_000;

const JudgingRequest = z.strictObject({ kind: JudgingKind, files: SourceFiles });

export type TryPorts = {
  readonly folder: string;
  readonly bench: TryBench;
  /** Tells when a file of the case has changed. @returns how to end it */
  readonly onChange: (tell: () => void) => () => void;
  /** Another one each time `minicase try` is started: pages that were left open come again. */
  readonly startId: string;
};

/** The candidate's view of a case, for its author alone. */
export function createTryApp({ folder, bench, onChange, startId }: TryPorts): Hono {
  const app = new Hono();
  // A page elsewhere that has its name lead here would read hidden tests.
  app.use(async (context, next) => {
    const { hostname } = new URL(context.req.url);
    if (hostname !== 'localhost' && hostname !== '127.0.0.1') return context.json({ error: 'Ask localhost.' }, 403);
    return await next();
  });
  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:'] },
      strictTransportSecurity: false,
    }),
  );

  app.get('/', async (context) => {
    const tried = await readTriedCase(folder);
    context.header('cache-control', 'no-store');
    if (tried.state === 'broken') return context.html(renderBrokenPage(path.basename(folder), tried.message), 500);
    return context.html(renderTryPage(tried.subject));
  });

  app.get('/changes', (context) =>
    streamSSE(context, async (events) => {
      await events.writeSSE({ event: 'hello', data: startId });
      const end = onChange(() => void events.writeSSE({ event: 'changed', data: '' }));
      const heartbeat = setInterval(() => void events.write(': still here\n\n'), HEARTBEAT_EVERY_MS);
      await new Promise<void>((resolve) => events.onAbort(resolve));
      clearInterval(heartbeat);
      end();
    }),
  );

  app.get('/examples', async (context) => {
    const tried = await readTriedCase(folder);
    const examples = tried.state === 'broken' ? [] : tried.subject.examples;
    const example = examples.find((each) => each.path === context.req.query('path'));
    return example === undefined
      ? context.json({ error: 'There is no such example.' }, 404)
      : context.json(example.files);
  });

  app.post('/judgings', async (context) => {
    const request = JudgingRequest.safeParse(await context.req.json().catch(() => undefined));
    if (!request.success) return context.json({ error: z.prettifyError(request.error) }, 400);
    const tried = await readTriedCase(folder);
    if (tried.state === 'broken') return context.json({ error: tried.message }, 409);
    const { challenge } = tried.subject;
    context.header('content-type', 'application/x-ndjson');
    return stream(context, (lines) =>
      bench.judge(challenge, request.data.files, request.data.kind, async (message) => {
        await lines.write(`${JSON.stringify(message)}\n`);
      }),
    );
  });

  app.get('/:asset{try\\.(css|js)}', async (context) => {
    const name = context.req.param('asset');
    const file = path.join(import.meta.dirname, name.replace('.js', '.browser.js'));
    return context.body(await readFile(file, 'utf8'), 200, { 'content-type': ASSETS[name] ?? '' });
  });

  app.get('/:image{.+\\.(png|jpg|gif|webp|svg)}', async (context) => {
    const image = await readImage(folder, context.req.param('image'));
    const type = IMAGES[path.extname(context.req.path)] ?? '';
    return image === undefined
      ? context.notFound()
      : context.body(new Uint8Array(image), 200, { 'content-type': type });
  });

  return app;
}

/** An image of the statement's; none from outside the case. */
async function readImage(folder: string, name: string): Promise<Buffer | undefined> {
  const file = await realpath(path.join(folder, name)).catch(() => undefined);
  if (file === undefined || !file.startsWith(`${await realpath(folder)}${path.sep}`)) return undefined;
  return await readFile(file);
}
