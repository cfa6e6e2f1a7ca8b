import { cbc, ctr, gcm } from '@noble/ciphers/aes.js';
import { Buffer } from '../../bytes.isolate.ts';
import { bytesOf, type Data, encoded, fault } from './data.isolate.ts';

const MODES = { gcm, cbc, ctr } as const;
const KEY_BYTES: Readonly<Record<string, number>> = { '128': 16, '192': 24, '256': 32 };
const TAG_BYTES = 16;
export const CIPHERS = Object.keys(KEY_BYTES).flatMap((bits) =>
  Object.keys(MODES).map((mode) => `aes-${bits}-${mode}`),
);

/** Keeps what it is given, and ciphers it all at the end. */
export class Cipher {
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
