import { WinnowFilter } from '@dodona/dolos-core';
import type { Tokens } from './tokenise.ts';

/** So many tokens make one fingerprint: about two statements. */
export const GRAM_TOKENS = 17;
/** Of so many neighbouring ones, one is kept: whatever is alike over 25 tokens is found. */
export const WINDOW_GRAMS = 9;

/** What is characteristic of a work: numbers that are the same where the same is done, each once, in order. */
export type Fingerprints = Uint32Array;

/**
 * Those of one work.
 *
 * By winnowing: S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: local algorithms for document fingerprinting",
 * SIGMOD 2003, as Dolos does it.
 */
export function fingerprintsOf(files: readonly Tokens[]): Fingerprints {
  return collect(files, new WinnowFilter(GRAM_TOKENS, WINDOW_GRAMS));
}

/** All that any part of these files could have: what is begun with is found in whatever was written around it. */
export function allFingerprintsOf(files: readonly Tokens[]): Fingerprints {
  return collect(files, new WinnowFilter(GRAM_TOKENS, 1));
}

function collect(files: readonly Tokens[], filter: WinnowFilter): Fingerprints {
  const hashes = new Set<number>();
  for (const { kinds } of files) {
    for (const { hash } of filter.fingerprints([...kinds])) hashes.add(hash);
  }
  return Uint32Array.from(hashes).sort();
}

export function without(own: Fingerprints, given: ReadonlySet<number>): Fingerprints {
  return own.filter((hash) => !given.has(hash));
}

/** The share of both works' fingerprints that are the same, from 0 to 1. */
export function similarityOf(one: Fingerprints, other: Fingerprints): number {
  if (one.length === 0 || other.length === 0) return 0;
  let [at, there, shared] = [0, 0, 0];
  while (at < one.length && there < other.length) {
    const difference = (one[at] as number) - (other[there] as number);
    if (difference === 0) shared += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) there += 1;
  }
  return (2 * shared) / (one.length + other.length);
}
