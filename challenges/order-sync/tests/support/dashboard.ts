import { expect } from 'vitest';
import type { OrderService } from '../../starter/index.ts';

export interface Answer {
  readonly status: number;
  /** Read as JSON, which is what every answer must be. */
  readonly body: unknown;
}

/** Sends a request as the dashboard does, and reads the answer. */
export async function ask(service: OrderService, path: string, method = 'GET'): Promise<Answer> {
  const response = await service.fetch(new Request(`https://birchwick.example${path}`, { method }));
  expect(response.headers.get('content-type')).toMatch(/^application\/json\b/);
  return { status: response.status, body: await response.json() };
}

/** `/summary?from=2026-03-01`, each value encoded. */
export function summaryPath(query: Readonly<Record<string, string>>): string {
  return `/summary?${new URLSearchParams(query)}`;
}
