import { finishInterface } from './core/interface.isolate.ts';
import { DOMException } from './given.isolate.ts';
import { cipher, derive, type Params, sign, verify } from './webcrypto/algorithms.isolate.ts';
import { fromBase64Url, toBase64Url } from './webcrypto/base64url.isolate.ts';
import { bytesOf, randomBytes } from './webcrypto/bytes-of.isolate.ts';
import { exportKey, findCurve, generate, importPrivate, importPublic } from './webcrypto/curves.isolate.ts';
import { hashName, hashOf, nameOf } from './webcrypto/hashes.isolate.ts';
import { CryptoKey, type KeyAlgorithm, makeKey, materialOfKey, useKey } from './webcrypto/key.isolate.ts';

/** `crypto.subtle`: https://w3c.github.io/webcrypto/, without RSA. */

type Format = 'raw' | 'jwk' | 'spki' | 'pkcs8';
type Jwk = Readonly<Record<string, unknown>>;
type KeyPair = { readonly publicKey: CryptoKey; readonly privateKey: CryptoKey };

const SIGNING = ['HMAC', 'ECDSA', 'Ed25519'];
const CIPHERS = ['AES-GCM', 'AES-CBC', 'AES-CTR'];
const DERIVING = ['PBKDF2', 'HKDF', 'ECDH', 'X25519'];
const KEYED = [...SIGNING, ...CIPHERS, ...DERIVING];
const CURVED = ['ECDSA', 'ECDH', 'Ed25519', 'X25519'];
const PUBLIC_USAGES = ['verify', 'encrypt', 'wrapKey'];
const AES_BITS: readonly number[] = [128, 192, 256];

function paramsOf(algorithm: unknown): Params {
  return typeof algorithm === 'object' && algorithm !== null ? (algorithm as Params) : {};
}

function curveOf(name: string, algorithm: unknown) {
  return findCurve(name === 'ECDSA' || name === 'ECDH' ? paramsOf(algorithm)['namedCurve'] : name);
}

function curveAlgorithm(name: string, curve: string): KeyAlgorithm {
  return name === curve ? { name } : { name, namedCurve: curve };
}

/** The algorithm of a key that is no more than bytes. */
function secretAlgorithm(name: string, algorithm: unknown, bytes: number): KeyAlgorithm {
  if (name === 'HMAC') return { name, hash: { name: hashName(paramsOf(algorithm)['hash']) }, length: bytes * 8 };
  if (!CIPHERS.includes(name)) return { name };
  if (!AES_BITS.includes(bytes * 8)) throw new DOMException('Invalid key length', 'DataError');
  return { name, length: bytes * 8 };
}

function requireUsages(usages: readonly string[], isNeeded: boolean): void {
  if (usages.length === 0 && isNeeded) {
    throw new DOMException('Usages cannot be empty when creating a key.', 'SyntaxError');
  }
}

