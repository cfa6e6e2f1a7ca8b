/** The contract between your code, the cache and the API behind it. Add types of your own elsewhere. */

/** How many requests a tenant may have allowed. Whole numbers, from 0. */
export interface Limit {
  /** In each second of the clock. */
  readonly perSecond: number;
  /** In each minute of the clock. */
  readonly perMinute: number;
}

export interface Plans {
  /** For everybody of whom nothing else is said. */
  readonly standard: Limit;
  /** By tenant. What is left out is as in `standard`. */
  readonly tenants: Readonly<Record<string, Partial<Limit>>>;
}

export interface SetOptions {
  /** After so many milliseconds the key is gone. Without it the key stays for ever. */
  readonly ttl?: number;
  /** Only if the key is not there yet; else nothing changes, and the answer is `null`. */
  readonly nx?: boolean;
}

/**
 * The cache that all instances share. Each call is one round trip and atomic by itself, and may reject, take its time, or
 * never be answered; a call without an answer may have had its effect all the same. There is nothing that makes two calls one.
 */
export interface Cache {
  get(key: string): Promise<string | null>;
  mget(...keys: string[]): Promise<(string | null)[]>;
  set(key: string, value: string | number, options?: SetOptions): Promise<'OK' | null>;
  /** Adds 1, and gives the sum. A key that is not there counts as 0, and is then there for ever; else its expiry stays. */
  incr(key: string): Promise<number>;
  decr(key: string): Promise<number>;
  /** Lets the key expire so many milliseconds from now. 0 if it is not there. */
  pexpire(key: string, ms: number): Promise<0 | 1>;
  /** The milliseconds that are left; -1 if it is there for ever, -2 if it is not there. */
  pttl(key: string): Promise<number>;
  del(...keys: string[]): Promise<number>;
}

export interface Policy {
  /** What becomes of a request about which the cache cannot be asked. */
  readonly onOutage: 'allow' | 'refuse';
  /** How long one decision may take, all its calls of the cache together. */
  readonly cacheTimeoutMs: number;
  /** How long an instance leaves the cache alone after a decision that the cache has failed. */
  readonly restMs: number;
}

export interface GatewayOptions {
  readonly cache: Cache;
  /** The API that is to be protected. */
  readonly upstream: (request: Request) => Promise<Response>;
  readonly plans: Plans;
  readonly policy: Policy;
}

/** What the body of an answer that does not come from the upstream holds, as JSON. */
export interface ApiError {
  readonly error: string;
}

/** One instance. There are several of them, in processes of their own, with the same options. */
export interface Gateway {
  fetch(request: Request): Promise<Response>;
}
