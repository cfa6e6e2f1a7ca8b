import { CallLog } from '../call-log.isolate.ts';
import type { WorldPart, WorldPorts } from '../part.ts';
import { type CalledUrl, queryOf, readCalledUrl } from './called-url.ts';
import { closedError, refusedError, resetError, unknownHostError } from './connection-error.isolate.ts';
import { sleep } from './delay.isolate.ts';
import { type ConnectionFault, type ReadFault, readFault } from './fault.ts';
import { spoil, statusAnswer } from './faulty-answer.isolate.ts';
import { handle } from './handle.isolate.ts';
import type { HttpHandler } from './http.isolate.ts';
import { beginSpan, endSpan, type HttpCall, isHttpCall, type NoAnswer, type OpenCall } from './http-call.isolate.ts';
import { BodyTooLarge, type Incoming, makeRequest, parseBody, readBody, requireRequest } from './incoming.isolate.ts';
import { rateHeaders, takeFrom } from './rate-limit.ts';
import { configure, createService, type Service, type ServiceOptions } from './service.isolate.ts';
import { FRESH, type ServiceState, takeFault } from './service-state.isolate.ts';
import { describeUnexpected } from './unexpected-call.isolate.ts';

type Entry = { readonly service: Service; state: ServiceState };

const OK = readFault('ok', '');

/** A call that fails, and how the log says so. */
class CallFailed extends Error {
  readonly status: NoAnswer;
  readonly told: TypeError;
  constructor(status: NoAnswer, told: TypeError) {
    super(told.message);
    this.status = status;
    this.told = told;
  }
}

/** What came of a call at the service: the answer of its handlers, where they were asked, and what happens to it. */
type Effect = { readonly fault: ReadFault; readonly response: Response | undefined };

export type Services = WorldPart & {
  /**
   * An upstream service below a URL. The program's `fetch` reaches it, and nothing else.
   *
   * @example
   * import { expect, it } from 'vitest';
   * import { http, HttpResponse, world } from 'minicase/world';
   * import { placeOrder } from '../starter/index.ts';
   *
   * const shop = world.service('https://shop.example/v1', [
   *   http.post('/orders', () => HttpResponse.json({ id: 7 }, { status: 201 })),
   * ]);
   *
   * it('tries again where the shop is busy', async () => {
   *   shop.script([503, { status: 429, retryAfter: '2s' }]);
   *   expect(await placeOrder()).toBe(7);
   *   expect(shop.calls).toHaveLength(3);
   *   expect(shop.calls).toHaveHonouredRetryAfter();
   * });
   *
   * // program:
   * export async function placeOrder(): Promise<number> {
   *   for (;;) {
   *     const response = await fetch('https://shop.example/v1/orders', { method: 'POST', body: '{}' });
   *     if (response.ok) return ((await response.json()) as { id: number }).id;
   *     const seconds = Number(response.headers.get('retry-after') ?? 1);
   *     await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
   *   }
   * }
   */
  readonly service: (url: string, given?: readonly HttpHandler[] | ServiceOptions) => Service;
  /** Where the program's `fetch` goes. @param aborted - settles when the program takes its call back */
  readonly dispatch: (request: unknown, aborted?: unknown) => Promise<Response>;
};

