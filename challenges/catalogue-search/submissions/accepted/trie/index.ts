import { FacetCounter } from './facet-counter.ts';
import { fold, hasBeenTyped, split } from './text.ts';
import { Trie } from './trie.ts';
import type { Catalogue, Product, Query, SearchResult, Suggestion } from './types.ts';

export type * from './types.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const SORTS = {
  popularity: (a: Product, b: Product) => b.popularity - a.popularity,
  cheapest: (a: Product, b: Product) => a.priceCents - b.priceCents,
  dearest: (a: Product, b: Product) => b.priceCents - a.priceCents,
};

export function createCatalogue(exported: string): Catalogue {
  const catalogue = new Fjellspor();
  for (const line of exported.split('\n').filter((line) => line.trim() !== '')) catalogue.put(JSON.parse(line));
  return catalogue;
}

class Fjellspor implements Catalogue {
  readonly #products = new Map<string, Product>();
  readonly #names = new Map<Product, string>();
  readonly #trie = new Trie();

  upsert(product: Product): void {
    this.put(structuredClone(product));
  }

  /** Takes a product that nobody else has. */
  put(product: Product): void {
    this.remove(product.id);
    freeze(product);
    const name = fold(product.name);
    this.#products.set(product.id, product);
    this.#names.set(product, name);
    for (const word of new Set(split(name))) this.#trie.add(word, product);
  }

  remove(id: string): boolean {
    const product = this.#products.get(id);
    if (product === undefined) return false;
    for (const word of new Set(split(this.#nameOf(product)))) this.#trie.remove(word, product);
    this.#names.delete(product);
    return this.#products.delete(id);
  }

  search(query: Query): SearchResult {
    const { page, pageSize, priceFrom, priceTo, order } = this.#check(query);
    const ticks = Object.entries(query.facets ?? {}).filter(([, values]) => values.length > 0);
    const counter = new FacetCounter(ticks);
    const found: Product[] = [];
    for (const product of this.#withText(query.text ?? '')) {
      if (product.priceCents < priceFrom || product.priceCents > priceTo) continue;
      if (counter.count(product)) found.push(product);
    }
    found.sort((a, b) => order(a, b) || compare(a.id, b.id));
    return {
      total: found.length,
      pages: Math.ceil(found.length / pageSize),
      products: found.slice(pageSize * (page - 1), pageSize * page),
      facets: counter.facets,
    };
  }

  suggest(text: string, limit = 8): Suggestion[] {
    if (!Number.isInteger(limit) || limit < 1 || limit > 20) throw new RangeError(`${limit} is no limit from 1 to 20`);
    const folded = fold(text);
    if (hasBeenTyped(folded)) return [];
    const words = split(folded);
    const last = words.pop() ?? '';
    const suggestions: Suggestion[] = [];
    for (const { word, products, popularity } of this.#trie.below(last)) {
      if (words.length === 0) {
        suggestions.push({ word, products: products.size, popularity });
        continue;
      }
      const narrowed = this.#having([...words, word]);
      if (narrowed.length === 0) continue;
      const sum = narrowed.reduce((total, product) => total + product.popularity, 0);
      suggestions.push({ word, products: narrowed.length, popularity: sum });
    }
    suggestions.sort((a, b) => b.popularity - a.popularity || b.products - a.products || compare(a.word, b.word));
    return suggestions.slice(0, limit);
  }

  #nameOf(product: Product): string {
    return this.#names.get(product) as string;
  }

  #withText(text: string): Iterable<Product> {
    const folded = fold(text);
    const words = split(folded);
    if (words.length === 0) return this.#products.values();
    if (hasBeenTyped(folded)) return this.#having(words);
    const last = words.pop() as string;
    const going = new Set<Product>();
    for (const { products } of this.#trie.below(last)) for (const product of products) going.add(product);
    return words.length === 0 ? going : this.#having(words, going);
  }

  /** The products that have all of these words, and are among others. */
  #having(words: readonly string[], ...among: readonly ReadonlySet<Product>[]): Product[] {
    const sets = [...words.map((word) => this.#trie.find(word)), ...among].sort((a, b) => a.size - b.size);
    const [smallest = new Set<Product>(), ...others] = sets;
    return [...smallest].filter((product) => others.every((set) => set.has(product)));
  }

  #check({ page = 1, pageSize = 24, priceFrom = 0, priceTo = Number.MAX_VALUE, sort = 'popularity' }: Query) {
    const refuse = (field: string): never => {
      throw new RangeError(`The query's ${field} is out of its range.`);
    };
    if (!Number.isInteger(page) || page < 1) refuse('page');
    if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 100) refuse('pageSize');
    if (typeof priceFrom !== 'number' || !(priceFrom >= 0)) refuse('priceFrom');
    if (typeof priceTo !== 'number' || !(priceTo >= 0)) refuse('priceTo');
    const byName = (a: Product, b: Product) => compare(this.#nameOf(a), this.#nameOf(b));
    const order = sort === 'name' ? byName : Object.hasOwn(SORTS, sort) ? SORTS[sort] : refuse('sort');
    return { page, pageSize, priceFrom, priceTo, order };
  }
}

function freeze(product: Product): void {
  for (const values of Object.values(product.facets)) Object.freeze(values);
  Object.freeze(product.facets);
  Object.freeze(product);
}
