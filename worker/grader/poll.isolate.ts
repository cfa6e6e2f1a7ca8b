export type PollOptions = { readonly timeout?: number; readonly interval?: number };

type Assertion = Record<string, unknown>;

/** `expect.poll`: an assertion that is tried again, on virtual time, until it holds. */
export function poll(
  expect: (value: unknown) => unknown,
  read: () => unknown,
  { timeout = 1_000, interval = 50 }: PollOptions = {},
): object {
  const step = (path: readonly string[]): unknown =>
    new Proxy(() => undefined, {
      get: (_, key) => (typeof key === 'string' && key !== 'then' ? step([...path, key]) : undefined),
      apply: (_, __, args: unknown[]) =>
        retry(timeout, interval, async () => {
          let assertion = expect(await read()) as Assertion;
          for (const key of path.slice(0, -1)) assertion = assertion[key] as Assertion;
          return (assertion[path.at(-1) ?? ''] as (...args: unknown[]) => unknown)(...args);
        }),
    });
  return step([]) as object;
}

/** Tries until nothing is thrown; then gives back what came of it. @throws what the last try threw */
export async function retry<Value>(
  timeoutMs: number,
  intervalMs: number,
  attempt: () => Promise<Value>,
): Promise<Value> {
  const until = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() >= until) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}
