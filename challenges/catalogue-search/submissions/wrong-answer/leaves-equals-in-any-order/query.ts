import { readTyped, type Typed } from './fold.ts';
import type { Entry } from './product-index.ts';
import type { Query, Sort } from './types.ts';

/** Ticked values by facet; facets without one are not there. */
export type Ticked = ReadonlyMap<string, ReadonlySet<string>>;

export interface ReadQuery {
  readonly text: Typed;
  readonly ticked: Ticked;
  readonly priceFrom: number;
  readonly priceTo: number;
  readonly sort: Sort;
  readonly page: number;
  readonly pageSize: number;
}

type Compare = (a: Entry, b: Entry) => number;

const COMPARE: ReadonlyMap<string, Compare> = new Map<Sort, Compare>([
  ['popularity', (a, b) => b.product.popularity - a.product.popularity],
  ['cheapest', (a, b) => a.priceCents - b.priceCents],
  ['dearest', (a, b) => b.priceCents - a.priceCents],
  ['name', (a, b) => compareText(a.foldedName, b.foldedName)],
]);

export function readQuery(query: Query): ReadQuery {
  const { text = '', facets = {}, sort = 'popularity', page = 1, pageSize = 24 } = query;
  const { priceFrom = 0, priceTo = Number.POSITIVE_INFINITY } = query;
  require(Number.isInteger(page) && page >= 1, 'page must be a whole number from 1 on');
  require(Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 100, 'pageSize must be a whole number, 1 to 100');
  require(typeof priceFrom === 'number' && priceFrom >= 0, 'priceFrom must be a number, 0 or more');
  require(typeof priceTo === 'number' && priceTo >= 0, 'priceTo must be a number, 0 or more');
  require(COMPARE.has(sort), `sort must be one of ${[...COMPARE.keys()].join(', ')}`);
  const ticked = Object.entries(facets).filter(([, values]) => values.length > 0);
  return {
    text: readTyped(text),
    ticked: new Map(ticked.map(([name, values]) => [name, new Set(values)])),
    ...{ priceFrom, priceTo, sort, page, pageSize },
  };
}

/** Equals are sorted by id, so that no product is on two pages. */
export function compareBy(sort: Sort): Compare {
  const compare = COMPARE.get(sort) as Compare;
  return compare;
}

/** By UTF-16 code units. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function require(isMet: boolean, message: string): void {
  if (!isMet) throw new RangeError(message);
}
