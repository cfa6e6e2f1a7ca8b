import type { SubmissionDigest } from '../../domain/ids.ts';
import type { Fingerprints } from './fingerprint.ts';

export type FingerprintCache = {
  readonly get: (digest: SubmissionDigest) => Fingerprints | undefined;
  readonly set: (digest: SubmissionDigest, fingerprints: Fingerprints) => void;
};

/**
 * Keeps what was used last, by what it is made from: it never goes out of date.
 *
 * @param atMost - numbers in all; a work without any counts as one
 */
export function createFingerprintCache(atMost: number): FingerprintCache {
  const kept = new Map<SubmissionDigest, Fingerprints>();
  let weight = 0;
  const weigh = ({ length }: Fingerprints): number => Math.max(1, length);

  function drop(digest: SubmissionDigest): Fingerprints | undefined {
    const found = kept.get(digest);
    if (found === undefined) return undefined;
    kept.delete(digest);
    weight -= weigh(found);
    return found;
  }

  function keep(digest: SubmissionDigest, fingerprints: Fingerprints): void {
    kept.set(digest, fingerprints);
    weight += weigh(fingerprints);
  }

  return {
    get(digest) {
      const found = drop(digest);
      if (found !== undefined) keep(digest, found);
      return found;
    },
    set(digest, fingerprints) {
      drop(digest);
      keep(digest, fingerprints);
      for (const oldest of kept.keys()) {
        if (weight <= atMost) break;
        drop(oldest);
      }
    },
  };
}
