/** What libraries look for and never really use here. */

export class MessagePort {}

/** V8 leaves the real one out of a startup snapshot; libraries look for its getters as they load. */
class Shared {
  get byteLength(): number {
    throw new TypeError('not shared');
  }
  get growable(): boolean {
    throw new TypeError('not shared');
  }
}

/** What the engine collects, and when, must change nothing that a test can see. */
class Registry {
  register(): void {}
  unregister(): boolean {
    return false;
  }
}

export const process = {
  env: {},
  platform: 'linux',
  cwd: (): string => '/app',
  version: 'v26.0.0',
  versions: { node: '26.0.0' },
  emitWarning: (): void => undefined,
  nextTick: (callback: (...args: unknown[]) => void, ...args: unknown[]): void =>
    void Promise.resolve().then(() => callback(...args)),
};

export { Registry as FinalizationRegistry, Shared as SharedArrayBuffer };
