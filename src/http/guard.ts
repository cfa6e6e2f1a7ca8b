import type { Context, MiddlewareHandler } from 'hono';
import { TrieRouter } from 'hono/router/trie-router';
import type { Caller } from '../domain/caller.ts';
import { ACCESS, type StaffTaker, type Taker } from './access.ts';
import { bearerOf, type Identifiers, identifyCaller, type Tokens } from './identify-caller.ts';
import { problem } from './problem.ts';
import { personOf, RateCounter, type RateLimits } from './rate-limit.ts';
import { siteOf } from './site-of.ts';

declare module 'hono' {
  interface ContextVariableMap {
    /** Who sends the request; the guard has let them through. */
    caller: Caller;
  }
}

const READING = ['GET', 'HEAD'];

/** Lets a request through to its route if its caller may take it, and has not asked too much. */
export function guard(tokens: Tokens, identifiers: Identifiers, limits: RateLimits): MiddlewareHandler {
  const [requests, failures] = [new RateCounter(limits.requests), new RateCounter(limits.failures)];
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
    const taker = route.mayBeTakenBy;
    const caller: Caller =
      taker === 'anyone'
        ? { type: 'anyone' }
        : await identifyCaller(context, tokens, identifiers, taker === 'candidate');
    if (taker !== 'anyone') {
      if (caller.type === 'anyone') return (await failures.refuse(context, context.var.address)) ?? askWho(context);
      const refusal = refusalOf(caller, taker);
      if (refusal !== undefined) return problem(context, 403, refusal);
    }
    if (isForged(context, caller)) {
      return problem(context, 403, 'This comes from a page of another site, and was not taken.');
    }
    context.set('caller', caller);
    if (isCounted(caller)) {
      const refused = await requests.refuse(context, personOf(context));
      if (refused !== undefined) return refused;
    }
    return await next();
  };
}

/** The server's own programs may ask as much as they have to. */
function isCounted(caller: Caller): boolean {
  return caller.type !== 'worker' && !(caller.type === 'staff' && caller.via === 'operator');
}

/**
 * Whether a page of another site may have had it sent: a browser adds cookies and passwords by itself. A bearer token
 * it does not add. Where nobody is known yet, signing in somebody as another is what a page could be after.
 */
function isForged(context: Context, caller: Caller): boolean {
  if (READING.includes(context.req.method) || bearerOf(context) !== undefined) return false;
  const site = siteOf(context, context.var.origin);
  return caller.type === 'anyone' ? site === 'another' : site !== 'this';
}

/** Who looks at a page is led to sign in, and back again; programs are told how. */
function askWho(context: Context): Response {
  const { path, method } = context.req;
  if (method === 'GET' && path.startsWith('/challenges/')) {
    const { pathname, search } = new URL(context.req.url);
    return context.redirect(`/sign-in?next=${encodeURIComponent(pathname + search)}`, 303);
  }
  const detail = 'Sign in, or send a token as `Authorization: Bearer <token>`.';
  return problem(context, 401, detail, [], { 'www-authenticate': 'Bearer realm="minicase"' });
}

/** Why somebody may not take a route, or undefined if they may. */
function refusalOf(caller: Exclude<Caller, { type: 'anyone' }>, taker: Exclude<Taker, 'anyone'>): string | undefined {
  const wanted = typeof taker === 'string' ? taker : 'staff';
  if (caller.type !== wanted) return 'This token is not for this address.';
  if (caller.type !== 'staff' || typeof taker === 'string') return undefined;
  if (!taker.roles.includes(caller.role)) return `This is for ${listed(taker.roles)}; you are ${named(caller.role)}.`;
  if (taker.isPersonal && caller.via === 'operator') return 'The token of the server is nobody: sign in.';
  return caller.via === 'api-key' ? scopeRefusal(caller.scopes, taker.scope) : undefined;
}

function scopeRefusal(scopes: readonly string[], scope: StaffTaker['scope']): string | undefined {
  if (scope === 'any' || scopes.includes(scope)) return undefined;
  return scope === 'none'
    ? 'An API key cannot do this: sign in.'
    : `This API key has no scope \`${scope}\`, which this needs.`;
}

function listed(roles: readonly string[]): string {
  return roles.map((role) => `${role}s`).join(' and ');
}

function named(role: string): string {
  return role === 'reviewer' ? 'a reviewer' : `an ${role}`;
}
