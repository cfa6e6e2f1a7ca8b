import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import { auth } from 'hono/utils/basic-auth';
import { problem } from './problem.ts';

/** Who calls: anyone at all, who holds the API token, or a worker. */
type Caller = 'anyone' | 'operator' | 'worker';

/** Who may take a route; `browser` is an operator who may sign in by HTTP Basic, with the token as the password. */
type Taker = Caller | 'browser';

/**
 * Every route, and who may take it. This is the one place where that is decided: a route that is not listed here
 * does not exist.
 */
export const ACCESS: readonly (readonly [method: string, path: string, mayBeTakenBy: Taker])[] = [
  ['GET', '/', 'anyone'],
  ['GET', '/health', 'anyone'],
  ['GET', '/assets/:file', 'anyone'],
  ['GET', '/api/openapi.json', 'anyone'],
  ['GET', '/api/reference', 'anyone'],
  ['GET', '/api/challenges', 'operator'],
  ['GET', '/api/challenges/:slug', 'operator'],
  ['GET', '/api/challenges/:slug/scores', 'operator'],
  ['POST', '/api/challenges/:slug/versions', 'operator'],
  ['GET', '/api/challenges/:slug/versions', 'operator'],
  ['GET', '/api/challenges/:slug/versions/:number', 'operator'],
  ['GET', '/api/challenges/:slug/versions/:number/diff', 'operator'],
  ['POST', '/api/challenges/:slug/versions/:number/publish', 'operator'],
  ['POST', '/api/challenges/:slug/rejudges', 'operator'],
  ['GET', '/api/challenges/:slug/rejudges', 'operator'],
  ['GET', '/api/challenges/:slug/rejudges/:id', 'operator'],
  ['POST', '/api/challenges/:slug/rejudges/:id/decide', 'operator'],
  ['GET', '/api/challenges/:slug/health', 'operator'],
  ['POST', '/api/submissions', 'operator'],
  ['GET', '/api/submissions/:id', 'operator'],
  ['GET', '/api/submissions/:id/report', 'operator'],
  ['GET', '/api/submissions/:id/events', 'operator'],
  ['GET', '/challenges/:slug/versions', 'browser'],
  ['GET', '/challenges/:slug/versions/:number', 'browser'],
  ['POST', '/challenges/:slug/versions/:number/publish', 'browser'],
  ['GET', '/challenges/:slug/rejudges', 'browser'],
  ['POST', '/challenges/:slug/rejudges', 'browser'],
  ['GET', '/challenges/:slug/rejudges/:id', 'browser'],
  ['POST', '/challenges/:slug/rejudges/:id/decide', 'browser'],
  ['GET', '/challenges/:slug/health', 'browser'],
  ['POST', '/internal/judgings/:id/claim', 'worker'],
  ['GET', '/internal/challenge-versions/:version', 'worker'],
];

export type Tokens = { readonly api: string; readonly worker: string };

/** Lets a request through to its route if its caller may take it. */
export function guard(tokens: Tokens): MiddlewareHandler {
  const routes = new TrieRouter<{ readonly method: string; readonly mayBeTakenBy: Taker }>();
  for (const [method, path, mayBeTakenBy] of ACCESS) routes.add('ALL', path, { method, mayBeTakenBy });
  return async (context, next) => {
    const { method, path } = context.req;
    const here = routes.match('ALL', path)[0].map(([route]) => route);
    if (here.length === 0) return problem(context, 404, 'There is nothing at this address.');
    const route = here.find((candidate) => candidate.method === (method === 'HEAD' ? 'GET' : method));
    if (route === undefined) {
      const allow = here.map((candidate) => candidate.method).join(', ');
      return problem(context, 405, `This address takes ${allow} only.`, [], { allow });
    }
    if (route.mayBeTakenBy === 'anyone') return await next();
    const isPage = route.mayBeTakenBy === 'browser';
    const password = isPage ? auth(context.req.raw)?.password : undefined;
    const caller = callerOf(password ?? bearerOf(context.req.header('authorization')), tokens);
    if (caller === undefined) {
      const detail = isPage
        ? 'Sign in with your name, and the token as the password.'
        : 'Send the token as `Authorization: Bearer <token>`.';
      return problem(context, 401, detail, [], { 'www-authenticate': `${isPage ? BASIC : ''}Bearer realm="minicase"` });
    }
    if (caller !== (isPage ? 'operator' : route.mayBeTakenBy))
      return problem(context, 403, 'This token is not for this address.');
    return await next();
  };
}

/** Makes a browser ask for a name and a password. */
const BASIC = 'Basic realm="minicase", charset="UTF-8", ';

function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

function callerOf(token: string | undefined, tokens: Tokens): Caller | undefined {
  if (token === undefined) return undefined;
  if (isSame(token, tokens.api)) return 'operator';
  return isSame(token, tokens.worker) ? 'worker' : undefined;
}

/** Takes the same time whatever the token: digests are compared, which are of one length. */
function isSame(token: string, expected: string): boolean {
  return timingSafeEqual(digest(token), digest(expected));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
