/**
 * What a spec imports from `minicase/world`: the world that its program lives in. The values are there when a suite is
 * judged; here are their types.
 */

// biome-ignore lint/style/noRestrictedImports: only its type, for programs that are written against it.
import type { Pool } from 'pg';
import type { CallFilter } from './call-log.isolate.ts';
import type { Duration } from './duration.ts';
import type { Bound, CostBound } from './growth/bound.ts';
import type { BackOff } from './matchers/backoff.ts';
import type { WorldSql } from './sql/sql.isolate.ts';
import type { SqliteHandle } from './sqlite/handle.isolate.ts';
import type { WorldSqlite } from './sqlite/sqlite.isolate.ts';
import type { WorldExports } from './world.isolate.ts';

export type { CallFilter, CallLog, WorldCall } from './call-log.isolate.ts';
export type { Duration } from './duration.ts';
export type { Bound, CostBound } from './growth/bound.ts';
export type { Cost, CostOptions } from './growth/cost.isolate.ts';
export type { Growth, GrowthOptions } from './growth/growth.isolate.ts';
export type { WorldMatcher } from './matchers/result.ts';
export type { ScheduleRun, SchedulesOptions, SchedulesResult } from './schedules/schedules.isolate.ts';
export type { Fault, FaultDetails } from './services/fault.ts';
export type { ScriptOptions } from './services/fault-script.ts';
export type { HttpHandler, Resolver, ResolverInfo } from './services/http.isolate.ts';
export type { HttpCall } from './services/http-call.isolate.ts';
export type { Page, PaginateOptions } from './services/paginate.ts';
export type { RateLimitOptions } from './services/rate-limit.ts';
export type { Latency, Service, ServiceOptions } from './services/service.isolate.ts';
export type { SqlFault } from './sql/faults.ts';
export type { SqlPlan } from './sql/plan.ts';
export type { SqlCall } from './sql/sql-call.ts';
export type { SqliteFault } from './sqlite/faults.ts';
export type { SqliteStatement } from './sqlite/prepared.isolate.ts';
export type { SqliteCall } from './sqlite/sqlite-call.ts';
export type { Cache } from './stores/cache.isolate.ts';
export type { Environment } from './stores/environment.isolate.ts';
export type { Outbox, OutboxClient } from './stores/outbox.isolate.ts';
export type { Queue } from './stores/queue.isolate.ts';
export type { QueueClient } from './stores/queue-client.ts';
export type { QueueOptions } from './stores/queue-options.ts';
export type { StoreCall } from './stores/store-call.ts';
export type { StoreFault } from './stores/store-faults.ts';
export type { WebhookDelivery, WebhookOptions, WebhookTarget } from './webhooks/webhooks.isolate.ts';
export type { SqliteHandle, WorldSql, WorldSqlite };

