/** Runs work with a time-out, and nothing for a while after work that has failed. */
export function createBreaker(timeoutMs: number, restMs: number) {
  let closedFrom = performance.now();

  return {
    leftMs: (): number => closedFrom - performance.now(),

    async run<T>(work: () => Promise<T>): Promise<T | 'open'> {
      if (performance.now() < closedFrom) return 'open';
      const late = Promise.withResolvers<'open'>();
      const timer = setTimeout(() => late.resolve('open'), timeoutMs);
      const outcome = await Promise.race([work().catch(() => 'open' as const), late.promise]);
      clearTimeout(timer);
      if (outcome === 'open') closedFrom = performance.now() + restMs;
      return outcome;
    },
  };
}
