import { summarize } from './summary.ts';
import type { ApiError, OrderStore, Summary } from './types.ts';

const DAY_MS = 86_400_000;
const LONGEST_RANGE_DAYS = 366;

interface Answer {
  readonly status: number;
  readonly body: Summary | ApiError;
}

export async function answer({ method, url }: Request, store: OrderStore): Promise<Response> {
  const { pathname, searchParams } = new URL(url);
  const { status, body } = await route(method, pathname, searchParams, store);
  return Response.json(body, { status });
}

async function route(method: string, path: string, query: URLSearchParams, store: OrderStore): Promise<Answer> {
  if (path !== '/summary') return { status: 404, body: { error: 'there is nothing at this path' } };
  if (method !== 'GET') return { status: 405, body: { error: 'only GET is allowed here' } };

  const from = parseDay(query.get('from'));
  if (from === undefined) return badRequest('from', 'from must be a date such as 2026-03-01');
  const to = parseDay(query.get('to'));
  if (to === undefined) return badRequest('to', 'to must be a date such as 2026-03-31');
  if (to < from) return badRequest('to', 'to must not be before from');
  const days = (to - from) / DAY_MS + 1;
  if (days > LONGEST_RANGE_DAYS) return badRequest('to', `at most ${LONGEST_RANGE_DAYS} days can be asked for`);

  try {
    const orders = await store.ordersPlacedBetween(isoTime(from), isoTime(to + DAY_MS));
    const allDays = Array.from({ length: days }, (_, index) => isoTime(from + index * DAY_MS).slice(0, 10));
    return { status: 200, body: summarize(orders, allDays) };
  } catch {
    return { status: 500, body: { error: 'internal error' } };
  }
}

function badRequest(parameter: 'from' | 'to', error: string): Answer {
  return { status: 400, body: { error, parameter } };
}

/** Midnight UTC of a day that exists, else undefined. */
function parseDay(text: string | null): number | undefined {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Date.parse takes 2026-02-30 for the second of March.
  return Number.isNaN(time) || isoTime(time).slice(0, 10) !== text ? undefined : time;
}

function isoTime(time: number): string {
  return new Date(time).toISOString();
}
