import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import { bytesOf, type Data, encoded, fault } from './data.isolate.ts';

type Hash = typeof sha256;

export const HASHES: Readonly<Record<string, Hash>> = {
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

export function hashNamed(name: string): Hash {
  const key = `${name}`.toLowerCase();
  const found = HASHES[key] ?? HASHES[key.replace('-', '')];
  if (found === undefined) throw fault('ERR_OSSL_EVP_UNSUPPORTED', `Digest method not supported: ${name}`);
  return found;
}

/** What is common to `createHash` and `createHmac`. */
export class Digest {
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
