import { hkdf } from '@noble/hashes/hkdf.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { Buffer } from '../../bytes.isolate.ts';
import { bytesOf, type Data } from './data.isolate.ts';
import { hashNamed } from './hashes.isolate.ts';

export function pbkdf2Sync(password: Data, salt: Data, iterations: number, size: number, digest: string): unknown {
  return Buffer.from(pbkdf2(hashNamed(digest), bytesOf(password), bytesOf(salt), { c: iterations, dkLen: size }));
}

export type ScryptOptions = Readonly<
  Record<'N' | 'r' | 'p' | 'cost' | 'blockSize' | 'parallelization', number | undefined>
>;

export function scryptSync(password: Data, salt: Data, size: number, options?: Partial<ScryptOptions>): unknown {
  const N = options?.N ?? options?.cost ?? 16_384;
  const r = options?.r ?? options?.blockSize ?? 8;
  const p = options?.p ?? options?.parallelization ?? 1;
  return Buffer.from(scrypt(bytesOf(password), bytesOf(salt), { N, r, p, dkLen: size }));
}

export function hkdfSync(digest: string, key: Data, salt: Data, info: Data, size: number): ArrayBuffer {
  return hkdf(hashNamed(digest), bytesOf(key), bytesOf(salt), bytesOf(info), size).slice().buffer;
}
