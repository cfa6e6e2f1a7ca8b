import { presentAs } from '../../wire/facades.isolate.ts';
import { CallLog } from '../call-log.isolate.ts';
import { type Duration, durationMs } from '../duration.ts';
import type { WorldPart, WorldPorts } from '../part.ts';
import type { ScriptOptions } from '../services/fault-script.ts';
import {
  type CacheClient,
  type CacheCommand,
  type CacheCommands,
  COMMANDS,
  createCacheCommands,
} from './cache-commands.ts';
import { createCachedValues } from './cached-values.ts';
import { createStore, type ScriptStore } from './store.isolate.ts';
import type { StoreCall } from './store-call.ts';
import type { StoreFault } from './store-faults.ts';

/** A cache between the program and what is slow. What the suite does with it itself is neither logged nor disturbed. */
export type Cache = CacheClient & {
  /** A value falls out before its time. */
  evict(key: string): void;
  /** So many keys, and the least recently used falls out when there is one more. */
  capacity(count: number): void;
  /** Readers see what was there so long ago, as from a replica that is behind. */
  lag(duration: Duration): void;
  /** What happens to the next operations, as with a service. */
  readonly script: ScriptStore<CacheCommand>;
  /** The next operation fails like this, or the next few. */
  fail(fault: StoreFault, times?: number): void;
  /** All that is there now. */
  entries(): Readonly<Record<string, string>>;
  /** What the program did with the cache. */
  readonly calls: CallLog<StoreCall>;
};

/**
 * A key-value cache with Redis' commands, on the virtual clock.
 *
 * @example
 * import { expect, it } from 'vitest';
 * import { delay, world } from 'minicase/world';
 * import { createRates } from '../starter/index.ts';
 *
 * it('asks for a rate once a minute, and does without the cache where that is down', async () => {
 *   let asked = 0;
 *   const rates = createRates(world.cache, async () => String(++asked));
 *   expect([await rates.read(), await rates.read()]).toEqual(['1', '1']);
 *   await delay('61s');
 *   expect(await rates.read()).toBe('2');
 *   world.cache.fail('refused', 2);
 *   expect(await rates.read()).toBe('3');
 * });
 *
 * // program:
 * type Cache = { get(key: string): Promise<string | null>; set(key: string, value: string, ...rest: unknown[]): Promise<unknown> };
 *
 * export function createRates(cache: Cache, ask: () => Promise<string>) {
 *   return {
 *     async read(): Promise<string> {
 *       const known = await cache.get('rate').catch(() => null);
 *       if (known !== null) return known;
 *       const rate = await ask();
 *       await cache.set('rate', rate, 'EX', 60).catch(() => undefined);
 *       return rate;
 *     },
 *   };
 * }
 */
export function createCache(ports: WorldPorts): WorldPart & { readonly cache: Cache } {
  const { calls, nowMs } = ports;
  const store = createStore(ports, 'cache', undefined);
  const values = createCachedValues();
  const commands = createCacheCommands(values, nowMs);

  function run(command: CacheCommand, args: readonly unknown[]): unknown {
    return (commands[command] as (...given: readonly unknown[]) => unknown)(...args);
  }

  async function perform(command: CacheCommand, args: readonly unknown[]): Promise<unknown> {
    const [key, value] = args;
    const noted = {
      operation: command,
      ...(typeof key === 'string' && { key }),
      ...((typeof value === 'string' || typeof value === 'number') && { value }),
    };
    if (typeof value === 'string') calls.weigh(value.length);
    return await store.perform(noted, () => run(command, args));
  }

  const own = clientOf(async (command, args) => run(command, args));
  const script = (...args: readonly unknown[]): void => store.script('world.cache', args);
  const cache: Cache = {
    ...own,
    evict: (key) => void values.evict(key),
    capacity(count) {
      if (!Number.isInteger(count) || count < 1)
        throw new TypeError('world.cache.capacity: write how many keys, such as 100');
      values.setCapacity(count, nowMs());
    },
    lag: (duration) => values.setLag(durationMs(duration, 'world.cache.lag')),
    script,
    fail: (fault, times = 1) =>
      script(Array<StoreFault>(times).fill(fault) satisfies readonly StoreFault[], {} satisfies ScriptOptions),
    entries: () => Object.fromEntries(values.keys(nowMs()).map((key) => [key, values.read(key, nowMs())?.text ?? ''])),
    get calls() {
      return CallLog.fromEntries(calls.read().filter((call): call is StoreCall => call.kind === 'cache'));
    },
  };
  presentAs(cache, { ...clientOf(perform), quit: async () => 'OK', disconnect: () => undefined });

  return {
    cache,
    checkpoint: () => ({ values: values.checkpoint(), scripts: store.checkpoint() }),
    restore(checkpoint) {
      const before = checkpoint as { values: unknown; scripts: unknown };
      values.restore(before.values);
      store.restore(before.scripts);
    },
  };
}

function clientOf(perform: (command: CacheCommand, args: readonly unknown[]) => Promise<unknown>): CacheClient {
  const methods = COMMANDS.map((command) => [command, (...args: readonly unknown[]) => perform(command, args)]);
  return Object.fromEntries(methods) as { [Command in keyof CacheCommands]: CacheClient[Command] };
}
