import EventEmitter from 'events';
import { EventTarget } from '../given.isolate.ts';

/** `node:events`: the library that browsers have it from, and what Node has added since. */

type Emitter = InstanceType<typeof EventEmitter>;
type Source = Emitter | InstanceType<typeof EventTarget>;
type Options = { readonly signal?: AbortSignal };
type Listener = (...args: unknown[]) => void;

const errorMonitor = Symbol('events.errorMonitor');
const captureRejectionSymbol = Symbol.for('nodejs.rejection');
const { emit } = EventEmitter.prototype;

Object.defineProperty(EventEmitter.prototype, 'emit', {
  value(this: Emitter, type: string | symbol, ...args: unknown[]): boolean {
    if (type === 'error') emit.call(this, errorMonitor, ...args);
    return emit.call(this, type, ...args);
  },
  writable: true,
  configurable: true,
  enumerable: true,
});

function aborted(signal: AbortSignal): Error {
  const error = new Error('The operation was aborted', { cause: signal.reason });
  return Object.assign(error, { name: 'AbortError', code: 'ABORT_ERR' });
}

function listen(target: Source, type: string | symbol, listener: Listener): () => void {
  if (target instanceof EventTarget) {
    target.addEventListener(type as string, listener as never);
    return () => target.removeEventListener(type as string, listener as never);
  }
  const emitter = target as Emitter;
  emitter.on(type, listener);
  return () => void emitter.removeListener(type, listener);
}

/** What is emitted next, as a list; an `error` rejects, unless that is what is waited for. */
function once(target: Source, type: string | symbol, { signal }: Options = {}): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted === true) {
      reject(aborted(signal));
      return;
    }
    const stops: (() => void)[] = [];
    const settle = (how: () => void): void => {
      for (const stop of stops) stop();
      how();
    };
    stops.push(listen(target, type, (...args) => settle(() => resolve(args))));
    if (type !== 'error' && !(target instanceof EventTarget)) {
      stops.push(listen(target, 'error', (error) => settle(() => reject(error))));
    }
    if (signal !== undefined) {
      stops.push(listen(signal as never, 'abort', () => settle(() => reject(aborted(signal)))));
    }
  });
}

/** Everything that is emitted from now on. */
function on(target: Source, type: string | symbol, { signal }: Options = {}): AsyncIterableIterator<unknown[]> {
  signal?.throwIfAborted();
  const unread: unknown[][] = [];
  const waiting: PromiseWithResolvers<IteratorResult<unknown[]>>[] = [];
  const end: IteratorResult<unknown[]> = { done: true, value: undefined };
  let failure: { readonly error: unknown } | undefined;
  let isDone = false;
  const stops = [
    listen(target, type, (...args) => {
      const first = waiting.shift();
      if (first === undefined) unread.push(args);
      else first.resolve({ done: false, value: args });
    }),
  ];
  const fail = (error: unknown): void => {
    const first = waiting.shift();
    if (first === undefined) failure = { error };
    else first.reject(error);
    finish();
  };
  const finish = (): void => {
    isDone = true;
    for (const stop of stops) stop();
    for (const each of waiting.splice(0)) each.resolve(end);
  };
  if (type !== 'error' && !(target instanceof EventTarget)) stops.push(listen(target, 'error', fail));
  if (signal !== undefined) stops.push(listen(signal as never, 'abort', () => fail(aborted(signal))));
  return {
    async next() {
      const value = unread.shift();
      if (value !== undefined) return { done: false, value };
      if (failure !== undefined) {
        const { error } = failure;
        failure = undefined;
        throw error;
      }
      if (isDone) return end;
      const next = Promise.withResolvers<IteratorResult<unknown[]>>();
      waiting.push(next);
      return await next.promise;
    },
    async return() {
      finish();
      return end;
    },
    async throw(error) {
      fail(error);
      return end;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function addAbortListener(signal: AbortSignal, listener: () => void): Disposable {
  if (signal.aborted) void Promise.resolve().then(listener);
  else signal.addEventListener('abort', listener, { once: true });
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) };
}

const members = {
  EventEmitter,
  addAbortListener,
  captureRejectionSymbol,
  captureRejections: false,
  errorMonitor,
  getEventListeners: (emitter: Emitter, type: string | symbol) => emitter.listeners(type),
  getMaxListeners: (emitter: Emitter) => emitter.getMaxListeners(),
  listenerCount: (emitter: Emitter, type: string | symbol) => emitter.listenerCount(type),
  on,
  once,
  setMaxListeners(count: number, ...emitters: readonly Emitter[]): void {
    for (const emitter of emitters) emitter.setMaxListeners?.(count);
  },
};
for (const [name, value] of Object.entries(members)) {
  Object.defineProperty(EventEmitter, name, { value, writable: true, configurable: true, enumerable: true });
}

export const events = EventEmitter;
