import { noteAnswer, noteSilence } from './connection.ts';
import { ApiProblem, readProblem, Unreachable } from './problem.ts';

export type Ask = { readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; readonly body?: unknown };

const RETRY_AFTER_MS = [300, 900, 2_700] as const;
const WORTH_A_RETRY: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/**
 * `fetch` for the API. What is only read is asked for again when there is no answer, or that of an overloaded server,
 * ever later.
 *
 * @throws ApiProblem the server will not
 * @throws Unreachable there was no answer
 */
export async function apiFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const isRead = (init.method ?? 'GET') === 'GET';
  for (let failures = 0; ; failures += 1) {
    try {
      return await fetchOnce(input, init);
    } catch (error) {
      const waitMs = isRead && isPassing(error) ? RETRY_AFTER_MS[failures] : undefined;
      if (waitMs === undefined) throw error;
      await wait(Math.max(waitMs, 1_000 * retryAfterOf(error)));
    }
  }
}

async function fetchOnce(input: string | URL | Request, init: RequestInit): Promise<Response> {
  const sentAt = performance.now();
  const response = await fetch(input, { ...init, credentials: 'same-origin' }).catch((cause: unknown) => {
    noteSilence();
    throw new Unreachable(cause);
  });
  noteAnswer(response.headers.get('date'), sentAt);
  if (!response.ok) throw await readProblem(response);
  return response;
}

/**
 * Asks an address for JSON, where no route's types are at hand.
 *
 * @throws ApiProblem, Unreachable as `apiFetch` does
 */
export async function requestJson<T>(path: string, { method = 'GET', body }: Ask = {}): Promise<T> {
  const sent =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await apiFetch(path, { method, ...sent });
  return response.status === 204 ? (undefined as T) : await readJson<T>(Promise.resolve(response));
}

/**
 * What a successful answer holds. One that was cut off on its way is no answer.
 *
 * @throws Unreachable
 */
export async function readJson<T>(answer: Promise<JsonAnswer<T>>): Promise<T> {
  const response = await answer;
  return await response.json().catch((cause: unknown) => {
    throw new Unreachable(cause);
  });
}

type JsonAnswer<T> = { readonly json: () => Promise<T> };

function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ApiProblem && WORTH_A_RETRY.has(error.status));
}

function retryAfterOf(error: unknown): number {
  return error instanceof ApiProblem ? Math.min(error.retryAfterSeconds ?? 0, 10) : 0;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
