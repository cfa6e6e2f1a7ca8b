import { type Duration, durationMs } from '../duration.ts';
import type { CachedValues } from './cached-values.ts';

/** The largest value, in UTF-16 units. */
const VALUE_LIMIT = 1024 * 1024;

export type CacheSetOptions = {
  /** How long it is there. */
  readonly ttl?: Duration;
  /** Only where there is nothing yet: then the answer is `'OK'`, else null. */
  readonly nx?: boolean;
};

/** What a key or a value may be; other things a cache does not hold. */
export type CacheValue = string | number;

/** Commands of Redis by ioredis' names, as far as a cache needs them. Each happens at one instant. */
export type CacheCommands = {
  get(key: string): string | null;
  /** `set(key, value, { ttl: '10s', nx: true })`, or as ioredis has it: `set(key, value, 'EX', 10, 'NX')`. */
  set(key: string, value: CacheValue, ...options: (CacheSetOptions | CacheValue)[]): 'OK' | null;
  setex(key: string, seconds: number, value: CacheValue): 'OK' | null;
  setnx(key: string, value: CacheValue): 0 | 1;
  getdel(key: string): string | null;
  mget(...keys: (string | readonly string[])[]): (string | null)[];
  del(...keys: (string | readonly string[])[]): number;
  delete(key: string): boolean;
  exists(...keys: string[]): number;
  incr(key: string): number;
  decr(key: string): number;
  incrby(key: string, by: number): number;
  expire(key: string, seconds: number): 0 | 1;
  pexpire(key: string, ms: number): 0 | 1;
  persist(key: string): 0 | 1;
  /** In seconds; -1 where it is there for ever, -2 where it is not there. */
  ttl(key: string): number;
  pttl(key: string): number;
  flushall(): 'OK';
  ping(): 'PONG';
};

/** The same, for one who is somewhere else. */
export type CacheClient = {
  [Command in keyof CacheCommands]: (
    ...args: Parameters<CacheCommands[Command]>
  ) => Promise<ReturnType<CacheCommands[Command]>>;
};

export const COMMANDS = [
  'get',
  'set',
  'setex',
  'setnx',
  'getdel',
  'mget',
  'del',
  'delete',
  'exists',
  'incr',
  'decr',
  'incrby',
  'expire',
  'pexpire',
  'persist',
  'ttl',
  'pttl',
  'flushall',
  'ping',
] as const satisfies readonly (keyof CacheCommands)[];

export type CacheCommand = (typeof COMMANDS)[number];

export function createCacheCommands(values: CachedValues, nowMs: () => number): CacheCommands {
  function put(key: string, value: unknown, ttlMs: number | undefined): 'OK' {
    const at = nowMs();
    values.write(requireKey(key), { text: textOf(value), expiresAt: ttlMs === undefined ? undefined : at + ttlMs }, at);
    return 'OK';
  }

  function add(key: string, by: unknown): number {
    const now = values.read(requireKey(key), nowMs());
    const sum = Number(now?.text ?? 0) + Number(by);
    if (!Number.isSafeInteger(sum)) throw new Error('ERR value is not an integer or out of range');
    values.write(key, { text: String(sum), expiresAt: now?.expiresAt }, nowMs());
    return sum;
  }

  function expireIn(key: string, ms: number | undefined): 0 | 1 {
    const now = values.read(requireKey(key), nowMs());
    if (now === undefined) return 0;
    const expiresAt = ms === undefined ? undefined : nowMs() + ms;
    values.write(key, ms !== undefined && ms <= 0 ? undefined : { text: now.text, expiresAt }, nowMs());
    return 1;
  }

  function remove(key: unknown): boolean {
    const isThere = values.read(requireKey(key), nowMs()) !== undefined;
    if (isThere) values.write(key as string, undefined, nowMs());
    return isThere;
  }

  const get = (key: unknown): string | null => values.look(requireKey(key), nowMs())?.text ?? null;
  const pttl = (key: unknown): number => {
    const found = values.look(requireKey(key), nowMs());
    if (found === undefined) return -2;
    return found.expiresAt === undefined ? -1 : Math.max(0, found.expiresAt - nowMs());
  };

  return {
    get,
    set(key, value, ...options) {
      const { ttlMs, isNew, isOld } = readSetOptions(options);
      const isThere = values.read(requireKey(key), nowMs()) !== undefined;
      return (isNew && isThere) || (isOld && !isThere) ? null : put(key, value, ttlMs);
    },
    setex: (key, seconds, value) => put(key, value, requireNumber(seconds, 'setex') * 1_000),
    setnx(key, value) {
      if (values.read(requireKey(key), nowMs()) !== undefined) return 0;
      put(key, value, undefined);
      return 1;
    },
    getdel(key) {
      const found = values.read(requireKey(key), nowMs())?.text ?? null;
      remove(key);
      return found;
    },
    mget: (...keys) => keys.flat().map(get),
    del: (...keys) => keys.flat().filter(remove).length,
    delete: remove,
    exists: (...keys) => keys.filter((key) => values.look(requireKey(key), nowMs()) !== undefined).length,
    incr: (key) => add(key, 1),
    decr: (key) => add(key, -1),
    incrby: add,
    expire: (key, seconds) => expireIn(key, requireNumber(seconds, 'expire') * 1_000),
    pexpire: (key, ms) => expireIn(key, requireNumber(ms, 'pexpire')),
    persist: (key) => (pttl(key) > 0 ? expireIn(key, undefined) : 0),
    ttl(key) {
      const left = pttl(key);
      return left < 0 ? left : Math.ceil(left / 1_000);
    },
    pttl,
    flushall() {
      values.clear();
      return 'OK';
    },
    ping: () => 'PONG',
  };
}

/** Both ways to say it: an object, or words as Redis has them. */
function readSetOptions(options: readonly unknown[]): {
  readonly ttlMs: number | undefined;
  readonly isNew: boolean;
  readonly isOld: boolean;
} {
  const [first] = options;
  if (typeof first === 'object' && first !== null) {
    const { ttl, nx } = first as CacheSetOptions;
    return { ttlMs: ttl === undefined ? undefined : durationMs(ttl, 'set(): ttl'), isNew: nx === true, isOld: false };
  }
  let ttlMs: number | undefined;
  let isNew = false;
  let isOld = false;
  for (let index = 0; index < options.length; index++) {
    const word = String(options[index]).toUpperCase();
    if (word === 'NX') isNew = true;
    else if (word === 'XX') isOld = true;
    else if (word === 'EX' || word === 'PX') {
      index += 1;
      ttlMs = requireNumber(options[index], `set ${word}`) * (word === 'EX' ? 1_000 : 1);
      if (ttlMs <= 0) throw new Error("ERR invalid expire time in 'set' command");
    } else throw new Error(`ERR syntax error: ${word}`);
  }
  return { ttlMs, isNew, isOld };
}

function requireKey(key: unknown): string {
  if (typeof key !== 'string' || key === '') throw new TypeError('a key of the cache is a text');
  return key;
}

function requireNumber(value: unknown, command: string): number {
  const number = Number(value);
  if (!Number.isFinite(number)) throw new TypeError(`${command} needs a number`);
  return number;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new TypeError(`the cache holds texts and numbers, not ${typeof value}: use JSON.stringify`);
  }
  const text = String(value);
  if (text.length > VALUE_LIMIT)
    throw new RangeError(`a value for the cache is larger than ${VALUE_LIMIT / 1024 / 1024} MB`);
  return text;
}
