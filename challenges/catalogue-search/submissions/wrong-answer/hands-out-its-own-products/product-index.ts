import { fold, type Typed, wordsOf } from './fold.ts';
import type { Product } from './types.ts';
import { createVocabulary, type WordUse } from './vocabulary.ts';

/** A product with what is asked of it most. */
export interface Entry {
  readonly product: Product;
  readonly id: string;
  readonly priceCents: number;
  readonly foldedName: string;
  readonly words: ReadonlySet<string>;
  readonly facets: readonly (readonly [name: string, values: readonly string[]])[];
}

export interface ProductIndex {
  put(product: Product): void;
  remove(id: string): boolean;
  /** Each product that matches what has been typed, once. */
  find(typed: Typed): Iterable<Entry>;
  /** Words that begin like this, in no particular order. */
  wordsFrom(beginning: string): readonly WordUse[];
}

export function createIndex(): ProductIndex {
  const entries = new Map<string, Entry>();
  const vocabulary = createVocabulary();

  function remove(id: string): boolean {
    const entry = entries.get(id);
    if (entry === undefined) return false;
    entries.delete(id);
    vocabulary.remove(entry);
    return true;
  }

  return {
    remove,
    wordsFrom: vocabulary.startingWith,

    put(product) {
      remove(product.id);
      const entry = makeEntry(product);
      entries.set(entry.id, entry);
      vocabulary.add(entry);
    },

    find({ complete, beginning }) {
      const alternatives = complete.map((word) => [vocabulary.find(word)]);
      if (beginning !== undefined) alternatives.push(vocabulary.startingWith(beginning).map(({ entries }) => entries));
      // The fewest first: all others are only asked about these.
      const [fewest, ...others] = alternatives.sort((a, b) => sizeOf(a) - sizeOf(b));
      if (fewest === undefined) return entries.values();
      const found = new Set<Entry>();
      for (const alternative of fewest) {
        for (const entry of alternative) {
          if (others.every((sets) => sets.some((set) => set.has(entry)))) found.add(entry);
        }
      }
      return found;
    },
  };
}

function makeEntry(product: Product): Entry {
  const { id, name, priceCents, facets } = product;
  const foldedName = fold(name);
  return {
    product,
    id,
    priceCents,
    foldedName,
    words: new Set(wordsOf(foldedName)),
    facets: Object.entries(facets),
  };
}

function sizeOf(sets: readonly ReadonlySet<Entry>[]): number {
  return sets.reduce((size, set) => size + set.size, 0);
}
