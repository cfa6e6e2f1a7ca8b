import { cbc, ctr, gcm } from '@noble/ciphers/aes.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha224, sha256, sha384, sha512, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import { Buffer } from '../bytes.isolate.ts';
import { ports } from '../given.isolate.ts';
import { CryptoKey, subtle } from '../subtle.isolate.ts';

/** `node:crypto`, as far as backends mostly use it: hashes, keys from passwords, AES, and chance that is seeded. */

type Hash = typeof sha256;
type Data = string | ArrayBufferView | ArrayBuffer;
type Done = (error: Error | null, value?: unknown) => void;

const HASHES: Readonly<Record<string, Hash>> = {
  md5,
  ripemd160,
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
  'sha512-256': sha512_256,
  'sha3-256': sha3_256,
  'sha3-384': sha3_384,
  'sha3-512': sha3_512,
} as never;

const MODES = { gcm, cbc, ctr } as const;
const KEY_BYTES: Readonly<Record<string, number>> = { '128': 16, '192': 24, '256': 32 };
const TAG_BYTES = 16;
/** Numbers are drawn from 48 bits, as in Node. */
const RANDOM_RANGE = 2 ** 48 - 1;
const CIPHERS = Object.keys(KEY_BYTES).flatMap((bits) => Object.keys(MODES).map((mode) => `aes-${bits}-${mode}`));

function fault(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

function bytesOf(data: unknown, encoding?: unknown): Uint8Array<ArrayBuffer> {
  if (typeof data === 'string') return Buffer.from(data, (encoding ?? 'utf8') as never);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer as ArrayBuffer, data.byteOffset, data.byteLength);
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (data instanceof SecretKey) return data.bytes;
  throw Object.assign(
    new TypeError('The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView.'),
    {
      code: 'ERR_INVALID_ARG_TYPE',
    },
  );
}

function encoded(bytes: Uint8Array, encoding: unknown): unknown {
  const buffer = Buffer.from(bytes);
  return encoding === undefined || encoding === 'buffer' ? buffer : buffer.toString(encoding as never);
}

function hashNamed(name: string): Hash {
  const key = `${name}`.toLowerCase();
  const found = HASHES[key] ?? HASHES[key.replace('-', '')];
  if (found === undefined) throw fault('ERR_OSSL_EVP_UNSUPPORTED', `Digest method not supported: ${name}`);
  return found;
}

/** What is common to `createHash` and `createHmac`. */
class Digest {
  #state: ReturnType<Hash['create']>;
  #isFinal = false;

  constructor(state: ReturnType<Hash['create']>) {
    this.#state = state;
  }

