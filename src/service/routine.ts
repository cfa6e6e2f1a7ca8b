/** Work that goes on in the background until it is stopped. */
export type Routine = { readonly stop: () => Promise<void> };

/**
 * Runs `step` again and again, pausing by `rest` in between. A step that fails is reported and tried again after the
 * next rest.
 */
export function startRoutine(
  step: (signal: AbortSignal) => Promise<void>,
  rest: (signal: AbortSignal) => Promise<void>,
  onError: (error: unknown) => void,
): Routine {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async () => {
    while (!signal.aborted) {
      await step(signal).catch(onError);
      if (!signal.aborted) await rest(signal).catch(onError);
    }
  };
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
