import { type Duration, durationMs } from '../duration.ts';

/** What Mock Service Worker's `delay('real')` is where there is no browser. */
const REALISTIC_MS = 5;

/**
 * Waits in a resolver, on the virtual clock: `'4s'`, milliseconds, `'real'` for a few of them, `'infinite'` for ever.
 *
 * @example
 * import { expect, it } from 'vitest';
 * import { delay, http, HttpResponse, world } from 'minicase/world';
 * import { ping } from '../starter/index.ts';
 *
 * it('waits for a slow answer', async () => {
 *   world.service('https://slow.example', [
 *     http.get('/ping', async () => {
 *       await delay('4s');
 *       return HttpResponse.text('pong');
 *     }),
 *   ]);
 *   expect(await ping()).toBe('pong');
 *   expect(world.clock.now()).toBe(4_000);
 * });
 *
 * // program:
 * export async function ping(): Promise<string> {
 *   const response = await fetch('https://slow.example/ping');
 *   return await response.text();
 * }
 */
export function delay(duration: Duration | 'real' | 'infinite' = 'real'): Promise<void> {
  if (duration === 'infinite') return new Promise(() => undefined);
  const ms = duration === 'real' ? REALISTIC_MS : durationMs(duration, 'delay()');
  return sleep(ms);
}

/** A timer with a longer delay fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Passes virtual time; none at all where that is 0. */
export async function sleep(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= LONGEST_TIMER_MS) {
    await new Promise((resolve) => {
      setTimeout(resolve, Math.min(left, LONGEST_TIMER_MS));
    });
  }
}

/**
 * Mock Service Worker's way to let a call through to the real network.
 *
 * @throws TypeError always
 */
export function passthrough(): never {
  throw new TypeError(
    'passthrough(): there is no real network behind a world. Return a response, or nothing to ask the next handler',
  );
}
