import { type Duration, durationMs } from '../duration.ts';
import type { WorldPorts } from '../part.ts';
import { sleep } from '../services/delay.isolate.ts';
import { type Fault, type ReadFault, readFault } from '../services/fault.ts';
import { faultAt, readScript } from '../services/fault-script.ts';
import { type SignBy, sign } from './signature.ts';
import { type DeliverIn, orderOf } from './webhook-order.ts';

/** Who gets webhooks: an application with `fetch`, as Hono's, or a function. */
export type WebhookTarget =
  | { fetch(request: Request): Response | Promise<Response> }
  | ((request: Request) => Response | Promise<Response>);

export type Retry = {
  /** How often an event is sent before the sender gives up. 5 where nothing is said. */
  readonly attempts?: number;
  /** The first pause; each is twice the one before. 1 s where nothing is said. */
  readonly from?: Duration;
  readonly factor?: number;
};

export type WebhookOptions = {
  /** Where the application thinks that it is reached. */
  readonly url: string;
  /** What is sent, each as JSON. One with a text for its `id` keeps it; else it gets one. */
  readonly events: readonly unknown[];
  /** Without one nothing is signed. */
  readonly secret?: string;
  readonly sign?: SignBy;
  readonly deliver?: DeliverIn;
  /** Between the first attempts for two events. At once, one after the other, where nothing is said. */
  readonly every?: Duration;
  /** Whether all are sent at the same time, and not each once the one before is answered. */
  readonly concurrent?: boolean;
  /** Sends again until it is answered 2xx. False for never. */
  readonly retry?: Retry | false;
  /** How long the sender waits for an answer. 10 s where nothing is said. */
  readonly timeout?: Duration;
  /** What happens to attempt after attempt on its way: `'timeout'` and `'refused'` do not arrive, `{ delay }` is overtaken by the next, `{ duplicate: true }` arrives twice, `{ connection: 'reset', processed: true }` arrives, but the sender does not hear of it. */
  readonly script?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
};

/** One attempt to deliver one event. */
export type WebhookDelivery = {
  readonly id: string;
  readonly event: unknown;
  /** 1 for the first. */
  readonly attempt: number;
  readonly at: number;
  /** What the application answered, or why there is no answer. */
  readonly status: number | 'timeout' | 'refused' | 'reset' | 'dns' | 'failed';
  readonly response: Response | undefined;
  /** What the application threw. */
  readonly error: unknown;
};

type Arrival = Pick<WebhookDelivery, 'status' | 'response' | 'error'>;

const KNOWN = [
  'url',
  'events',
  'secret',
  'sign',
  'deliver',
  'every',
  'concurrent',
  'retry',
  'timeout',
  'script',
  'headers',
];

