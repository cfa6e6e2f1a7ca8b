/**
 * What a spec imports from `minicase/world`: the world that its program lives in. The values are there when a suite is
 * judged; here are their types.
 */

import type { CallFilter } from './call-log.isolate.ts';
import type { Duration } from './duration.ts';
import type { BackOff } from './matchers/backoff.ts';
import type { WorldExports } from './world.isolate.ts';

export type { CallFilter, CallLog, WorldCall } from './call-log.isolate.ts';
export type { Duration } from './duration.ts';
export type { WorldMatcher } from './matchers/result.ts';
export type { Fault, FaultDetails } from './services/fault.ts';
export type { ScriptOptions } from './services/fault-script.ts';
export type { HttpHandler, Resolver, ResolverInfo } from './services/http.isolate.ts';
export type { HttpCall } from './services/http-call.isolate.ts';
export type { RateLimitOptions } from './services/rate-limit.ts';
export type { Latency, Service, ServiceOptions } from './services/service.isolate.ts';
export type { StoreCall } from './stores/store-call.ts';

/** The outside world of the program. */
export declare const world: WorldExports['world'];
export declare const http: WorldExports['http'];
export declare const HttpResponse: WorldExports['HttpResponse'];
export declare const delay: WorldExports['delay'];
export declare const passthrough: WorldExports['passthrough'];

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> {
    /** Each pause between calls is at least `factor` times the one before. */
    toHaveBackedOff(how?: BackOff): R;
    /** Every pause between calls is at least so long. */
    toHaveWaitedAtLeast(duration: Duration): R;
    /** No call came before the time that an answer's `Retry-After` says. */
    toHaveHonouredRetryAfter(): R;
    toHaveCalledAtMost(count: number): R;
    /** At least one call is like this; with a number, exactly so many. */
    toHaveCalled(filter: CallFilter, times?: number): R;
    /** At no time were more calls open. */
    toHaveHadAtMostInFlight(count: number): R;
    /** No call began while another was open. */
    toHaveBeenSequential(): R;
    /** All the calls have the same key, and none is without. */
    toHaveUsedOneIdempotencyKey(header?: string): R;
    /** Each call has a key of its own. */
    toHaveUsedDistinctIdempotencyKeys(header?: string): R;
    /** The secret is in no URL, header or body. */
    toHaveSentNoSecret(secret: string): R;
  }
}
