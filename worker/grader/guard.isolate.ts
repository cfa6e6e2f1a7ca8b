import type { Peer } from '../wire/peer.isolate.ts';

/** Why a test failed that waits for something that will never happen. */
const NEVER_SETTLED =
  'never settled: the test still waits, but nothing is left to run on either side and no timer is set';

const UNHEARD = 'a promise was rejected with this before anything awaited it';

export type Guards = ReturnType<typeof createGuards>;

type TestFunction = (...args: unknown[]) => unknown;

/**
 * Stands around every function of a spec while it runs: ends those that wait for ever, and remembers whether what they
 * threw came from the program.
 */
export function createGuards(isForeign: Peer['isForeign']) {
  const waiting = new Set<(reason: unknown) => void>();
  const swallowed: unknown[] = [];
  let sawForeign = false;
  let hasProgramThrown = false;

  function failWaiting(reason: unknown = new Error(NEVER_SETTLED)): boolean {
    if (waiting.size === 0) return false;
    for (const reject of [...waiting]) reject(reason);
    return true;
  }

  async function guard(run: () => unknown): Promise<unknown> {
    let reject: (reason: unknown) => void = () => undefined;
    const ended = new Promise<never>((_, onReject) => {
      reject = onReject;
    });
    waiting.add(reject);
    try {
      return await Promise.race([run(), ended]);
    } catch (error) {
      if (isForeign(error)) sawForeign = true;
      throw error;
    } finally {
      waiting.delete(reject);
    }
  }

  return {
    guard,
    /** Remembers whether what it threw came from the program, and lets it wait for ever. */
    async watch(run: () => Promise<void>): Promise<void> {
      try {
        await run();
      } catch (error) {
        if (isForeign(error)) sawForeign = true;
        throw error;
      }
    },
    /** The same function, guarded. The test library reads a function's text to find the fixtures it asks for. */
    wrap<Fn>(fn: Fn): Fn {
      if (typeof fn !== 'function') return fn;
      const wrapped: TestFunction = (...args) => guard(() => (fn as unknown as TestFunction)(...args));
      Object.defineProperty(wrapped, 'toString', { value: () => String(fn) });
      return wrapped as Fn;
    },
    /** An assertion failed in a callback of the spec's, under the program: whoever catches it, the test has failed. */
    noteFailedAssertion(error: unknown): true {
      swallowed.push(error);
      return true;
    },
    /** Takes note of what the program threw: an assertion that it passes on is not swallowed. */
    passOn(error: unknown): void {
      hasProgramThrown = true;
      const place = swallowed.indexOf(error);
      if (place !== -1) swallowed.splice(place, 1);
    },
    /** What failed in a callback and was not passed on by the program, and what was rejected unheard. */
    takeSwallowed: (): readonly unknown[] => swallowed.splice(0),
    /** @throws the first of them */
    throwSwallowed(): void {
      const [error] = swallowed.splice(0);
      if (error !== undefined) throw error;
    },
    /** Fails all that waits; false where nothing does. */
    failWaiting,
    /**
     * A rejection that nobody had handled by the end of a step: whoever handles it later, the test that runs has failed.
     * It goes on to its own end, so that nothing of it is left to run beside the next one. False where none runs.
     */
    noteUnheard(message: string): boolean {
      if (waiting.size === 0) return false;
      if (hasProgramThrown) sawForeign = true;
      swallowed.push(new Error(`${message} (${UNHEARD})`));
      return true;
    },
    /** Whether the program has thrown anything since `takeForeign` was last asked, be it caught or not. */
    hasProgramThrown: (): boolean => hasProgramThrown,
    /** Whether anything that the program threw ended a guarded function since this was last asked. */
    takeForeign(): boolean {
      const was = sawForeign;
      sawForeign = false;
      hasProgramThrown = false;
      return was;
    },
  };
}
