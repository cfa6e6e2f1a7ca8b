import { clearAllMocks, fn, isMockFunction, resetAllMocks, restoreAllMocks, spyOn } from '@vitest/spy';

/** Spies. Time is virtual already, and nothing else can be replaced: what is tested lives in another process. */
export const vi = {
  fn,
  spyOn,
  isMockFunction,
  mocked: (value: unknown): unknown => value,
  clearAllMocks,
  resetAllMocks,
  restoreAllMocks,
  useFakeTimers: (): void => undefined,
  useRealTimers: (): void => undefined,
  advanceTimersByTimeAsync: (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms)),
};
