import { describeHandler, type HttpHandler, type Resolved, type ResolverInfo } from './http.isolate.ts';
import { type Incoming, makeRequest } from './incoming.isolate.ts';
import { compilePath, type MatchPath } from './path-pattern.isolate.ts';

type Sequence = { readonly next: () => unknown };

/** Where each handler of a service stands; replaced, never changed, so that it can be put back. */
export type Handlers = {
  readonly list: readonly HttpHandler[];
  /** Those that answer once, and have. */
  readonly spent: ReadonlySet<HttpHandler>;
  readonly sequences: ReadonlyMap<HttpHandler, Sequence>;
};

export const NO_HANDLERS: Handlers = { list: [], spent: new Set(), sequences: new Map() };

const matchers = new WeakMap<HttpHandler, Map<string, MatchPath>>();

/** A handler's way to tell whether a URL is its own, below this service. */
export function pathOf(handler: HttpHandler, base: string): MatchPath {
  const known = matchers.get(handler) ?? new Map<string, MatchPath>();
  matchers.set(handler, known);
  const match = known.get(base) ?? compilePath(handler.path, base);
  known.set(base, match);
  return match;
}

/** What a resolver gave that is no response, or threw. */
export class BadResolver extends Error {
  override readonly name = 'BadResolver';
}

export type HandleRequest = {
  readonly incoming: Incoming;
  readonly base: string;
  readonly requestId: string;
  /** Where the handlers stand, and how to move them on. */
  readonly read: () => Handlers;
  readonly write: (handlers: Handlers) => void;
};

/**
 * Asks one handler after the other, the last added first.
 *
 * @returns undefined where none of them answers
 * @throws BadResolver, and what a resolver throws that is no response
 */
export async function handle({ incoming, base, requestId, read, write }: HandleRequest): Promise<Response | undefined> {
  for (const handler of read().list) {
    if (read().spent.has(handler)) continue;
    if (handler.method !== undefined && handler.method !== incoming.method) continue;
    const params = pathOf(handler, base)(incoming.url);
    if (params === undefined) continue;
    if (handler.isOnce) write({ ...read(), spent: new Set(read().spent).add(handler) });
    const info = describeCall(incoming, params, requestId);
    const resolved = await resolve(handler, info, read, write);
    if (resolved === undefined || resolved === null) {
      if (handler.isOnce) write({ ...read(), spent: without(read().spent, handler) });
      continue;
    }
    if (!isResponse(resolved)) {
      throw new BadResolver(
        `the resolver of ${describeHandler(handler)} returned ${typeof resolved}, not a response: return HttpResponse.json(…), or nothing to ask the next handler`,
      );
    }
    return resolved;
  }
  return undefined;
}

/** A request is made only where a resolver looks at it: that costs more than all else together. */
function describeCall(incoming: Incoming, params: ResolverInfo['params'], requestId: string): ResolverInfo {
  let request: Request | undefined;
  return {
    params,
    requestId,
    get request() {
      request ??= makeRequest(incoming);
      return request;
    },
    get cookies() {
      return readCookies(incoming.headers);
    },
  };
}

async function resolve(
  handler: HttpHandler,
  info: ResolverInfo,
  read: HandleRequest['read'],
  write: HandleRequest['write'],
): Promise<Resolved | undefined> {
  const begun = read().sequences.get(handler);
  if (begun !== undefined) return (await begun.next()) as Resolved;
  let returned: unknown;
  try {
    returned = await handler.resolver(info);
  } catch (error) {
    if (isResponse(error)) return error;
    throw error;
  }
  if (!isIterator(returned)) return returned as Resolved;
  const sequence = sequenceOf(returned);
  write({ ...read(), sequences: new Map(read().sequences).set(handler, sequence) });
  return (await sequence.next()) as Resolved;
}

/** One answer after the other; the last one stays. */
function sequenceOf(iterator: Iterator<unknown> | AsyncIterator<unknown>): Sequence {
  let last: unknown;
  let isDone = false;
  return {
    async next() {
      if (!isDone) {
        const { value, done } = await iterator.next();
        isDone = done === true;
        if (!isDone || value !== undefined) last = value;
      }
      return isResponse(last) ? last.clone() : last;
    },
  };
}

function isIterator(value: unknown): value is Iterator<unknown> | AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { next?: unknown }).next === 'function';
}

function isResponse(value: unknown): value is Response {
  return typeof value === 'object' && value !== null && value instanceof Response;
}

function without(spent: ReadonlySet<HttpHandler>, handler: HttpHandler): ReadonlySet<HttpHandler> {
  const rest = new Set(spent);
  rest.delete(handler);
  return rest;
}

function readCookies(headers: Headers): Readonly<Record<string, string>> {
  const cookies: Record<string, string> = {};
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [name = '', ...rest] = part.split('=');
    if (name.trim() !== '') cookies[name.trim()] = rest.join('=').trim();
  }
  return cookies;
}
