import { readTyped } from './fold.ts';
import type { ProductIndex } from './product-index.ts';
import { compareText } from './query.ts';
import type { Suggestion } from './types.ts';
import type { WordUse } from './vocabulary.ts';

export function suggestWords(index: ProductIndex, text: string, limit: number): Suggestion[] {
  if (!Number.isInteger(limit) || limit < 1 || limit > 20)
    throw new RangeError('limit must be a whole number, 1 to 20');
  const { complete, beginning } = readTyped(text);
  if (beginning === undefined) return [];
  const suggestions =
    complete.length === 0 ? index.wordsFrom(beginning).map(describe) : suggestAmong(index, complete, beginning);
  return suggestions.sort(byUse).slice(0, limit);
}

/** Looks at the products that have all the complete words and one that goes on like this; there are not many. */
function suggestAmong(index: ProductIndex, complete: readonly string[], beginning: string): Suggestion[] {
  const found = new Map<string, { word: string; products: number; popularity: number }>();
  for (const { words, product } of index.find({ complete, beginning })) {
    for (const word of words) {
      if (!word.startsWith(beginning)) continue;
      const known = found.get(word) ?? { word, products: 0, popularity: 0 };
      known.products += 1;
      known.popularity += product.popularity;
      found.set(word, known);
    }
  }
  return [...found.values()];
}

function describe({ word, entries, popularity }: WordUse): Suggestion {
  return { word, products: entries.size, popularity };
}

function byUse(a: Suggestion, b: Suggestion): number {
  return b.popularity - a.popularity || b.products - a.products || compareText(a.word, b.word);
}
