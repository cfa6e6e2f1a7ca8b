/** The contract between the catalogue and the front end. Add types of your own elsewhere. */

export interface Product {
  /** Opaque, such as `SKI-20417`. */
  readonly id: string;
  /** Not empty. */
  readonly name: string;
  readonly priceCents: number;
  /** How often it was bought lately: a whole number, 0 or more. */
  readonly popularity: number;
  /** The values of each facet, none of them twice: `{ brand: ['Møre'], size: ['42', '43'] }`. */
  readonly facets: Readonly<Record<string, readonly string[]>>;
}

export type Sort = 'popularity' | 'cheapest' | 'dearest' | 'name';

/** What is left out, or `undefined`, restricts nothing. */
export interface Query {
  /** What has been typed into the search field so far. */
  readonly text?: string | undefined;
  /** The values that are ticked, by facet. */
  readonly facets?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly priceFrom?: number | undefined;
  readonly priceTo?: number | undefined;
  /** `popularity` where it is left out. */
  readonly sort?: Sort | undefined;
  /** From 1 on; 1 where it is left out. */
  readonly page?: number | undefined;
  /** 1 to 100; 24 where it is left out. */
  readonly pageSize?: number | undefined;
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
  /** Whether it is ticked. */
  readonly selected: boolean;
}

export interface Facet {
  readonly name: string;
  readonly values: readonly FacetValue[];
}

export interface SearchResult {
  /** How many products match, on all pages. */
  readonly total: number;
  /** How many pages there are; 0 where nothing matches. */
  readonly pages: number;
  readonly products: readonly Product[];
  readonly facets: readonly Facet[];
}

/** How what is being typed could go on. */
export interface Suggestion {
  /** Folded: `loype`. */
  readonly word: string;
  /** How many products have it in their names. */
  readonly products: number;
  /** The sum of their popularity. */
  readonly popularity: number;
}

export interface Catalogue {
  /** @throws RangeError that names the field of the query that is wrong */
  search(query: Query): SearchResult;
  /** The best words that go on with what has been typed; `limit` is 8 where it is left out. */
  suggest(text: string, limit?: number): Suggestion[];
  /** Adds a product, or replaces the one that has its id. */
  upsert(product: Product): void;
  /** Whether there was such a product. */
  remove(id: string): boolean;
}