/** The outside world of the program. */
export declare const world: Omit<WorldExports['world'], 'sql' | 'sqlite'> & {
  /** The database; to the program it is a pool. */
  readonly sql: WorldSql & Pool;
  /** A small database; to the program it is a connection as better-sqlite3 has it, and by promises. */
  readonly sqlite: WorldSqlite & SqliteHandle;
};
export declare const http: WorldExports['http'];
export declare const HttpResponse: WorldExports['HttpResponse'];
export declare const delay: WorldExports['delay'];
export declare const passthrough: WorldExports['passthrough'];
export declare const growth: WorldExports['growth'];
export declare const paginate: WorldExports['paginate'];
export declare const cost: WorldExports['cost'];
export declare const withModel: WorldExports['withModel'];

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /**
     * Each pause between calls is at least `factor` times the one before; with `from`, the first is at least so long.
     *
     * @example
     * import { expect, it } from 'vitest';
     * import { http, HttpResponse, world } from 'minicase/world';
     * import { charge } from '../starter/index.ts';
     *
     * const bank = world.service('https://bank.example', [http.post('/charges', () => HttpResponse.json({}))]);
     *
     * it('backs off', async () => {
     *   bank.script([503, 503, 503]);
     *   expect(await charge(4, (pause) => 1_000 * 2 ** (pause - 1))).toBe(200);
     *   expect(bank).toHaveBackedOff({ factor: 2, from: '1s' });
     *   expect(bank).not.toHaveBackedOff({ factor: 3 });
     * });
     *
     * // program:
     * export async function charge(times: number, pauseMs: (attempt: number) => number): Promise<number> {
     *   const headers = { 'idempotency-key': crypto.randomUUID() };
     *   let status = 0;
     *   for (let attempt = 1; attempt <= times && status !== 200; attempt++) {
     *     if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt - 1)));
     *     ({ status } = await fetch('https://bank.example/charges', { method: 'POST', headers }));
     *   }
     *   return status;
     * }
     */
    toHaveBackedOff(how?: BackOff): R;
    /**
     * Every pause between calls is at least so long: from the end of one to the beginning of the next.
     *
     * @example
     * import { expect, it } from 'vitest';
     * import { http, HttpResponse, world } from 'minicase/world';
     * import { charge } from '../starter/index.ts';
     *
     * const bank = world.service('https://bank.example', [http.post('/charges', () => HttpResponse.json({}))]);
     *
     * it('waits', async () => {
     *   bank.script([503, 503]);
     *   await charge(3, () => 2_000);
     *   expect(bank).toHaveWaitedAtLeast('2s');
     *   expect(bank).not.toHaveWaitedAtLeast('3s');
     * });
     *
     * // program:
     * export async function charge(times: number, pauseMs: (attempt: number) => number): Promise<number> {
     *   const headers = { 'idempotency-key': crypto.randomUUID() };
     *   let status = 0;
     *   for (let attempt = 1; attempt <= times && status !== 200; attempt++) {
     *     if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt - 1)));
     *     ({ status } = await fetch('https://bank.example/charges', { method: 'POST', headers }));
     *   }
     *   return status;
     * }
     */
    toHaveWaitedAtLeast(duration: Duration): R;
    /**
     * No call came before the time that an answer's `Retry-After` says, in seconds or as a date; and there was such an answer.
     *
     * @example
     * import { expect, it } from 'vitest';
     * import { http, HttpResponse, world } from 'minicase/world';
     * import { charge } from '../starter/index.ts';
     *
     * const bank = world.service('https://bank.example', [http.post('/charges', () => HttpResponse.json({}))]);
     *
     * it('waits as long as it is told to', async () => {
     *   bank.script([{ status: 429, retryAfter: '30s' }, { status: 503, retryAfter: '10s', retryAfterDate: true }]);
     *   await charge(3, () => 30_000);
     *   expect(bank).toHaveHonouredRetryAfter();
     * });
     *
     * // program:
     * export async function charge(times: number, pauseMs: (attempt: number) => number): Promise<number> {
     *   const headers = { 'idempotency-key': crypto.randomUUID() };
     *   let status = 0;
     *   for (let attempt = 1; attempt <= times && status !== 200; attempt++) {
     *     if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt - 1)));
     *     ({ status } = await fetch('https://bank.example/charges', { method: 'POST', headers }));
     *   }
     *   return status;
     * }
     */
    toHaveHonouredRetryAfter(): R;
    /**
     * There are no more calls than that, of whatever kind.
     *
     * @example
     * import { expect, it } from 'vitest';
     * import { http, HttpResponse, world } from 'minicase/world';
     * import { charge } from '../starter/index.ts';
     *
     * const bank = world.service('https://bank.example', [http.post('/charges', () => HttpResponse.json({}))]);
     *
     * it('gives up', async () => {
     *   bank.script([503], { afterwards: 'last' });
     *   expect(await charge(3, () => 1_000)).toBe(503);
     *   expect(world).toHaveCalledAtMost(3);
     *   expect(bank.calls).not.toHaveCalledAtMost(2);
     * });
     *
     * // program:
     * export async function charge(times: number, pauseMs: (attempt: number) => number): Promise<number> {
     *   const headers = { 'idempotency-key': crypto.randomUUID() };
     *   let status = 0;
     *   for (let attempt = 1; attempt <= times && status !== 200; attempt++) {
     *     if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt - 1)));
     *     ({ status } = await fetch('https://bank.example/charges', { method: 'POST', headers }));
     *   }
     *   return status;
     * }
     */
    toHaveCalledAtMost(count: number): R;
    /**
     * At least one call is like this; with a number, exactly so many.
     *
     * @example
     * import { expect, it } from 'vitest';
     * import { http, HttpResponse, world } from 'minicase/world';
     * import { charge } from '../starter/index.ts';
     *
     * const bank = world.service('https://bank.example', [http.post('/charges', () => HttpResponse.json({}))]);
     *
     * it('charges once', async () => {
     *   await charge(3, () => 1_000);
     *   expect(bank).toHaveCalled({ method: 'POST', path: '/charges', status: 200 }, 1);
     *   expect(world).not.toHaveCalled({ path: /refund/ });
     * });
     *
     * // program:
     * export async function charge(times: number, pauseMs: (attempt: number) => number): Promise<number> {
     *   const headers = { 'idempotency-key': crypto.randomUUID() };
     *   let status = 0;
     *   for (let attempt = 1; attempt <= times && status !== 200; attempt++) {
     *     if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt - 1)));
     *     ({ status } = await fetch('https://bank.example/charges', { method: 'POST', headers }));
     *   }
     *   return status;
     * }
     */
    toHaveCalled(filter: CallFilter, times?: number): R;
    /**
     * At no time were more calls open.
     *
     * @example
     * import { expect, it } from 'vitest';
     * import { http, HttpResponse, world } from 'minicase/world';
     * import { charge } from '../starter/index.ts';
     *
     * const bank = world.service('https://bank.example', [http.post('/charges', () => HttpResponse.json({}))]);
     *
     * it('charges two at a time', async () => {
     *   bank.latency('1s');
     *   await Promise.all([charge(1, () => 0), charge(1, () => 0)]);
     *   expect(bank).toHaveHadAtMostInFlight(2);
     *   expect(bank).not.toHaveBeenSequential();
     * });
     *
     * // program:
     * export async function charge(times: number, pauseMs: (attempt: number) => number): Promise<number> {
     *   const headers = { 'idempotency-key': crypto.randomUUID() };
     *   let status = 0;
     *   for (let attempt = 1; attempt <= times && status !== 200; attempt++) {
     *     if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt - 1)));
     *     ({ status } = await fetch('https://bank.example/charges', { method: 'POST', headers }));
     *   }
     *   return status;
     * }
     */
    toHaveHadAtMostInFlight(count: number): R;
    /**
     * No call began while another was open.
     *
     * @example
     * import { expect, it } from 'vitest';
     * import { http, HttpResponse, world } from 'minicase/world';
     * import { charge } from '../starter/index.ts';
     *
     * const bank = world.service('https://bank.example', [http.post('/charges', () => HttpResponse.json({}))]);
     *
     * it('one after the other', async () => {
     *   bank.script([503, 503]);
     *   await charge(3, () => 0);
     *   expect(bank).toHaveBeenSequential();
     * });
     *
     * // program:
     * export async function charge(times: number, pauseMs: (attempt: number) => number): Promise<number> {
     *   const headers = { 'idempotency-key': crypto.randomUUID() };
     *   let status = 0;
     *   for (let attempt = 1; attempt <= times && status !== 200; attempt++) {
     *     if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt - 1)));
     *     ({ status } = await fetch('https://bank.example/charges', { method: 'POST', headers }));
     *   }
     *   return status;
     * }
     */
    toHaveBeenSequential(): R;
    /**
     * All the calls have the same key, and none is without.
     *
     * @example
     * import { expect, it } from 'vitest';
     * import { http, HttpResponse, world } from 'minicase/world';
     * import { charge } from '../starter/index.ts';
     *
     * const bank = world.service('https://bank.example', [http.post('/charges', () => HttpResponse.json({}))]);
     *
     * it('uses a key for each charge', async () => {
     *   bank.script([503]);
     *   await charge(2, () => 1_000);
     *   expect(bank).toHaveUsedOneIdempotencyKey();
     *   await charge(1, () => 0);
     *   expect(bank.calls.slice(1)).toHaveUsedDistinctIdempotencyKeys();
     * });
     *
     * // program:
     * export async function charge(times: number, pauseMs: (attempt: number) => number): Promise<number> {
     *   const headers = { 'idempotency-key': crypto.randomUUID() };
     *   let status = 0;
     *   for (let attempt = 1; attempt <= times && status !== 200; attempt++) {
     *     if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt - 1)));
     *     ({ status } = await fetch('https://bank.example/charges', { method: 'POST', headers }));
     *   }
     *   return status;
     * }
     */
    toHaveUsedOneIdempotencyKey(header?: string): R;
    /** Each call has a key of its own. */
    toHaveUsedDistinctIdempotencyKeys(header?: string): R;
    /** What was measured by `cost` costs the program at most so many times what it costs the model solution. */
    toCostAtMost(bound: CostBound): R;
    /** What was measured by `growth` grows no faster; logarithms apart where it is processor time. */
    toGrowNoFasterThan(bound: Bound): R;
    /** The program ran at most so many statements: `expect(world.sql)`, `expect(world.sqlite)`. */
    toHaveRunAtMost(count: number): R;
    /** A plan uses an index: `expect(await world.sql.plan(text))`. */
    toUseIndex(name?: string): R;
    /** A plan reads a table as a whole, for want of an index. */
    toScan(table?: string): R;
    /**
     * The secret is in no URL, header or body, nor in a message or a value that was stored. See `world.env.secret` too.
     *
     * @example
     * import { expect, it } from 'vitest';
     * import { http, HttpResponse, world } from 'minicase/world';
     * import { charge } from '../starter/index.ts';
     *
     * const bank = world.service('https://bank.example', [http.post('/charges', () => HttpResponse.json({}))]);
     *
     * it('keeps the secret', async () => {
     *   await charge(1, () => 0);
     *   expect(bank).toHaveSentNoSecret('sk_live_4711');
     * });
     *
     * // program:
     * export async function charge(times: number, pauseMs: (attempt: number) => number): Promise<number> {
     *   const headers = { 'idempotency-key': crypto.randomUUID() };
     *   let status = 0;
     *   for (let attempt = 1; attempt <= times && status !== 200; attempt++) {
     *     if (attempt > 1) await new Promise((resolve) => setTimeout(resolve, pauseMs(attempt - 1)));
     *     ({ status } = await fetch('https://bank.example/charges', { method: 'POST', headers }));
     *   }
     *   return status;
     * }
     */
    toHaveSentNoSecret(secret: string): R;
    /** No value of `world.env.secret` went anywhere but where it may, nor is it in what else is given. */
    toHaveLeakedNoSecret(...others: readonly unknown[]): R;
  }
}
