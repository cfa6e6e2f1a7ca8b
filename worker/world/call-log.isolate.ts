import type { Call } from './calls.isolate.ts';
import type { HttpCall } from './services/http-call.isolate.ts';
import type { SqlCall } from './sql/sql-call.ts';
import type { SqliteCall } from './sqlite/sqlite-call.ts';
import type { StoreCall } from './stores/store-call.ts';

/** Any entry of the log. */
export type WorldCall = HttpCall | SqlCall | SqliteCall | StoreCall;

/** Which calls to look at. What is left out may be anything. */
export type CallFilter = {
  readonly kind?: string;
  readonly method?: string;
  /** The path as it was called, or an expression for it. */
  readonly path?: string | RegExp;
  readonly status?: number | string;
  /** What the body holds, among other things: parts of an object. */
  readonly body?: unknown;
};

/**
 * What the program did to the world, in the order in which it took effect: an array, with ways to narrow it down.
 *
 * @example
 * import { expect, it } from 'vitest';
 * import { http, HttpResponse, world } from 'minicase/world';
 * import { order } from '../starter/index.ts';
 *
 * it('asks for the stock before it orders', async () => {
 *   world.service('https://shop.example', [http.all('*', () => HttpResponse.json({ pieces: 3 }))]);
 *   await order(world.outbox, 'lamp');
 *   expect(world.calls.map(({ kind, at }) => [kind, at])).toEqual([['http', 0], ['http', 0], ['outbox', 0]]);
 *   expect(world.calls.to('https://shop.example').map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /stock/lamp', 'POST /orders']);
 *   expect(world.calls.matching({ method: 'POST', body: { sku: 'lamp' } })).toHaveLength(1);
 *   expect(world.calls.last).toMatchObject({ kind: 'outbox', message: { ordered: 'lamp' } });
 * });
 *
 * it('begins each test with an empty log', () => {
 *   expect(world.calls).toHaveLength(0);
 * });
 *
 * // program:
 * type Outbox = { send(message: unknown): Promise<unknown> };
 *
 * export async function order(outbox: Outbox, sku: string): Promise<void> {
 *   const stock = await fetch(`https://shop.example/stock/${sku}`);
 *   if (((await stock.json()) as { pieces: number }).pieces === 0) return;
 *   const headers = { 'content-type': 'application/json' };
 *   await fetch('https://shop.example/orders', { method: 'POST', headers, body: JSON.stringify({ sku }) });
 *   await outbox.send({ ordered: sku });
 * }
 */
export class CallLog<Entry extends Call = WorldCall> extends Array<Entry> {
  /** What is mapped or filtered is an ordinary array. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  static fromEntries<Entry extends Call>(entries: readonly Entry[]): CallLog<Entry> {
    const log = new CallLog<Entry>();
    for (const entry of entries) log.push(entry);
    return log;
  }

  /** The last of them; undefined where there is none. */
  get last(): Entry | undefined {
    return this.at(-1);
  }

  /** Calls to URLs that begin so: of a service, or of a part of it. */
  to(url: string): CallLog<HttpCall> {
    const base = url.replace(/\/$/, '');
    const isBelow = (called: string): boolean =>
      called.startsWith(base) && (called.length === base.length || '/?#'.includes(called[base.length] as string));
    return CallLog.fromEntries(this.ofKind('http').filter((call) => isBelow(call.url)));
  }

  /** Calls of one kind: `'http'`, `'sql'`, `'sqlite'`, `'queue'`, `'cache'`, `'outbox'`, … */
  ofKind(kind: 'http'): CallLog<HttpCall>;
  ofKind(kind: string): CallLog<Entry>;
  ofKind(kind: string): CallLog<never> {
    return CallLog.fromEntries(this.filter((call) => call.kind === kind)) as unknown as CallLog<never>;
  }

  matching(filter: CallFilter): CallLog<Entry> {
    return CallLog.fromEntries(this.filter((call) => isLike(call, filter)));
  }
}

function isLike(call: Call, filter: CallFilter): boolean {
  const entry = call as unknown as Record<string, unknown>;
  return (Object.keys(filter) as (keyof CallFilter)[]).every((name) => {
    const wanted: unknown = filter[name];
    if (wanted === undefined) return true;
    if (wanted instanceof RegExp) return wanted.test(String(entry[name]));
    if (name === 'method') return String(entry[name]).toUpperCase() === String(wanted).toUpperCase();
    return holds(entry[name], wanted);
  });
}

/** Whether a value has at least these parts. */
function holds(value: unknown, wanted: unknown): boolean {
  if (Object.is(value, wanted)) return true;
  if (typeof value !== 'object' || value === null || typeof wanted !== 'object' || wanted === null) return false;
  if (hasMatch(wanted)) return wanted.asymmetricMatch(value);
  if (Array.isArray(wanted)) {
    if (!Array.isArray(value) || value.length !== wanted.length) return false;
    return wanted.every((part, index) => holds(value[index], part));
  }
  return Object.entries(wanted).every(([key, part]) => {
    const own: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    return hasMatch(part) ? part.asymmetricMatch(own) : holds(own, part);
  });
}

/** One of the test library's, such as `expect.any(String)`: it is the author's, who says what to look for. */
function hasMatch(wanted: unknown): wanted is { asymmetricMatch(value: unknown): boolean } {
  return typeof (wanted as { asymmetricMatch?: unknown } | null)?.asymmetricMatch === 'function';
}