/** Upstream services: what the program's `fetch` reaches. */
export function createServices(ports: WorldPorts): Services {
  const { calls, io, nowMs, problems } = ports;
  /** The longest URL first: the nearest service is asked. */
  let entries: readonly Entry[] = [];
  let requestCount = 0;
  const incomingOf = new WeakMap<HttpCall, Incoming>();

  function service(url: string, given: readonly HttpHandler[] | ServiceOptions = []): Service {
    const base = requireBase(url);
    let entry = entries.find((other) => other.service.url === base);
    if (entry === undefined) {
      entry = createEntry(base);
      entries = [...entries, entry].sort((a, b) => b.service.url.length - a.service.url.length);
    }
    configure(entry.service, given);
    return entry.service;
  }

  function createEntry(base: string): Entry {
    const ownCalls = (): readonly HttpCall[] =>
      calls
        .read()
        .filter(isHttpCall)
        .filter((call) => call.service === base);
    const entry: Entry = {
      state: FRESH,
      service: createService(base, {
        read: () => entry.state,
        write(state) {
          entry.state = state;
        },
        calls: () => CallLog.fromEntries(ownCalls()),
        requests: () =>
          ownCalls().flatMap((call) => {
            const incoming = incomingOf.get(call);
            return incoming === undefined ? [] : [makeRequest(incoming)];
          }),
      }),
    };
    return entry;
  }

  function findEntry(url: CalledUrl): Entry | undefined {
    return entries.find(({ service: { url: base } }) => {
      const rest = url.href.slice(base.length);
      return url.href.startsWith(base) && (rest === '' || base.endsWith('/') || /^[/?#]/.test(rest));
    });
  }

  async function dispatch(given: unknown, aborted?: unknown): Promise<Response> {
    const request = requireRequest(given);
    const head = { method: request.method, url: readCalledUrl(request.url), headers: request.headers };
    const call = noteCall(head);
    whenAborted(aborted, () => {
      if (call.durationMs !== undefined) return;
      call.aborted = true;
      settle(call, call.status);
    });
    try {
      const incoming: Incoming = { ...head, body: await readBody(request) };
      calls.weigh(incoming.body?.length ?? 0);
      incomingOf.set(call, incoming);
      call.body = parseBody(incoming.body, incoming.headers.get('content-type'));
      return await exchange(incoming, call);
    } catch (error) {
      if (error instanceof BodyTooLarge) problems.add(error.message);
      settle(call, error instanceof CallFailed ? error.status : 'failed');
      throw error instanceof CallFailed ? error.told : error;
    }
  }

  /** Notes a call as it begins. */
  function noteCall({ method, url, headers }: Omit<Incoming, 'body'>): OpenCall {
    const call = calls.note<HttpCall>({
      kind: 'http',
      service: findEntry(url)?.service.url,
      method,
      url: url.href,
      path: url.pathname,
      query: queryOf(url),
      headers: Object.fromEntries(headers),
      body: undefined,
      status: undefined,
      durationMs: undefined,
      answeredAt: undefined,
      answerHeaders: {},
      fault: undefined,
      aborted: false,
    });
    beginSpan(call);
    return call;
  }

  function settle(call: OpenCall, status: HttpCall['status']): void {
    if (call.durationMs !== undefined) return;
    call.status = status;
    call.durationMs = nowMs() - call.at;
    call.answeredAt = Date.now();
    endSpan(call);
  }

  /** One request and its answer. @throws CallFailed */
  async function exchange(incoming: Incoming, call: OpenCall): Promise<Response> {
    const entry = findEntry(incoming.url);
    if (entry === undefined) throw unexpected(incoming, undefined);
    const latencyMs = entry.state.latencyOf?.(incoming) ?? 0;
    await sleep(Math.ceil(latencyMs / 2));
    const effect = await io.perform(
      'http',
      () => takeEffect(entry, incoming, call),
      `${incoming.method} ${incoming.url.href}`,
    );
    await sleep(Math.floor(latencyMs / 2));
    const response = await arrive(effect, incoming, call);
    call.answerHeaders = Object.fromEntries(response.headers);
    settle(call, response.status);
    return response;
  }

  function unexpected(incoming: Incoming, entry: Entry | undefined): CallFailed {
    const known = ({ service: { url }, state }: Entry) => ({ url, handlers: state.handlers.list });
    problems.add(describeUnexpected(incoming, nowMs(), entries.map(known), entry && known(entry)));
    return new CallFailed('unexpected', refusedError(hostOf(incoming.url.href)));
  }

  /** What the service does about a request, at the moment at which it gets it. */
  async function takeEffect(entry: Entry, incoming: Incoming, call: OpenCall): Promise<Effect> {
    if (entry.state.down !== undefined) return { fault: entry.state.down, response: undefined };
    const taken = takeFault(entry.state, incoming.method, incoming.url);
    entry.state = taken.state;
    const fault = taken.fault ?? OK;
    if (fault.text !== OK.text && fault.text !== '200') call.fault = fault.text;
    if (!fault.isProcessed) return { fault, response: undefined };
    const refusal = await refuse(entry, incoming, call);
    if (refusal !== undefined) return { fault: OK, response: refusal };
    let response = await ask(entry, incoming);
    if (fault.isDuplicate) response = await ask(entry, incoming);
    return { fault, response: withRate(entry, response) };
  }

  /** The answer to a call that the service does nothing about: one too many, or against its contract. */
  async function refuse(entry: Entry, incoming: Incoming, call: OpenCall): Promise<Response | undefined> {
    if (entry.state.rate !== undefined) {
      const { rate, isWithin } = takeFrom(entry.state.rate, nowMs());
      entry.state = { ...entry.state, rate };
      if (!isWithin) {
        const retryAfterMs = rate.retryAfterMs ?? rate.opensAt + rate.perMs - nowMs();
        return statusAnswer({ ...OK, status: 429, retryAfterMs, headers: rateHeaders(rate, nowMs()) });
      }
    }
    const violations = (await entry.state.check?.({ ...incoming, query: call.query, body: call.body })) ?? [];
    if (violations.length === 0) return undefined;
    const title = `${incoming.method} ${incoming.url.pathname} is against the contract of ${entry.service.url}`;
    problems.add([`${title}:`, ...violations.map((violation) => `  ${violation}`)].join('\n'));
    const body = { type: 'about:blank', title: 'Bad Request', status: 400, errors: violations };
    return statusAnswer({ ...OK, status: 400, headers: { 'content-type': 'application/problem+json' }, body });
  }

  /** Asks the service's handlers. @throws CallFailed where none answers, or the author's code throws */
  async function ask(entry: Entry, incoming: Incoming): Promise<Response> {
    requestCount += 1;
    let response: Response | undefined;
    try {
      response = await handle({
        incoming,
        base: entry.service.url,
        requestId: `request-${requestCount}`,
        read: () => entry.state.handlers,
        write(handlers) {
          entry.state = { ...entry.state, handlers };
        },
      });
    } catch (error) {
      problems.add(error instanceof Error ? error : new Error(`a resolver threw ${String(error)}`));
      return statusAnswer({ ...OK, status: 500 });
    }
    if (response === undefined) throw unexpected(incoming, entry);
    if (response.type === 'error') throw new CallFailed('reset', resetError());
    return response;
  }

  function withRate({ state: { rate } }: Entry, response: Response): Response {
    if (rate === undefined) return response;
    const { status, statusText, body } = response;
    const headers = new Headers(response.headers);
    for (const [name, value] of Object.entries(rateHeaders(rate, nowMs()))) headers.set(name, value);
    return new Response(body, { status, statusText, headers });
  }

  /** The way back: what is lost on it, and what comes late. */
  async function arrive({ fault, response }: Effect, { url }: Incoming, call: OpenCall): Promise<Response> {
    if (fault.connection === 'timeout') {
      call.status = 'timeout';
      return await new Promise<never>(() => undefined);
    }
    await sleep(fault.delayMs);
    if (fault.connection !== undefined) throw new CallFailed(fault.connection, connectionError(fault.connection, url));
    if (fault.drop === 'before-headers') throw new CallFailed('dropped', closedError());
    const isOfHandler = fault.status === undefined && response !== undefined;
    return await spoil(isOfHandler ? response : statusAnswer(fault), fault);
  }

  return {
    service,
    dispatch,
    checkpoint: () => ({ entries, states: entries.map(({ state }) => state), requestCount }),
    restore(checkpoint) {
      const before = checkpoint as { entries: readonly Entry[]; states: readonly ServiceState[]; requestCount: number };
      entries = before.entries;
      requestCount = before.requestCount;
      for (const [index, entry] of entries.entries()) entry.state = before.states[index] as ServiceState;
    },
  };
}

function requireBase(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '') {
    throw new TypeError(
      `world.service('${String(url)}'): write the URL that the service is below, such as 'https://api.market.example'`,
    );
  }
  return parsed.href.replace(/\/$/, '');
}

function hostOf(href: string): string {
  const { hostname, port, protocol } = new URL(href);
  return `${hostname}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
}

function connectionError(fault: Exclude<ConnectionFault, 'timeout'>, { href }: CalledUrl): TypeError {
  switch (fault) {
    case 'refused':
      return refusedError(hostOf(href));
    case 'reset':
      return resetError();
    case 'dns':
      return unknownHostError(new URL(href).hostname);
  }
}

function whenAborted(aborted: unknown, then: () => void): void {
  if (aborted instanceof Promise) void aborted.then(then, then);
}
