import type { z } from 'zod';

const ANSWER_WITHIN_MS = 15_000;

/** Asks the server as one of its workers. Rejects where it does not answer. */
export type AskServer = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Response>;

export function askServerAt(apiUrl: string, token: string): AskServer {
  return async (method, path, body) =>
    await fetch(new URL(path, apiUrl), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
}

/** @throws where the server refused, or answers something else */
export async function readAnswer<T extends z.ZodType>(response: Response, schema: T): Promise<z.infer<T>> {
  await requireOk(response);
  return schema.parse(await response.json());
}

/** @throws where the server refused */
export async function requireOk(response: Response): Promise<void> {
  if (response.ok) return;
  await response.body?.cancel();
  throw new Error(`the API answered ${response.status} to ${new URL(response.url).pathname}`);
}
