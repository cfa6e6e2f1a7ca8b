import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { DOMException } from '../given.isolate.ts';

const HASHES = { 'SHA-1': sha1, 'SHA-256': sha256, 'SHA-384': sha384, 'SHA-512': sha512 } as const;
export type HashName = keyof typeof HASHES;

/** The name of an algorithm, as it is written in full: names are compared without regard to case. */
export function nameOf(algorithm: unknown, known: readonly string[]): string {
  const given = typeof algorithm === 'string' ? algorithm : (algorithm as { readonly name?: unknown } | null)?.name;
  const found = known.find((name) => name.toLowerCase() === `${given}`.toLowerCase());
  if (given === undefined) throw new TypeError('an algorithm has no name');
  if (found === undefined) throw new DOMException(`Unrecognized algorithm name: ${given}`, 'NotSupportedError');
  return found;
}

export function hashName(algorithm: unknown): HashName {
  return nameOf(algorithm, Object.keys(HASHES)) as HashName;
}

export function hashOf(name: HashName) {
  return HASHES[name] as typeof sha256;
}