function bufferOf(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

const MADE_BY_US = Symbol('made by us');

export class SubtleCrypto {
  constructor(...keys: readonly unknown[]) {
    if (keys[0] !== MADE_BY_US) throw new TypeError('Illegal constructor');
  }

  async digest(algorithm: unknown, data: unknown): Promise<ArrayBuffer> {
    return bufferOf(hashOf(hashName(algorithm))(bytesOf(data)));
  }

  async generateKey(
    algorithm: unknown,
    isExtractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey | KeyPair> {
    const name = nameOf(algorithm, [...SIGNING, ...CIPHERS, 'ECDH', 'X25519']);
    requireUsages(usages, true);
    if (!CURVED.includes(name)) {
      const { length } = paramsOf(algorithm);
      const bits = name === 'HMAC' ? (length ?? hashOf(hashName(paramsOf(algorithm)['hash'])).blockLen * 8) : length;
      if (CIPHERS.includes(name) && !AES_BITS.includes(Number(bits))) {
        throw new DOMException('Invalid key length', 'OperationError');
      }
      const bytes = randomBytes(Number(bits) / 8);
      return makeKey('secret', isExtractable, secretAlgorithm(name, algorithm, bytes.byteLength), usages, { bytes });
    }
    const curve = curveOf(name, algorithm);
    const material = generate(curve, randomBytes);
    const own = curveAlgorithm(name, curve.name);
    const [forPublic, forPrivate] = [true, false].map((isPublic) =>
      usages.filter((usage) => PUBLIC_USAGES.includes(usage) === isPublic),
    ) as [string[], string[]];
    return {
      publicKey: makeKey('public', true, own, forPublic, { bytes: material.publicBytes as Uint8Array<ArrayBuffer> }),
      privateKey: makeKey('private', isExtractable, own, forPrivate, material),
    };
  }

  async importKey(
    format: Format,
    keyData: unknown,
    algorithm: unknown,
    isExtractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey> {
    const name = nameOf(algorithm, KEYED);
    const jwk = keyData as Jwk;
    const data = format === 'jwk' ? keyData : bytesOf(keyData);
    if (format === 'jwk' && (typeof jwk !== 'object' || jwk === null || jwk['kty'] === undefined)) {
      throw new DOMException('Invalid keyData', 'DataError');
    }
    if (!CURVED.includes(name)) {
      if (format !== 'raw' && format !== 'jwk') {
        throw new DOMException(`Unable to import a ${name} key in the format ${format}`, 'NotSupportedError');
      }
      requireUsages(usages, true);
      const bytes = format === 'jwk' ? fromBase64Url(jwk['k']) : (data as Uint8Array<ArrayBuffer>);
      return makeKey('secret', isExtractable, secretAlgorithm(name, algorithm, bytes.byteLength), usages, { bytes });
    }
    const curve = curveOf(name, algorithm);
    const isPrivate = format === 'pkcs8' || (format === 'jwk' && jwk['d'] !== undefined);
    requireUsages(usages, isPrivate);
    const material = isPrivate ? importPrivate(curve, format, data) : importPublic(curve, format, data);
    return makeKey(isPrivate ? 'private' : 'public', isExtractable, curveAlgorithm(name, curve.name), usages, material);
  }

  async exportKey(format: Format, key: CryptoKey): Promise<ArrayBuffer | Jwk> {
    if (!key.extractable) throw new DOMException('key is not extractable', 'InvalidAccessError');
    const material = materialOfKey(key);
    const { name } = key.algorithm;
    const common = { key_ops: key.usages, ext: key.extractable };
    if (key.type === 'secret') {
      if (format === 'jwk')
        return { kty: 'oct', k: toBase64Url(material.bytes), alg: jwkName(key.algorithm), ...common };
      if (format === 'raw') return bufferOf(material.bytes);
    } else if ((format === 'pkcs8') === (key.type === 'private') || format === 'jwk') {
      const exported = exportKey(curveOf(name, key.algorithm), format, material);
      return exported instanceof Uint8Array ? bufferOf(exported) : { ...exported, ...common };
    }
    throw new DOMException(`Unable to export a ${key.type} ${name} key in the format ${format}`, 'InvalidAccessError');
  }

  async sign(algorithm: unknown, key: CryptoKey, data: unknown): Promise<ArrayBuffer> {
    const name = nameOf(algorithm, SIGNING);
    const material = useKey(key, name, 'sign');
    return bufferOf(sign(name, paramsOf(algorithm), key, material, bytesOf(data)));
  }

  async verify(algorithm: unknown, key: CryptoKey, signature: unknown, data: unknown): Promise<boolean> {
    const name = nameOf(algorithm, SIGNING);
    const material = useKey(key, name, 'verify');
    return verify(name, paramsOf(algorithm), key, material, bytesOf(signature), bytesOf(data));
  }

  async encrypt(algorithm: unknown, key: CryptoKey, data: unknown): Promise<ArrayBuffer> {
    const name = nameOf(algorithm, CIPHERS);
    return bufferOf(cipher(name, paramsOf(algorithm), useKey(key, name, 'encrypt'), bytesOf(data), false));
  }

  async decrypt(algorithm: unknown, key: CryptoKey, data: unknown): Promise<ArrayBuffer> {
    const name = nameOf(algorithm, CIPHERS);
    return bufferOf(cipher(name, paramsOf(algorithm), useKey(key, name, 'decrypt'), bytesOf(data), true));
  }

  async deriveBits(algorithm: unknown, key: CryptoKey, length: number | null = null): Promise<ArrayBuffer> {
    const name = nameOf(algorithm, DERIVING);
    return bufferOf(derive(name, paramsOf(algorithm), key, useKey(key, name, 'deriveBits'), length));
  }

  async deriveKey(
    algorithm: unknown,
    key: CryptoKey,
    derived: unknown,
    isExtractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey> {
    const name = nameOf(algorithm, DERIVING);
    const { length } = paramsOf(derived);
    const isHmac = nameOf(derived, KEYED) === 'HMAC';
    const bits = length ?? (isHmac ? hashOf(hashName(paramsOf(derived)['hash'])).blockLen * 8 : 256);
    const bytes = derive(name, paramsOf(algorithm), key, useKey(key, name, 'deriveKey'), Number(bits));
    return await this.importKey('raw', bytes, derived, isExtractable, usages);
  }

  async wrapKey(format: Format, key: CryptoKey, wrapping: CryptoKey, algorithm: unknown): Promise<ArrayBuffer> {
    const exported = await this.exportKey(format, key);
    const data = exported instanceof ArrayBuffer ? exported : new TextEncoder().encode(JSON.stringify(exported));
    const name = nameOf(algorithm, CIPHERS);
    return bufferOf(cipher(name, paramsOf(algorithm), useKey(wrapping, name, 'wrapKey'), bytesOf(data), false));
  }

  async unwrapKey(
    format: Format,
    wrapped: unknown,
    wrapping: CryptoKey,
    algorithm: unknown,
    unwrapped: unknown,
    isExtractable: boolean,
    usages: readonly string[],
  ): Promise<CryptoKey> {
    const name = nameOf(algorithm, CIPHERS);
    const data = cipher(name, paramsOf(algorithm), useKey(wrapping, name, 'unwrapKey'), bytesOf(wrapped), true);
    const keyData = format === 'jwk' ? JSON.parse(new TextDecoder().decode(data)) : data;
    return await this.importKey(format, keyData, unwrapped, isExtractable, usages);
  }
}

function jwkName({ name, hash, length }: KeyAlgorithm): string {
  if (name === 'HMAC') return `HS${(hash as { readonly name: string }).name.slice('SHA-'.length)}`;
  return `A${length}${name.slice('AES-'.length)}`;
}

finishInterface(SubtleCrypto, 'SubtleCrypto');

export const subtle = new SubtleCrypto(MADE_BY_US);
export { CryptoKey };
