import { apiFetch } from '../../api/request.ts';

type Ask = { readonly method: 'POST' | 'PATCH' | 'DELETE'; readonly body?: unknown };

/** Asks the API, and takes its answer for what the protocol says that it is. */
export async function ask<T>(path: string, { method, body }: Partial<Ask> = {}): Promise<T> {
  const response = await apiFetch(path, {
    method: method ?? 'GET',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (response.status === 204 ? undefined : await response.json()) as T;
}
