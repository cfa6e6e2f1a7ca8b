import { formatMs } from '../duration.ts';
import type { HttpHandler } from './http.isolate.ts';
import { describeHandler } from './http.isolate.ts';
import type { Incoming } from './incoming.isolate.ts';

/** So much of a body is told. */
const EXCERPT_LENGTH = 200;
const MOST_HANDLERS = 12;

export type KnownService = { readonly url: string; readonly handlers: readonly HttpHandler[] };

/** Says what was called, what there is, and what it may have been meant for. */
export function describeUnexpected(
  incoming: Incoming,
  nowMs: number,
  services: readonly KnownService[],
  service: KnownService | undefined,
): string {
  const { method, url, body } = incoming;
  const lines = [`unexpected call: ${method} ${url.href} (at ${formatMs(nowMs)})`];
  const text = body === undefined ? '' : new TextDecoder().decode(body.slice(0, EXCERPT_LENGTH * 4));
  if (text !== '') lines.push(`  body: ${text.slice(0, EXCERPT_LENGTH)}${text.length > EXCERPT_LENGTH ? ' …' : ''}`);
  if (service === undefined) {
    const known = services.map((other) => other.url);
    lines.push(
      known.length === 0 ? '  there is no service' : `  there is no such service; there are: ${known.join(', ')}`,
    );
  } else {
    lines.push(`  no handler of ${service.url} answers it; there are: ${listHandlers(service.handlers)}`);
  }
  const nearest = findNearest(incoming, service === undefined ? services : [service]);
  if (nearest !== undefined) lines.push(`  the nearest is ${nearest}`);
  return lines.join('\n');
}

function listHandlers(handlers: readonly HttpHandler[]): string {
  if (handlers.length === 0) return 'none';
  const shown = handlers.slice(0, MOST_HANDLERS).map(describeHandler);
  return shown.join(', ') + (handlers.length > MOST_HANDLERS ? ` and ${handlers.length - MOST_HANDLERS} more` : '');
}

/** The handler whose method and path are written most alike; undefined where none is alike at all. */
function findNearest({ method, url }: Incoming, services: readonly KnownService[]): string | undefined {
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const service of services) {
    for (const handler of service.handlers) {
      if (handler.path instanceof RegExp) continue;
      const isWhole = /^[a-z]+:\/\//i.test(handler.path);
      const wanted = isWhole ? handler.path : service.url.replace(/\/$/, '') + handler.path;
      const otherMethod = handler.method === undefined || handler.method === method ? 0 : 1;
      const distance = editDistance(wanted, url.origin + url.pathname) + otherMethod;
      if (distance >= least || distance > wanted.length / 3) continue;
      least = distance;
      const what = otherMethod === 0 ? '' : ' (another method)';
      nearest = `${handler.method ?? 'any method'} ${wanted}${what}`;
    }
  }
  return nearest;
}

/** In how many letters two texts differ; a parameter of a path is like anything. */
function editDistance(pattern: string, text: string): number {
  const tokens = pattern.match(/:\w+|./gs) ?? [];
  let row = Array.from({ length: text.length + 1 }, (_, index) => index);
  for (const [index, token] of tokens.entries()) {
    const isParameter = token.length > 1;
    const next = [index + 1];
    for (let at = 1; at <= text.length; at++) {
      const letter = text[at - 1];
      const isLike = isParameter ? letter !== '/' : token === letter;
      const kept = (row[at - 1] as number) + (isLike ? 0 : 1);
      const left = (next[at - 1] as number) + (isParameter && isLike ? 0 : 1);
      next.push(Math.min(kept, left, (row[at] as number) + 1));
    }
    row = next;
  }
  return row[text.length] as number;
}
