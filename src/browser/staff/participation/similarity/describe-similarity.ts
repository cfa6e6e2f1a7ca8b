import type { Similarity } from '../../../../protocol/review/similarity-view.ts';
import { counted } from '../../../app/counted.ts';

/** `3 of 780 pairs of this case are as similar` */
export function describeBaseRate(baseRate: number, pairs: number): string {
  const count = Math.max(1, Math.round(baseRate * pairs));
  return `${count} of ${counted(pairs, 'pair')} of this case ${count === 1 ? 'is' : 'are'} as similar or more`;
}

/** Whole percents: nobody can tell more apart. */
export function formatShare(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** The few own fingerprints below which similarity says little. */
const FEW_FINGERPRINTS = 30;

export function saysLittle({ fingerprints }: Pick<Similarity, 'fingerprints'>): boolean {
  return fingerprints < FEW_FINGERPRINTS;
}

/** What anybody's work on the same task has in common with another's. */
const LITTLE_IN_COMMON = 0.2;

export function hasMuchInCommon({ similarity }: { readonly similarity: number }): boolean {
  return similarity >= LITTLE_IN_COMMON;
}
