import { File, FingerprintIndex, Region, TokenizedFile } from '@dodona/dolos-core';
import type { LineRange, SimilarWork } from '../../protocol/review/similarity-view.ts';
import { GRAM_TOKENS, WINDOW_GRAMS } from './fingerprint.ts';
import type { Tokens } from './tokenise.ts';

const FRAGMENTS_AT_MOST = 20;
/** What is in a work more often is a way of writing: each with each would be a great many. */
const REPEATED = 8;

/**
 * Where two works are alike, the longest first, as far as it is not given to everybody.
 *
 * @param given - fingerprints of what both began with
 */
export function findFragments(
  here: readonly Tokens[],
  there: readonly Tokens[],
  given: ReadonlySet<number>,
): SimilarWork['fragments'] {
  const [left, right] = [joined(here, 'here'), joined(there, 'there')];
  const index = new FingerprintIndex(GRAM_TOKENS, WINDOW_GRAMS);
  index.addFiles([left.file, right.file]);
  const repeated = index
    .sharedFingerprints()
    .filter((shared) => [left, right].some(({ file }) => shared.occurrencesOf(file).length > REPEATED));
  index.addIgnoredHashes([...given, ...repeated.map(({ hash }) => hash)]);
  return index
    .getPair(left.file, right.file)
    .buildFragments()
    .toSorted((a, b) => b.pairs.length - a.pairs.length)
    .slice(0, FRAGMENTS_AT_MOST)
    .map(({ leftSelection, rightSelection }) => ({
      here: left.rangeOf(leftSelection),
      there: right.rangeOf(rightSelection),
    }));
}

/** All files of a work as one, with something between them that no other work has. */
function joined(
  files: readonly Tokens[],
  side: string,
): { readonly file: TokenizedFile; readonly rangeOf: (region: Region) => LineRange } {
  const [kinds, regions]: [string[], Region[]] = [[], []];
  const begins: { readonly path: string; readonly row: number }[] = [];
  let row = 0;
  for (const { path, kinds: own, lines } of files) {
    begins.push({ path, row });
    for (const [at, kind] of own.entries()) {
      const ownRow = row + (lines[at] as number);
      kinds.push(kind);
      regions.push(new Region(ownRow, 0, ownRow, 0));
    }
    row += (lines.at(-1) ?? 0) + 1;
    kinds.push(`${side} after ${begins.length}`);
    regions.push(new Region(row, 0, row, 0));
  }
  return {
    file: new TokenizedFile(new File(side, ''), kinds, regions),
    rangeOf({ startRow, endRow }) {
      const begin = begins.findLast((each) => each.row < startRow) ?? { path: '', row: 0 };
      return { path: begin.path, from: startRow - begin.row, to: endRow - begin.row };
    },
  };
}
