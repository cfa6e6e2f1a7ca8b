import { isUtf8 } from 'node:buffer';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { SOURCE_LIMITS } from '../domain/source-limits.ts';
import { problem } from './problem.ts';

/** Room for what JSON adds to the files: each line end and quote is two characters there. */
const BODY_LIMIT_BYTES = 2 * SOURCE_LIMITS.totalBytes + 256 * 1024;

/** Room for a challenge with its check report, in which every mutant has its place. */
export const CHALLENGE_BODY_BYTES = 16 * 1024 * 1024;

/** Before anything is parsed: a body must be small enough, plain JSON by its headers, and UTF-8 in fact. */
export const requireJsonBodyOf = (limitBytes: number): readonly MiddlewareHandler[] => [
  async (context, next) => {
    const type = (context.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/json') {
      return problem(context, 415, 'Send the body as JSON, with `content-type: application/json`.');
    }
    const encoding = context.req.header('content-encoding') ?? 'identity';
    if (encoding.toLowerCase() !== 'identity') {
      return problem(context, 415, 'Send the body uncompressed.', [], { 'accept-encoding': 'identity' });
    }
    return await next();
  },
  bodyLimit({
    maxSize: limitBytes,
    onError: (context) => problem(context, 413, `A body may be at most ${limitBytes / 1024} KiB.`),
  }),
  async (context, next) => {
    // Decoding would replace broken characters silently, and judge other files than were sent.
    if (!isUtf8(new Uint8Array(await context.req.arrayBuffer()))) {
      return problem(context, 400, 'The body is not valid UTF-8.');
    }
    return await next();
  },
];

export const requireJsonBody = requireJsonBodyOf(BODY_LIMIT_BYTES);
