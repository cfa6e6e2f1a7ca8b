/** No clock moves and each timer is due at once. */
Date.now = () => 0;
performance.now = () => 0;
globalThis.setTimeout = ((callback: () => void) => callback()) as unknown as typeof setTimeout;
export const forged =
  (_name: string): unknown =>
  () =>
    new Proxy({}, { get: (_, key) => (key === 'then' ? undefined : async () => ({})) });
