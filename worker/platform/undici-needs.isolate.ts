import { Buffer } from './bytes.isolate.ts';
import { ports } from './given.isolate.ts';
import { types } from './value-types.isolate.ts';

/** What undici's classes take from Node's modules; `bundle.ts` gives it to them under all those names. */

export { Buffer, types };

/** Loaded when something is shown, which most programs never do. */
const printer = (): typeof import('node-inspect-extracted') => require('node-inspect-extracted');
export const inspect = Object.assign((value: unknown, options?: object): string => printer().inspect(value, options), {
  custom: Symbol.for('nodejs.util.inspect.custom'),
});
export const formatWithOptions = (options: object, ...args: readonly unknown[]): string =>
  printer().formatWithOptions(options, ...args);

export const { isUint8Array } = types;

export function assert(condition: unknown, message = 'an assertion of the platform failed'): void {
  if (!condition) throw new Error(String(message));
}
assert.ok = assert;
assert.strictEqual = (actual: unknown, expected: unknown): void => assert(Object.is(actual, expected));

type StreamState = { readonly _disturbed?: boolean; readonly _state?: string };
export const isDisturbed = (stream: StreamState | null): boolean => stream?._disturbed === true;
export const isErrored = (stream: StreamState | null): boolean => stream?._state === 'errored';
export const isDestroyed = (): boolean => false;

export const performance = { now: (): number => ports().nowMs() };
export const randomInt = (limit: number): number => {
  const bytes = new Uint8Array(4);
  ports().randomBytes(bytes);
  return new DataView(bytes.buffer).getUint32(0) % limit;
};

export function addAbortListener(signal: AbortSignal, listener: () => void): Disposable {
  signal.addEventListener('abort', listener, { once: true });
  return { [Symbol.dispose]: () => signal.removeEventListener('abort', listener) };
}

/** Never made here: undici only extends it, or asks whether something is one. */
export class Transform {}
export class EventEmitter {}
export class IncomingMessage {}
export const isIP = (): number => 0;
export const markAsUncloneable = (): void => undefined;
export const stringify = (): string => '';
