import { formatWithOptions, inspect } from 'node-inspect-extracted';
import { Buffer } from './bytes.isolate.ts';
import { ports } from './given.isolate.ts';
import { types } from './value-types.isolate.ts';

/** What undici's classes take from Node's modules; `bundle.ts` gives it to them under all those names. */

export { Buffer, formatWithOptions, inspect, types };
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
