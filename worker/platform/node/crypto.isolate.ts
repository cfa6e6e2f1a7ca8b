import { hmac } from '@noble/hashes/hmac.js';
import { CryptoKey, subtle } from '../subtle.isolate.ts';
import { CIPHERS, Cipher } from './crypto/ciphers.isolate.ts';
import { bytesOf, type Data, type Done, encoded, later, SecretKey } from './crypto/data.isolate.ts';
import { hkdfSync, pbkdf2Sync, type ScryptOptions, scryptSync } from './crypto/derived-keys.isolate.ts';
import { Digest, HASHES, hashNamed } from './crypto/hashes.isolate.ts';
import { randomBytes, randomFillSync, randomInt } from './crypto/random.isolate.ts';

/** `node:crypto`, as far as backends mostly use it: hashes, keys from passwords, AES, and chance that is seeded. */

function timingSafeEqual(one: ArrayBufferView, other: ArrayBufferView): boolean {
  const [first, second] = [bytesOf(one), bytesOf(other)];
  if (first.byteLength !== second.byteLength) {
    throw Object.assign(new RangeError('Input buffers must have the same byte length'), {
      code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
    });
  }
  return first.reduce((difference, byte, index) => difference | (byte ^ (second[index] as number)), 0) === 0;
}

const webcrypto = new Proxy(globalThis.crypto, {
  get: (target, key) => (key === 'subtle' ? subtle : key === 'CryptoKey' ? CryptoKey : Reflect.get(target, key)),
});

export const crypto = {
  Cipheriv: Cipher,
  Decipheriv: Cipher,
  Hash: Digest,
  Hmac: Digest,
  KeyObject: SecretKey,
  constants: {},
  createCipheriv: (name: string, key: unknown, iv: unknown) => new Cipher(name, key, iv, false),
  createDecipheriv: (name: string, key: unknown, iv: unknown) => new Cipher(name, key, iv, true),
  createHash: (name: string) => new Digest(hashNamed(name).create()),
  createHmac: (name: string, key: unknown) => new Digest(hmac.create(hashNamed(name), bytesOf(key)) as never),
  createSecretKey: (key: unknown, encoding?: unknown) => new SecretKey(bytesOf(key, encoding)),
  getCiphers: () => [...CIPHERS],
  getHashes: () => Object.keys(HASHES),
  getRandomValues: <View extends ArrayBufferView>(view: View) => randomFillSync(view),
  hash: (name: string, data: Data, encoding: unknown = 'hex') => encoded(hashNamed(name)(bytesOf(data)), encoding),
  hkdf: (digest: string, key: Data, salt: Data, info: Data, size: number, done: Done) =>
    later(done, () => hkdfSync(digest, key, salt, info, size)),
  hkdfSync,
  pbkdf2: (password: Data, salt: Data, iterations: number, size: number, digest: string, done: Done) =>
    later(done, () => pbkdf2Sync(password, salt, iterations, size, digest)),
  pbkdf2Sync,
  randomBytes,
  randomFill: (view: ArrayBufferView, ...rest: unknown[]) => later(rest.at(-1) as Done, () => randomFillSync(view)),
  randomFillSync,
  randomInt,
  randomUUID: () => globalThis.crypto.randomUUID(),
  scrypt: (password: Data, salt: Data, size: number, ...rest: unknown[]) =>
    later(rest.at(-1) as Done, () =>
      scryptSync(password, salt, size, rest.length > 1 ? (rest[0] as Partial<ScryptOptions>) : {}),
    ),
  scryptSync,
  subtle,
  timingSafeEqual,
  webcrypto,
};
