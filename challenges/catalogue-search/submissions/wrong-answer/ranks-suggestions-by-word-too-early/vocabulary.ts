import type { Entry } from './product-index.ts';

/** A word, and whose names have it. */
export interface WordUse {
  readonly word: string;
  readonly entries: ReadonlySet<Entry>;
  /** The sum of their popularity. */
  readonly popularity: number;
}

interface ChangingUse extends WordUse {
  readonly entries: Set<Entry>;
  popularity: number;
}

export interface Vocabulary {
  add(entry: Entry): void;
  remove(entry: Entry): void;
  find(word: string): ReadonlySet<Entry>;
  startingWith(beginning: string): readonly WordUse[];
}

/**
 * Who uses a word is in a map, and in a list sorted by word as well, for beginnings. There are far fewer words than products,
 * and a new one is rare: moving the list's tail for it costs microseconds.
 */
export function createVocabulary(): Vocabulary {
  const uses = new Map<string, ChangingUse>();
  const sorted: ChangingUse[] = [];

  /** Where in the list a word is, or would be. */
  function placeOf(word: string): number {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as WordUse).word < word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function use(word: string): ChangingUse {
    const known = uses.get(word);
    if (known !== undefined) return known;
    const added = { word, entries: new Set<Entry>(), popularity: 0 };
    uses.set(word, added);
    sorted.splice(placeOf(word), 0, added);
    return added;
  }

  return {
    add(entry) {
      for (const word of entry.words) {
        const used = use(word);
        used.entries.add(entry);
        used.popularity += entry.product.popularity;
      }
    },

    remove(entry) {
      for (const word of entry.words) {
        const used = use(word);
        used.entries.delete(entry);
        used.popularity -= entry.product.popularity;
        if (used.entries.size > 0) continue;
        uses.delete(word);
        sorted.splice(placeOf(word), 1);
      }
    },

    find: (word) => uses.get(word)?.entries ?? new Set(),

    startingWith(beginning) {
      const from = placeOf(beginning);
      let to = from;
      while (sorted[to]?.word.startsWith(beginning)) to += 1;
      return sorted.slice(from, to);
    },
  };
}
