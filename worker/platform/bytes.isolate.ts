import * as library from 'buffer';
import { TextDecoder } from './encoding.isolate.ts';

/** `Buffer`: the library that browsers have it from, and what Node has added since. */

type From = (value: unknown, encoding?: unknown, length?: unknown) => Uint8Array;

const { Buffer } = library;
const { from, isEncoding, byteLength } = Buffer;
const { toString: decode, write } = Buffer.prototype;
const isUrlSafe = (encoding: unknown): boolean => typeof encoding === 'string' && /^base64url$/i.test(encoding);
/** Its decoder reads both alphabets. */
const plain = (encoding: unknown): never => (isUrlSafe(encoding) ? 'base64' : encoding) as never;

const statics = {
  from: (value: unknown, encoding?: unknown, length?: unknown): Uint8Array =>
    (from as From)(value, typeof value === 'string' ? plain(encoding) : encoding, length),
  isEncoding: (encoding: unknown): boolean => isUrlSafe(encoding) || isEncoding(encoding as string),
  byteLength: (value: string, encoding?: unknown): number => byteLength(value, plain(encoding)),
  copyBytesFrom: (view: Uint8Array, offset = 0, length?: number): Uint8Array =>
    from(view.slice(offset, length === undefined ? undefined : offset + length)),
};

const methods = {
  toString(this: Uint8Array, encoding?: unknown, start?: number, end?: number): string {
    const text = decode.call(this, plain(encoding), start, end);
    return isUrlSafe(encoding) ? text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') : text;
  },
  write(this: Uint8Array, ...args: unknown[]): number {
    return Reflect.apply(
      write,
      this,
      args.map((each, index) => (index > 0 ? plain(each) : each)),
    ) as number;
  },
};

for (const [owner, members] of [
  [Buffer, statics],
  [Buffer.prototype, methods],
] as const) {
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(owner, name, { value, writable: true, configurable: true });
  }
}
Object.defineProperty(Buffer, 'name', { value: 'Buffer' });

const strict = new TextDecoder('utf-8', { fatal: true });

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

export function isAscii(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte < 128);
}

export const { INSPECT_MAX_BYTES, kMaxLength } = library;
export { Buffer };
