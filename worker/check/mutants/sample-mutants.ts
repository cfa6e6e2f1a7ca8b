import { createHash } from 'node:crypto';
import type { Mutant } from './instrument-model.ts';

/**
 * As many mutants as are asked for, spread over files and mutators as all of them are. The same ones each time: which
 * are taken depends on what they change and nothing else.
 */
export function sampleMutants(mutants: readonly Mutant[], count: number): readonly Mutant[] {
  if (mutants.length <= count) return mutants;
  const drawn = mutants
    .map((mutant) => ({ mutant, stratum: `${mutant.mutator} ${mutant.file}`, lot: lotOf(mutant) }))
    .sort((a, b) => compare(a.stratum, b.stratum) || compare(a.lot, b.lot));
  const step = drawn.length / count;
  const chosen = new Set(
    Array.from({ length: count }, (_, index) => drawn[Math.floor((index + 0.5) * step)]?.mutant.id),
  );
  return mutants.filter((mutant) => chosen.has(mutant.id));
}

/** In the order in which they are judged, should it be clear before all are: each part is spread as the whole is. */
export function inWaves(chosen: readonly Mutant[], first: number, further: number): readonly (readonly Mutant[])[] {
  const waves: (readonly Mutant[])[] = [];
  let left = chosen;
  while (left.length > 0) {
    const wave = new Set(sampleMutants(left, waves.length === 0 ? first : further));
    waves.push([...wave]);
    left = left.filter((mutant) => !wave.has(mutant));
  }
  return waves;
}

function lotOf({ file, line, column, mutator, replacement }: Mutant): string {
  return createHash('sha256')
    .update(JSON.stringify([file, line, column, mutator, replacement]))
    .digest('hex');
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Wilson's bounds of a share, with 95 % confidence. */
export function confidenceOf(hits: number, count: number): [number, number] {
  if (count === 0) return [0, 1];
  const z = 1.96;
  const share = hits / count;
  const middle = (share + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const half = (z / (1 + (z * z) / count)) * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
