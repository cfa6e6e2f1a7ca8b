import { finishInterface } from '../core/interface.isolate.ts';
import { DOMException } from '../given.isolate.ts';

/** What a key is made of: bytes of a secret, a private scalar, or a public point. */
export type KeyMaterial = {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly publicBytes?: Uint8Array<ArrayBuffer>;
};

type KeyType = 'secret' | 'private' | 'public';
export type KeyAlgorithm = { readonly name: string } & Readonly<Record<string, unknown>>;

type Given = readonly [unknown, KeyType, boolean, KeyAlgorithm, readonly string[], KeyMaterial];

const MADE_BY_US = Symbol('made by us');
let materialOf: (key: CryptoKey) => KeyMaterial;

export class CryptoKey {
  readonly #type: KeyType;
  readonly #isExtractable: boolean;
  readonly #algorithm: KeyAlgorithm;
  readonly #usages: readonly string[];
  readonly #material: KeyMaterial;

  static {
    materialOf = (key) => key.#material;
  }

  /** In a list, since from outside it takes nothing. */
  constructor(...given: readonly unknown[]) {
    if (given[0] !== MADE_BY_US) throw new TypeError('Illegal constructor');
    const [, type, isExtractable, algorithm, usages, material] = given as unknown as Given;
    this.#type = type;
    this.#isExtractable = isExtractable;
    this.#algorithm = algorithm;
    this.#usages = usages;
    this.#material = material;
  }

  get type(): KeyType {
    return this.#type;
  }
  get extractable(): boolean {
    return this.#isExtractable;
  }
  get algorithm(): KeyAlgorithm {
    return this.#algorithm;
  }
  get usages(): string[] {
    return [...this.#usages];
  }
}

export function makeKey(
  type: KeyType,
  isExtractable: boolean,
  algorithm: KeyAlgorithm,
  usages: readonly string[],
  material: KeyMaterial,
): CryptoKey {
  return new CryptoKey(MADE_BY_US, type, isExtractable, algorithm, usages, material);
}

/** @throws DOMException where the key may not be used for that */
export function useKey(key: unknown, algorithm: string, usage: string): KeyMaterial {
  if (!(key instanceof CryptoKey)) throw new TypeError('The key must be a CryptoKey');
  if (key.algorithm.name !== algorithm) {
    throw new DOMException(
      `Key algorithm mismatch: it is for ${key.algorithm.name}, not ${algorithm}`,
      'InvalidAccessError',
    );
  }
  if (!key.usages.includes(usage)) {
    throw new DOMException(`Unable to use this key to ${usage}`, 'InvalidAccessError');
  }
  return materialOf(key);
}

export function materialOfKey(key: CryptoKey): KeyMaterial {
  return materialOf(key);
}

finishInterface(CryptoKey, 'CryptoKey');
