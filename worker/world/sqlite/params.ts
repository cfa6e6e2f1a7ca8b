import type { SentValues } from '../../database/sqlite/message.ts';
import { type SentValue, type SqliteValue, sendValue } from '../../database/sqlite/values.ts';

/** What a statement can be given: a list, or an object of what it names. */
export type Params = readonly unknown[] | Readonly<Record<string, unknown>>;

/** Values as SQLite has them. @throws TypeError where it has no such values */
export function sendParams(params: Params): SentValues {
  if (Array.isArray(params)) return params.map((value: unknown) => sendParam(value));
  const named = Object.entries(params).map(([name, value]): [string, SentValue] => [name, sendParam(value)]);
  return Object.fromEntries(named);
}

/** What is given as one list, as one object, or one after the other. */
export function paramsOf(given: readonly unknown[]): Params {
  const [only] = given;
  const isAll = given.length === 1 && (Array.isArray(only) || isRecord(only));
  return isAll ? (only as Params) : given;
}

export const listOf = (params: Params): readonly unknown[] =>
  Array.isArray(params) ? (params as readonly unknown[]) : Object.values(params);

function sendParam(value: unknown): SentValue {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return Number(value);
  // SQLite is given numbers as reals, and whole numbers only as bigints, as by node:sqlite.
  if (typeof value === 'bigint') return { integer: String(value) };
  if (isValue(value)) return sendValue(value);
  if (ArrayBuffer.isView(value)) return sendValue(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  const what = value instanceof Date ? 'a Date' : Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`;
  throw new TypeError(`SQLite can only bind numbers, strings, bigints, bytes, booleans and null, not ${what}`);
}

function isRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isValue(value: unknown): value is SqliteValue {
  return value === null || ['number', 'bigint', 'string'].includes(typeof value) || value instanceof Uint8Array;
}
