import { types } from './value-types.isolate.ts';

/** What a part that came over the wire should be. Each throws a TypeError where it is not. */

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('a part should be a text');
  return value;
}

export function list(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError('a part should be a list');
  return value;
}

export function numberIn(value: unknown, least: number, most: number): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new TypeError(`a part should be a whole number from ${least} to ${most}`);
}

export function method(value: unknown): (...args: unknown[]) => unknown {
  if (typeof value !== 'function') throw new TypeError('a part should be a function');
  return value as (...args: unknown[]) => unknown;
}

export function toBytes(value: unknown): Uint8Array<ArrayBuffer> {
  if (types['isUint8Array']?.(value) !== true) throw new TypeError('a part should be bytes');
  return value as Uint8Array<ArrayBuffer>;
}

/** What a method of ours gives, whatever the object has under that name. */
export function textOf(method: () => string, self: object): string {
  return method.call(self);
}
