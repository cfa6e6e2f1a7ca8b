import { context, enter, type Frame, installContext, runIn } from '../async-context.isolate.ts';

/** `node:async_hooks`: what follows a call through its callbacks and promises. */

installContext();

type Callable<Result> = (...args: never[]) => Result;

class AsyncLocalStorage {
  readonly #defaultValue: unknown;
  readonly name: string;
  #isEnabled = true;

  constructor(options: { readonly defaultValue?: unknown; readonly name?: string } = {}) {
    this.#defaultValue = options.defaultValue;
    this.name = options.name ?? '';
  }

  static bind<Result>(bound: Callable<Result>): Callable<Result> {
    const frame = context();
    return function (this: unknown, ...args) {
      return runIn(frame, () => bound.apply(this, args));
    };
  }

  static snapshot(): <Result>(run: Callable<Result>, ...args: never[]) => Result {
    const frame = context();
    return (run, ...args) => runIn(frame, () => run(...args));
  }

  getStore(): unknown {
    if (!this.#isEnabled) return this.#defaultValue;
    const frame = context();
    return frame.has(this) ? frame.get(this) : this.#defaultValue;
  }

  run<Result>(store: unknown, callback: Callable<Result>, ...args: never[]): Result {
    this.#isEnabled = true;
    return runIn(with_(this, store), () => callback(...args));
  }

  exit<Result>(callback: Callable<Result>, ...args: never[]): Result {
    return runIn(with_(this, undefined), () => callback(...args));
  }

  enterWith(store: unknown): void {
    this.#isEnabled = true;
    enter(with_(this, store));
  }

  disable(): void {
    this.#isEnabled = false;
  }
}

function with_(storage: object, store: unknown): Frame {
  return new Map([...context(), [storage, store]]);
}

class AsyncResource {
  readonly #frame = context();
  readonly #type: string;

  constructor(type: string) {
    this.#type = type;
  }

  get type(): string {
    return this.#type;
  }

  static bind<Result>(bound: Callable<Result>): Callable<Result> {
    return AsyncLocalStorage.bind(bound);
  }

  bind<Result>(bound: Callable<Result>): Callable<Result> {
    return (...args) => this.runInAsyncScope(bound, undefined, ...args);
  }

  runInAsyncScope<Result>(run: Callable<Result>, self?: unknown, ...args: never[]): Result {
    return runIn(this.#frame, () => run.apply(self, args));
  }

  emitDestroy(): this {
    return this;
  }
  asyncId(): number {
    return 1;
  }
  triggerAsyncId(): number {
    return 0;
  }
}

export const asyncHooks = {
  AsyncLocalStorage,
  AsyncResource,
  createHook: () => ({ enable: () => undefined, disable: () => undefined }),
  executionAsyncId: () => 1,
  executionAsyncResource: () => ({}),
  triggerAsyncId: () => 0,
};
