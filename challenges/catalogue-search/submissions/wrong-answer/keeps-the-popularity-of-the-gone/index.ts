import { countFacets } from './facets.ts';
import { createIndex, type Entry } from './product-index.ts';
import { compareBy, readQuery } from './query.ts';
import { suggestWords } from './suggestions.ts';
import type { Catalogue, Product } from './types.ts';

export type * from './types.ts';

/** @param exported - JSON Lines: a product on each line */
export function createCatalogue(exported: string): Catalogue {
  const index = createIndex();
  for (const line of exported.split('\n')) {
    if (line.trim() !== '') index.put(JSON.parse(line) as Product);
  }

  return {
    search(query) {
      const { text, priceFrom, priceTo, sort, page, pageSize, ticked } = readQuery(query);
      const inPrice: Entry[] = [];
      for (const entry of index.find(text)) {
        if (entry.priceCents >= priceFrom && entry.priceCents <= priceTo) inPrice.push(entry);
      }
      const { matching, facets } = countFacets(inPrice, ticked);
      matching.sort(compareBy(sort));
      return {
        total: matching.length,
        pages: Math.ceil(matching.length / pageSize),
        products: matching.slice((page - 1) * pageSize, page * pageSize).map(({ product }) => structuredClone(product)),
        facets,
      };
    },

    suggest: (text, limit = 8) => suggestWords(index, text, limit),
    upsert: (product) => index.put(structuredClone(product)),
    remove: (id) => index.remove(id),
  };
}
