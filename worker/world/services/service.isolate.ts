import type { CallLog } from '../call-log.isolate.ts';
import { type Duration, durationMs } from '../duration.ts';
import { type Contract, readContract } from './contract.ts';
import { type Fault, type ReadFault, readFault } from './fault.ts';
import { readScript, type ScriptOptions } from './fault-script.ts';
import { pathOf } from './handle.isolate.ts';
import { type HttpHandler, requireHandlers } from './http.isolate.ts';
import type { HttpCall } from './http-call.isolate.ts';
import { makeRequest } from './incoming.isolate.ts';
import { compilePath } from './path-pattern.isolate.ts';
import { type RateLimitOptions, readRateLimit } from './rate-limit.ts';
import type { ServiceState } from './service-state.isolate.ts';

export type Latency = Duration | ((info: { readonly request: Request }) => Duration);

/** What a service may be made with. Each of them can be said later too. */
export type ServiceOptions = {
  readonly handlers?: readonly HttpHandler[];
  readonly script?: readonly Fault[];
  readonly rateLimit?: RateLimitOptions;
  readonly latency?: Latency;
  readonly contract?: Contract;
};

/** An upstream service, as the suite scripts it. What a test says of it is undone after the test. */
export type Service = {
  readonly url: string;
  /** Handlers that are asked before those that there are. */
  use(...handlers: readonly HttpHandler[]): Service;
  /**
   * What happens to the next calls, one after the other: see {@link Fault}. With a path, to the calls of that path:
   * `'/orders'`, `'POST /orders/:id'`. The newest script that is for a call and not used up decides.
   *
   * @example
   * import { expect, it } from 'vitest';
   * import { http, HttpResponse, world } from 'minicase/world';
   * import { pay } from '../starter/index.ts';
   *
   * let charged = 0;
   * const bank = world.service('https://bank.example', [
   *   http.post('/charges', () => {
   *     charged += 1;
   *     return HttpResponse.json({ charged: true });
   *   }),
   * ]);
   *
   * it('does not give up, and uses one key', async () => {
   *   bank.script('POST /charges', [503, { status: 429, retryAfter: '2s' }, { connection: 'reset', processed: true }, { delay: '3s' }]);
   *   expect(await pay()).toBe(true);
   *   expect(bank.calls.map(({ status }) => status)).toEqual([503, 429, 'reset', 200]);
   *   expect(charged).toBe(2);
   *   expect(bank).toHaveUsedOneIdempotencyKey();
   * });
   *
   * // program:
   * export async function pay(): Promise<boolean> {
   *   const headers = { 'idempotency-key': crypto.randomUUID() };
   *   for (let attempt = 0; attempt < 5; attempt++) {
   *     const response = await fetch('https://bank.example/charges', { method: 'POST', headers }).catch(() => undefined);
   *     if (response?.ok) return true;
   *     const seconds = Number(response?.headers.get('retry-after') ?? 1);
   *     await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
   *   }
   *   return false;
   * }
   */
  script(faults: readonly Fault[], options?: ScriptOptions): Service;
  script(path: string, faults: readonly Fault[], options?: ScriptOptions): Service;
  /**
   * Answers 429 to what is over the limit, with `Retry-After`, and tells of it in `RateLimit-…` with each answer.
   *
   * @example
   * import { expect, it } from 'vitest';
   * import { http, HttpResponse, world } from 'minicase/world';
   * import { readAll } from '../starter/index.ts';
   *
   * const api = world.service('https://api.example', [http.get('/items/:id', ({ params }) => HttpResponse.text(params.id))]);
   *
   * it('stays below the limit', async () => {
   *   api.rateLimit({ limit: 2, per: '1s' });
   *   expect(await readAll(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
   *   expect(api.calls).not.toHaveCalled({ status: 429 });
   * });
   *
   * // program:
   * export async function readAll(ids: readonly string[]): Promise<string[]> {
   *   const all: string[] = [];
   *   for (const id of ids) {
   *     const response = await fetch(`https://api.example/items/${id}`);
   *     all.push(await response.text());
   *     if (response.headers.get('ratelimit-remaining') !== '0') continue;
   *     const seconds = Number(response.headers.get('ratelimit-reset'));
   *     await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
   *   }
   *   return all;
   * }
   */
  rateLimit(options: RateLimitOptions): Service;
  /**
   * How long each call is under way, half of it there and half of it back.
   *
   * @example
   * import { expect, it } from 'vitest';
   * import { http, HttpResponse, world } from 'minicase/world';
   * import { readBoth } from '../starter/index.ts';
   *
   * const api = world.service('https://api.example', [http.get('/:id', ({ params }) => HttpResponse.text(params.id))]);
   *
   * it('reads both at once', async () => {
   *   api.latency('80ms');
   *   const before = world.clock.now();
   *   expect(await readBoth()).toEqual(['a', 'b']);
   *   expect(world.clock.now() - before).toBe(80);
   * });
   *
   * // program:
   * export async function readBoth(): Promise<string[]> {
   *   const read = async (id: string): Promise<string> => (await fetch(`https://api.example/${id}`)).text();
   *   return await Promise.all([read('a'), read('b')]);
   * }
   */
  latency(latency: Latency): Service;
  /**
   * From here on nobody answers, until {@link up}: connections are refused, or what a fault says.
   *
   * @example
   * import { expect, it } from 'vitest';
   * import { http, HttpResponse, world } from 'minicase/world';
   * import { readName } from '../starter/index.ts';
   *
   * const users = world.service('https://users.example', [http.get('/me', () => HttpResponse.text('Ann'))]);
   *
   * it('does without the service while it is down', async () => {
   *   users.down();
   *   expect(await readName()).toBe('somebody');
   *   users.up();
   *   expect(await readName()).toBe('Ann');
   * });
   *
   * // program:
   * export async function readName(): Promise<string> {
   *   const response = await fetch('https://users.example/me').catch(() => undefined);
   *   return response === undefined ? 'somebody' : await response.text();
   * }
   */
  down(fault?: Fault): Service;
  up(): Service;
  /**
   * Checks what the program sends, by schemas (of zod or the like) for each kind of call, or by an OpenAPI document.
   * What is against the contract is answered 400, and fails the test with all differences.
   *
   * @example
   * import { expect, it } from 'vitest';
   * import { z } from 'zod';
   * import { http, HttpResponse, world } from 'minicase/world';
   * import { order } from '../starter/index.ts';
   *
   * const handlers = [http.post('/orders', () => new HttpResponse(null, { status: 201 }))];
   *
   * it('sends what was agreed on', async () => {
   *   const body = z.object({ sku: z.string(), count: z.int().positive() });
   *   world.service('https://shop.example', handlers).contract({ 'POST /orders': { body } });
   *   expect(await order('lamp', 2)).toBe(201);
   * });
   *
   * it('sends what the document says', async () => {
   *   const schema = { type: 'object', required: ['sku'], properties: { sku: { type: 'string' } } };
   *   world.service('https://shop.example', handlers).contract({
   *     openapi: '3.1.0',
   *     paths: { '/orders': { post: { requestBody: { required: true, content: { 'application/json': { schema } } } } } },
   *   });
   *   expect(await order('lamp', 2)).toBe(201);
   * });
   *
   * // program:
   * export async function order(sku: string, count: number): Promise<number> {
   *   const headers = { 'content-type': 'application/json' };
   *   const response = await fetch('https://shop.example/orders', { method: 'POST', headers, body: JSON.stringify({ sku, count }) });
   *   return response.status;
   * }
   */
  contract(contract: Contract): Service;
  /** What the program asked of this service. */
  readonly calls: CallLog<HttpCall>;
  /** The same as requests, bodies included. */
  readonly requests: readonly Request[];
};

