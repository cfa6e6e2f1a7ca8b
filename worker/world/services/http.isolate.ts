import type { ParamsOf, PathPattern } from './path-pattern.isolate.ts';

/** What a resolver is told of one call. */
export type ResolverInfo<Params = Readonly<Record<string, string>>> = {
  /** A request of the resolver's own: it may read the body. */
  readonly request: Request;
  readonly params: Params;
  readonly cookies: Readonly<Record<string, string>>;
  /** The same in every judging: `request-1`, `request-2`, … */
  readonly requestId: string;
};

/** Nothing means that the next handler is asked. */
export type Resolved = Response | undefined | null;

// biome-ignore lint/suspicious/noConfusingVoidType: a resolver that has no return statement is one.
type ResolvedOrNot = Resolved | void;

/** Answers a call; or, as a generator, one call after the other: the last answer stays. */
export type Resolver<Params = Readonly<Record<string, string>>> = (
  info: ResolverInfo<Params>,
) =>
  | ResolvedOrNot
  | PromiseLike<ResolvedOrNot>
  | Generator<Resolved, ResolvedOrNot>
  | AsyncGenerator<Resolved, ResolvedOrNot>;

export type HttpHandler = {
  /** Undefined for all. */
  readonly method: string | undefined;
  readonly path: PathPattern;
  readonly resolver: Resolver;
  /** Whether it answers one call only. */
  readonly isOnce: boolean;
};

export type HandlerOptions = {
  /** Answer one call, and no other. */
  readonly once?: boolean;
};

export type DefineHandler = <const Path extends PathPattern>(
  path: Path,
  resolver: Resolver<Path extends string ? ParamsOf<Path> : Readonly<Record<string, string>>>,
  options?: HandlerOptions,
) => HttpHandler;

const made = new WeakSet<object>();

function define(method: string | undefined): DefineHandler {
  return (path, resolver, options = {}) => {
    const name = `http.${method?.toLowerCase() ?? 'all'}`;
    if (typeof path !== 'string' && !(path instanceof RegExp)) {
      throw new TypeError(`${name}: the first argument is the path, such as '/orders/:id'`);
    }
    if (typeof resolver !== 'function') {
      throw new TypeError(`${name}('${path}'): the second argument is a function that returns a response`);
    }
    const handler: HttpHandler = { method, path, resolver: resolver as Resolver, isOnce: options.once === true };
    made.add(handler);
    return handler;
  };
}

/**
 * How a service answers, in the manner of Mock Service Worker.
 *
 * @example
 * import { expect, it } from 'vitest';
 * import { http, HttpResponse, world } from 'minicase/world';
 * import { readStock } from '../starter/index.ts';
 *
 * it('asks for the stock of one product', async () => {
 *   world.service('https://shop.example', [
 *     http.get('/stock/:product', ({ params }) => HttpResponse.json({ product: params.product, pieces: 3 })),
 *   ]);
 *   expect(await readStock('lamp')).toBe(3);
 *   expect(world.calls[0]).toMatchObject({ method: 'GET', path: '/stock/lamp', status: 200 });
 * });
 *
 * // program:
 * export async function readStock(product: string): Promise<number> {
 *   const response = await fetch(`https://shop.example/stock/${product}`);
 *   const { pieces } = (await response.json()) as { pieces: number };
 *   return pieces;
 * }
 */
export const http = {
  get: define('GET'),
  post: define('POST'),
  put: define('PUT'),
  patch: define('PATCH'),
  delete: define('DELETE'),
  head: define('HEAD'),
  options: define('OPTIONS'),
  /** Whatever the method. */
  all: define(undefined),
};

/** @throws TypeError naming the one that is no handler */
export function requireHandlers(given: unknown, where: string): readonly HttpHandler[] {
  const list: unknown[] = Array.isArray(given) ? given : [given];
  for (const [index, handler] of list.entries()) {
    if (typeof handler !== 'object' || handler === null || !made.has(handler)) {
      throw new TypeError(`${where}: handler ${index + 1} is not made by http.get, http.post and the like`);
    }
  }
  return list as readonly HttpHandler[];
}

/** `GET /orders/:id`, for messages. */
export function describeHandler({ method, path }: HttpHandler): string {
  return `${method ?? 'any method'} ${String(path)}`;
}
