import { cbc, ctr, gcm } from '@noble/ciphers/aes.js';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { DOMException } from '../given.isolate.ts';
import { bytesOf } from './bytes-of.isolate.ts';
import { nistCurve } from './curves.isolate.ts';
import { hashName, hashOf } from './hashes.isolate.ts';
import { CryptoKey, type KeyMaterial, materialOfKey } from './key.isolate.ts';

/** What each algorithm does with a key. Parameters are as a caller gives them. */

type Bytes = Uint8Array;
export type Params = Readonly<Record<string, unknown>>;

const BLOCK_BYTES = 16;
const DEFAULT_TAG_BITS = 128;

export function sign(name: string, params: Params, key: CryptoKey, { bytes }: KeyMaterial, data: Bytes): Bytes {
  switch (name) {
    case 'HMAC':
      return hmac(hashOf(hashName(key.algorithm['hash'])), bytes, data);
    case 'Ed25519':
      return ed25519.sign(data, bytes);
    default:
      return nistCurve(`${key.algorithm['namedCurve']}`).sign(hashOf(hashName(params['hash']))(data), bytes, {
        prehash: false,
        lowS: false,
      });
  }
}

export function verify(
  name: string,
  params: Params,
  key: CryptoKey,
  { bytes }: KeyMaterial,
  signature: Bytes,
  data: Bytes,
): boolean {
  try {
    switch (name) {
      case 'HMAC':
        return isSame(hmac(hashOf(hashName(key.algorithm['hash'])), bytes, data), signature);
      case 'Ed25519':
        return ed25519.verify(signature, data, bytes);
      default: {
        const digest = hashOf(hashName(params['hash']))(data);
        const options = { prehash: false, lowS: false };
        return nistCurve(`${key.algorithm['namedCurve']}`).verify(signature, digest, bytes, options);
      }
    }
  } catch (error) {
    if (error instanceof DOMException) throw error;
    return false;
  }
}

function isSame(one: Bytes, other: Bytes): boolean {
  return one.byteLength === other.byteLength && one.every((byte, index) => byte === other[index]);
}

export function cipher(
  name: string,
  params: Params,
  { bytes }: KeyMaterial,
  data: Bytes,
  isDeciphering: boolean,
): Bytes {
  const run = (made: { encrypt(data: Bytes): Bytes; decrypt(data: Bytes): Bytes }): Bytes =>
    isDeciphering ? made.decrypt(data) : made.encrypt(data);
  try {
    switch (name) {
      case 'AES-GCM': {
        if (params['tagLength'] !== undefined && params['tagLength'] !== DEFAULT_TAG_BITS) {
          throw new DOMException('only a tagLength of 128 is supported here', 'NotSupportedError');
        }
        const additional = params['additionalData'] === undefined ? undefined : bytesOf(params['additionalData']);
        return run(gcm(bytes, bytesOf(params['iv']), additional));
      }
      case 'AES-CTR':
        return run(ctr(bytes, block(params['counter'], 'counter')));
      default:
        return run(cbc(bytes, block(params['iv'], 'iv')));
    }
  } catch (cause) {
    if (cause instanceof DOMException || cause instanceof TypeError) throw cause;
    const message = 'The operation failed for an operation-specific reason';
    throw new DOMException(message, { name: 'OperationError', cause } as never);
  }
}

function block(source: unknown, what: string): Bytes {
  const bytes = bytesOf(source);
  if (bytes.byteLength !== BLOCK_BYTES)
    throw new DOMException(`algorithm.${what} must contain exactly 16 bytes`, 'OperationError');
  return bytes;
}

export function derive(
  name: string,
  params: Params,
  key: CryptoKey,
  { bytes }: KeyMaterial,
  bits: number | null,
): Bytes {
  if (name === 'ECDH' || name === 'X25519') return shared(name, params, key, bytes, bits);
  if (bits === null || bits % 8 !== 0) throw new DOMException('length must be a multiple of 8', 'OperationError');
  const hash = hashOf(hashName(params['hash']));
  const salt = bytesOf(params['salt']);
  if (name === 'HKDF') return hkdf(hash, bytes, salt, bytesOf(params['info']), bits / 8);
  return pbkdf2(hash, bytes, salt, { c: Number(params['iterations']), dkLen: bits / 8 });
}

function shared(name: string, params: Params, key: CryptoKey, secret: Bytes, bits: number | null): Bytes {
  const { bytes: other } = publicKey(params['public'], name);
  const whole =
    name === 'X25519'
      ? x25519.getSharedSecret(secret, other)
      : nistCurve(`${key.algorithm['namedCurve']}`).getSharedSecret(secret, other).subarray(1);
  if (bits !== null && bits > whole.byteLength * 8)
    throw new DOMException('derived bits are too few', 'OperationError');
  return bits === null ? whole : whole.subarray(0, Math.ceil(bits / 8));
}

function publicKey(key: unknown, name: string): KeyMaterial {
  if (!(key instanceof CryptoKey) || key.algorithm.name !== name || key.type !== 'public') {
    throw new DOMException('algorithm.public must be a public key of the same algorithm', 'InvalidAccessError');
  }
  return materialOfKey(key);
}