export type ServicePorts = {
  readonly read: () => ServiceState;
  readonly write: (state: ServiceState) => void;
  readonly calls: () => CallLog<HttpCall>;
  readonly requests: () => readonly Request[];
};

const METHOD_AND_PATH = /^(?:([A-Z]+)\s+)?(.*)$/;

export function createService(url: string, { read, write, calls, requests }: ServicePorts): Service {
  const where = `world.service('${url}')`;
  const change = (changed: Partial<ServiceState>): Service => {
    write({ ...read(), ...changed });
    return service;
  };

  const service: Service = {
    url,
    use(...given) {
      const handlers = requireHandlers(given.flat(), `${where}.use`);
      for (const handler of handlers) pathOf(handler, url);
      const { handlers: before } = read();
      return change({ handlers: { ...before, list: [...handlers, ...before.list] } });
    },
    script(...args: readonly unknown[]) {
      const hasPath = typeof args[0] === 'string';
      const [faults, options] = hasPath ? args.slice(1) : args;
      const [, method, path = ''] = METHOD_AND_PATH.exec(hasPath ? (args[0] as string) : '*') ?? [];
      const named = hasPath ? `${where}.script('${args[0] as string}')` : `${where}.script`;
      const script = readScript(faults, options, named);
      const running = { script, method, match: compilePath(path, url), position: 0 };
      return change({ scripts: [running, ...read().scripts] });
    },
    rateLimit: (options) => change({ rate: readRateLimit(options, `${where}.rateLimit`) }),
    latency: (latency) => change({ latencyOf: readLatency(latency, `${where}.latency`) }),
    down: (fault = 'refused') => change({ down: requireFault(fault, `${where}.down`) }),
    up: () => change({ down: undefined }),
    contract: (contract) => change({ check: readContract(contract, url, `${where}.contract`) }),
    get calls() {
      return calls();
    },
    get requests() {
      return requests();
    },
  };
  return service;
}

/** Says to a service what it may be made with. */
export function configure(service: Service, given: readonly HttpHandler[] | ServiceOptions): void {
  const options: ServiceOptions = Array.isArray(given) ? { handlers: given } : (given as ServiceOptions);
  const known = ['handlers', 'script', 'rateLimit', 'latency', 'contract'];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new TypeError(`world.service('${service.url}'): unknown: ${unknown} (known: ${known.join(', ')})`);
  }
  if (options.handlers !== undefined) service.use(...options.handlers);
  if (options.script !== undefined) service.script(options.script);
  if (options.rateLimit !== undefined) service.rateLimit(options.rateLimit);
  if (options.latency !== undefined) service.latency(options.latency);
  if (options.contract !== undefined) service.contract(options.contract);
}

function readLatency(latency: Latency, where: string): ServiceState['latencyOf'] {
  if (typeof latency === 'function')
    return (incoming) => durationMs(latency({ request: makeRequest(incoming) }), where);
  const ms = durationMs(latency, where);
  return () => ms;
}

function requireFault(fault: Fault, where: string): ReadFault {
  const read = readFault(fault, where);
  if (read.isProcessed)
    throw new TypeError(`${where}: a service that is down does nothing; '${read.text}' is no way to be`);
  return read;
}
