import { noteAnswer, noteSilence } from './connection.ts';
import { ApiProblem, readProblem, Unreachable } from './problem.ts';

export type Ask = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Lets a request outlive its page: at most 64 kB of body. */
  readonly keepalive?: boolean;
};

const RETRY_AFTER_MS = [300, 900, 2_700] as const;
const WORTH_A_RETRY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/**
 * Asks the API. A GET that gets no answer, or that of an overloaded server, is asked again, ever later.
 *
 * @throws ApiProblem the server will not
 * @throws Unreachable there was no answer
 */
export async function requestJson<T>(path: string, ask: Ask = {}): Promise<T> {
  const isRead = (ask.method ?? 'GET') === 'GET';
  for (let failures = 0; ; failures += 1) {
    try {
      return await requestOnce<T>(path, ask);
    } catch (error) {
      const waitMs = isRead && isPassing(error) ? RETRY_AFTER_MS[failures] : undefined;
      if (waitMs === undefined || ask.signal?.aborted === true) throw error;
      await wait(Math.max(waitMs, 1_000 * retryAfterOf(error)));
    }
  }
}

async function requestOnce<T>(path: string, ask: Ask): Promise<T> {
  const { method = 'GET', body, headers = {}, signal, keepalive = false } = ask;
  const sentAt = performance.now();
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
    keepalive,
    credentials: 'same-origin',
  }).catch((cause: unknown) => {
    if (signal?.aborted === true) throw cause;
    noteSilence();
    throw new Unreachable(cause);
  });
  noteAnswer(response.headers.get('date'), sentAt);
  if (!response.ok) throw await readProblem(response);
  if (response.status === 204) return undefined as T;
  return (await response.json().catch((cause: unknown) => {
    throw new Unreachable(cause);
  })) as T;
}

function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ApiProblem && WORTH_A_RETRY.has(error.status));
}

function retryAfterOf(error: unknown): number {
  return error instanceof ApiProblem ? Math.min(error.retryAfterSeconds ?? 0, 10) : 0;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
