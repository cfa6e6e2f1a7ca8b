import type { Entry } from './product-index.ts';

/** A word, and whose names have it. */
export interface WordUse {
  readonly word: string;
  readonly entries: ReadonlySet<Entry>;
  /** The sum of their popularity. */
  readonly popularity: number;
}

export interface Vocabulary {
  add(entry: Entry): void;
  remove(entry: Entry): void;
  find(word: string): ReadonlySet<Entry>;
  startingWith(beginning: string): readonly WordUse[];
}

/**
 * Who uses a word is in a map; the words themselves are in a sorted list too, for beginnings. There are far fewer words than
 * products, and a new one is rare: moving the list's tail for it costs microseconds.
 */
export function createVocabulary(): Vocabulary {
  const uses = new Map<string, { word: string; entries: Set<Entry>; popularity: number }>();
  const sorted: string[] = [];

  /** Where in the list a word is, or would be. */
  function placeOf(word: string): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as string) < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {
    add(entry) {
      for (const word of entry.words) {
        const use = uses.get(word);
        if (use === undefined) {
          uses.set(word, { word, entries: new Set([entry]), popularity: entry.product.popularity });
          sorted.splice(placeOf(word), 0, word);
        } else {
          use.entries.add(entry);
          use.popularity += entry.product.popularity;
        }
      }
    },

    remove(entry) {
      for (const word of entry.words) {
        const use = uses.get(word);
        use?.entries.delete(entry);
        if (use?.entries.size === 0) {
          uses.delete(word);
          sorted.splice(placeOf(word), 1);
        } else if (use !== undefined) use.popularity -= entry.product.popularity;
      }
    },

    find: (word) => uses.get(word)?.entries ?? new Set(),

    startingWith(beginning) {
      const found: WordUse[] = [];
      for (let at = placeOf(beginning); sorted[at]?.startsWith(beginning) === true; at += 1) {
        const use = uses.get(sorted[at] as string);
        if (use !== undefined) found.push(use);
      }
      return found;
    },
  };
}