  update(data: Data, encoding?: unknown): this {
    if (this.#isFinal) throw fault('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#state.update(bytesOf(data, encoding));
    return this;
  }

  digest(encoding?: unknown): unknown {
    if (this.#isFinal) throw fault('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    this.#isFinal = true;
    return encoded(this.#state.digest(), encoding);
  }

  copy(): Digest {
    if (this.#isFinal) throw fault('ERR_CRYPTO_HASH_FINALIZED', 'Digest already called');
    return new Digest(this.#state.clone());
  }
}

class SecretKey {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type = 'secret';
  constructor(bytes: Uint8Array) {
    this.bytes = bytes.slice();
  }
  get symmetricKeySize(): number {
    return this.bytes.byteLength;
  }
  export(): unknown {
    return Buffer.from(this.bytes);
  }
  equals(other: SecretKey): boolean {
    return Buffer.compare(this.bytes, other.bytes) === 0;
  }
}

/** Keeps what it is given, and ciphers it all at the end. */
class Cipher {
  readonly #parts: Uint8Array[] = [];
  readonly #mode: keyof typeof MODES;
  readonly #key: Uint8Array;
  readonly #iv: Uint8Array;
  readonly #isDeciphering: boolean;
  #additional: Uint8Array | undefined;
  #tag: Uint8Array | undefined;
  #pads = true;

  constructor(name: string, key: unknown, iv: unknown, isDeciphering: boolean) {
    const [, bits = '', mode = ''] = /^aes-?(\d+)-(\w+)$/.exec(`${name}`.toLowerCase()) ?? [];
    const keyBytes = KEY_BYTES[bits];
    if (keyBytes === undefined || !Object.hasOwn(MODES, mode)) {
      throw fault('ERR_CRYPTO_UNKNOWN_CIPHER', `Unknown cipher: ${name}. There are ${CIPHERS.join(', ')}`);
    }
    this.#mode = mode as keyof typeof MODES;
    this.#key = bytesOf(key);
    this.#iv = bytesOf(iv);
    this.#isDeciphering = isDeciphering;
    if (this.#key.byteLength !== keyBytes) throw fault('ERR_CRYPTO_INVALID_KEYLEN', 'Invalid key length');
    if (mode !== 'gcm' && this.#iv.byteLength !== TAG_BYTES)
      throw fault('ERR_CRYPTO_INVALID_IV', 'Invalid initialization vector');
  }

  update(data: Data, encoding?: unknown, outputEncoding?: unknown): unknown {
    this.#parts.push(bytesOf(data, encoding).slice());
    return encoded(new Uint8Array(), outputEncoding);
  }

  final(outputEncoding?: unknown): unknown {
    return encoded(this.#isDeciphering ? this.#decipher() : this.#encipher(), outputEncoding);
  }

  #encipher(): Uint8Array {
    const whole = this.#cipher().encrypt(Buffer.concat(this.#parts));
    if (this.#mode !== 'gcm') return whole;
    this.#tag = whole.subarray(-TAG_BYTES);
    return whole.subarray(0, -TAG_BYTES);
  }

  #decipher(): Uint8Array {
    try {
      return this.#cipher().decrypt(
        Buffer.concat([...this.#parts, ...(this.#mode === 'gcm' ? [this.#requireTag()] : [])]),
      );
    } catch {
      throw this.#mode === 'gcm'
        ? new Error('Unsupported state or unable to authenticate data')
        : fault('ERR_OSSL_BAD_DECRYPT', 'error:1C800064:Provider routines::bad decrypt');
    }
  }

  #cipher() {
    if (this.#mode === 'gcm') return gcm(this.#key, this.#iv, this.#additional);
    if (this.#mode === 'ctr') return ctr(this.#key, this.#iv);
    return cbc(this.#key, this.#iv, { disablePadding: !this.#pads });
  }

  #requireTag(): Uint8Array {
    if (this.#tag === undefined) throw new Error('no tag');
    return this.#tag;
  }

  setAAD(data: Data): this {
    this.#additional = bytesOf(data);
    return this;
  }
  getAuthTag(): unknown {
    if (this.#tag === undefined) throw fault('ERR_CRYPTO_INVALID_STATE', 'Invalid state for operation getAuthTag');
    return Buffer.from(this.#tag);
  }
  setAuthTag(tag: Data): this {
    this.#tag = bytesOf(tag).slice();
    return this;
  }
  setAutoPadding(pads = true): this {
    this.#pads = pads;
    return this;
  }
}

/** Calls back later with what a function gives or throws. */
function later(done: Done, work: () => unknown): void {
  ports().setTimeout(() => {
    let value: unknown;
    try {
      value = work();
    } catch (error) {
      done(error as Error);
      return;
    }
    done(null, value);
  }, 1);
}

function randomFillSync<View extends ArrayBufferView>(view: View, offset = 0, size?: number): View {
  const bytes = new Uint8Array(view.buffer as ArrayBuffer, view.byteOffset, view.byteLength);
  ports().randomBytes(bytes.subarray(offset, size === undefined ? undefined : offset + size));
  return view;
}

function randomBytes(size: number, done?: Done): unknown {
  if (!Number.isInteger(size) || size < 0)
    throw new RangeError(`The value of "size" is out of range. Received ${size}`);
  if (done === undefined) return randomFillSync(Buffer.alloc(size));
  return later(done, () => randomFillSync(Buffer.alloc(size)));
}

function randomInt(first: number, second?: number | Done, third?: Done): unknown {
  const [least, limit] = typeof second === 'number' ? [first, second] : [0, first];
  const done = typeof second === 'function' ? second : third;
  if (!Number.isSafeInteger(least) || !Number.isSafeInteger(limit) || limit <= least || limit - least > RANDOM_RANGE) {
    throw new RangeError(
      `The value of "max" is out of range. It must be greater than the value of "min" (${least}). Received ${limit}`,
    );
  }
  const draw = (): number => {
    const bytes = randomFillSync(Buffer.alloc(6));
    return least + (bytes.readUIntBE(0, 6) % (limit - least));
  };
  return done === undefined ? draw() : later(done, draw);
}

function timingSafeEqual(one: ArrayBufferView, other: ArrayBufferView): boolean {
  const [first, second] = [bytesOf(one), bytesOf(other)];
  if (first.byteLength !== second.byteLength) {
    throw Object.assign(new RangeError('Input buffers must have the same byte length'), {
      code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
    });
  }
  return first.reduce((difference, byte, index) => difference | (byte ^ (second[index] as number)), 0) === 0;
}

function pbkdf2Sync(password: Data, salt: Data, iterations: number, size: number, digest: string): unknown {
  return Buffer.from(pbkdf2(hashNamed(digest), bytesOf(password), bytesOf(salt), { c: iterations, dkLen: size }));
}

type ScryptOptions = Readonly<Record<'N' | 'r' | 'p' | 'cost' | 'blockSize' | 'parallelization', number | undefined>>;

function scryptSync(password: Data, salt: Data, size: number, options?: Partial<ScryptOptions>): unknown {
  const N = options?.N ?? options?.cost ?? 16_384;
  const r = options?.r ?? options?.blockSize ?? 8;
  const p = options?.p ?? options?.parallelization ?? 1;
  return Buffer.from(scrypt(bytesOf(password), bytesOf(salt), { N, r, p, dkLen: size }));
}

function hkdfSync(digest: string, key: Data, salt: Data, info: Data, size: number): ArrayBuffer {
  return hkdf(hashNamed(digest), bytesOf(key), bytesOf(salt), bytesOf(info), size).slice().buffer;
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