/** Sends webhooks to the program. */
export function createWebhooks({ nowMs }: WorldPorts) {
  /**
   * Sends webhooks to the program as their senders do: signed, more than once, in any order, and again until they are
   * answered.
   *
   * @returns every attempt, in the order in which they were made
   * @example
   * import { expect, it } from 'vitest';
   * import { world } from 'minicase/world';
   * import { app } from '../starter/index.ts';
   *
   * it('books a payment once', async () => {
   *   const events = [{ id: 'evt_1', paid: 100 }, { id: 'evt_2', paid: 50 }];
   *   const sent = await world.webhooks(app, {
   *     url: 'https://app.example/webhooks',
   *     events,
   *     secret: 'topsecret',
   *     sign: 'github',
   *     deliver: { order: [1, 0, 1] },
   *     script: ['ok', 'timeout'],
   *   });
   *   expect(sent.map(({ id, attempt, status }) => `${id} ${attempt} ${status}`)).toEqual([
   *     'evt_2 1 204',
   *     'evt_1 1 timeout',
   *     'evt_2 1 204',
   *     'evt_1 2 204',
   *   ]);
   *   const balance = await app.fetch(new Request('https://app.example/balance'));
   *   expect(await balance.text()).toBe('150');
   * });
   *
   * // program:
   * import { createHmac } from 'node:crypto';
   *
   * const paid = new Map<string, number>();
   *
   * export const app = {
   *   async fetch(request: Request): Promise<Response> {
   *     if (request.method === 'GET') return new Response(String([...paid.values()].reduce((sum, part) => sum + part, 0)));
   *     const body = await request.text();
   *     const signature = createHmac('sha256', 'topsecret').update(body).digest('hex');
   *     if (request.headers.get('x-hub-signature-256') !== `sha256=${signature}`) return new Response(null, { status: 401 });
   *     const event = JSON.parse(body) as { id: string; paid: number };
   *     paid.set(event.id, event.paid);
   *     return new Response(null, { status: 204 });
   *   },
   * };
   */
  return async function webhooks(target: WebhookTarget, options: WebhookOptions): Promise<readonly WebhookDelivery[]> {
    const call = requireTarget(target);
    const { url, events, secret, every = 0, timeout = 10_000, retry = {} } = requireOptions(options);
    const everyMs = durationMs(every, 'world.webhooks: every');
    const timeoutMs = durationMs(timeout, 'world.webhooks: timeout');
    const script =
      options.script === undefined ? undefined : readScript(options.script, undefined, 'world.webhooks: script');
    const pauses = readRetry(retry);
    const deliveries: WebhookDelivery[] = [];
    const later: Promise<void>[] = [];
    let attempts = 0;

    function nextFault(): ReadFault {
      attempts += 1;
      return (script === undefined ? undefined : faultAt(script, attempts - 1)) ?? readFault('ok', '');
    }

    async function request(id: string, event: unknown): Promise<Request> {
      const body = JSON.stringify(event);
      const timestamp = Math.floor(Date.now() / 1_000);
      const signed =
        secret === undefined ? {} : await sign(options.sign ?? 'standard', { id, timestamp, body, secret });
      const headers = { 'content-type': 'application/json', ...signed, ...options.headers };
      return new Request(url, { method: 'POST', headers, body });
    }

    /** One attempt, and those after it. Resolves when the first has been answered. */
    async function send(id: string, event: unknown, attempt: number): Promise<void> {
      const fault = nextFault();
      if (fault.delayMs > 0) {
        later.push(sleep(fault.delayMs).then(() => arrive(id, event, attempt, fault)));
        return;
      }
      await arrive(id, event, attempt, fault);
    }

    async function arrive(id: string, event: unknown, attempt: number, fault: ReadFault): Promise<void> {
      const at = nowMs();
      const place =
        deliveries.push({ id, event, attempt, at, status: 'failed', response: undefined, error: undefined }) - 1;
      const arrival = await reach(id, event, fault);
      deliveries[place] = { id, event, attempt, at, ...arrival };
      const isDone = typeof arrival.status === 'number' && arrival.status >= 200 && arrival.status < 300;
      const pause = pauses[attempt - 1];
      if (isDone || pause === undefined) return;
      later.push(sleep(pause).then(() => send(id, event, attempt + 1)));
    }

    async function reach(
      id: string,
      event: unknown,
      { connection, isProcessed, isDuplicate, status }: ReadFault,
    ): Promise<Arrival> {
      if (!isProcessed) {
        if (connection === 'timeout') await sleep(timeoutMs);
        return { status: connection ?? status ?? 'failed', response: undefined, error: undefined };
      }
      if (isDuplicate) await answered(call, await request(id, event), timeoutMs);
      const arrival = await answered(call, await request(id, event), timeoutMs);
      return connection === undefined ? arrival : { ...arrival, status: connection, response: undefined };
    }

    const ids = events.map((event, place) => idOf(event) ?? `msg_${place + 1}`);
    for (const [index, place] of orderOf(options.deliver ?? 'in-order', events.length, Math.random).entries()) {
      if (index > 0) await sleep(everyMs);
      const sent = send(ids[place] as string, events[place], 1);
      if (options.concurrent === true) later.push(sent);
      else await sent;
    }
    // Each of them may add another.
    for (const pending of later) await pending;
    return deliveries;
  };
}

type Receive = (request: Request) => unknown;

function requireTarget(target: WebhookTarget): Receive {
  if (typeof target === 'function') return target;
  if (typeof target?.fetch === 'function') return (request) => target.fetch(request);
  throw new TypeError('world.webhooks: the first argument is an application with fetch(), or a function');
}

function requireOptions(options: WebhookOptions): WebhookOptions {
  const unknown = Object.keys(options ?? {}).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw new TypeError(`world.webhooks: unknown: ${unknown} (known: ${KNOWN.join(', ')})`);
  if (!Array.isArray(options?.events)) throw new TypeError('world.webhooks: events is the list of what is sent');
  if (!URL.canParse(options.url))
    throw new TypeError("world.webhooks: url is where they are sent to, such as 'https://app.example/webhooks'");
  return options;
}

/** The pauses before the second attempt and those after it. */
function readRetry(retry: Retry | false): readonly number[] {
  if (retry === false) return [];
  const { attempts = 5, from = 1_000, factor = 2 } = retry;
  if (!Number.isInteger(attempts) || attempts < 1 || attempts > 100) {
    throw new TypeError(`world.webhooks: retry.attempts is ${String(attempts)}: write a whole number from 1 to 100`);
  }
  const fromMs = durationMs(from, 'world.webhooks: retry.from');
  return Array.from({ length: attempts - 1 }, (_, index) => fromMs * factor ** index);
}

/** Waits for the program's answer, and no longer than that. */
async function answered(call: Receive, request: Request, timeoutMs: number): Promise<Arrival> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<Arrival>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, { status: 'timeout', response: undefined, error: undefined });
  });
  try {
    return await Promise.race([readAnswer(call, request), tooLate]);
  } catch (error) {
    return { status: 'failed', response: undefined, error };
  } finally {
    clearTimeout(timer);
  }
}

/** The program may answer anything: only a response has the status of one. */
async function readAnswer(call: Receive, request: Request): Promise<Arrival> {
  const response = (await call(request)) as Response;
  const status: unknown = Object.getOwnPropertyDescriptor(Response.prototype, 'status')?.get?.call(response);
  return { status: status as number, response, error: undefined };
}

function idOf(event: unknown): string | undefined {
  const id: unknown = typeof event === 'object' && event !== null ? (event as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : undefined;
}
