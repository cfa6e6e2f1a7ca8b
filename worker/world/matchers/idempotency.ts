import { httpCallsOf } from './calls-of.ts';
import { judged, type MatcherResult } from './result.ts';

export function toHaveUsedOneIdempotencyKey(received: unknown, header = 'idempotency-key'): MatcherResult {
  const calls = httpCallsOf(received);
  const keys = calls.map(({ headers }) => headers[header.toLowerCase()]);
  const distinct = new Set(keys);
  const missing = keys.findIndex((key) => key === undefined || key === '');
  const actual =
    calls.length === 0
      ? 'it did not call'
      : missing === -1
        ? `it used ${distinct.size}`
        : `call ${missing + 1} has no ${header}`;
  const pass = calls.length > 0 && missing === -1 && distinct.size === 1;
  return judged(pass, 'use one idempotency key for all these calls', actual, calls, (index) => keys[index] ?? 'none');
}

export function toHaveUsedDistinctIdempotencyKeys(received: unknown, header = 'idempotency-key'): MatcherResult {
  const calls = httpCallsOf(received);
  const keys = calls.map(({ headers }) => headers[header.toLowerCase()]);
  const missing = keys.findIndex((key) => key === undefined || key === '');
  const again = keys.findIndex((key, index) => keys.indexOf(key) !== index);
  const actual =
    calls.length === 0
      ? 'it did not call'
      : missing !== -1
        ? `call ${missing + 1} has no ${header}`
        : again === -1
          ? 'it did'
          : `call ${again + 1} has the key of call ${keys.indexOf(keys[again]) + 1}`;
  const pass = calls.length > 0 && missing === -1 && again === -1;
  return judged(
    pass,
    'use an idempotency key of its own for each call',
    actual,
    calls,
    (index) => keys[index] ?? 'none',
  );
}
