import { describe, expect, it } from 'vitest';
import { type Catalogue, createCatalogue, type Product } from '../../starter/index.ts';
import { describeFacets, ids, makeProduct, open, toLines } from '../support/products.ts';

/** Asks a catalogue about everything that can be different. */
function ask(catalogue: Catalogue): unknown {
  return [
    ...['popularity', 'cheapest', 'dearest', 'name'].map((sort) => catalogue.search({ sort: sort as 'name' })),
    catalogue.search({ text: 'ski' }),
    catalogue.search({ text: 'ski ' }),
    catalogue.search({ text: 'wax', facets: { brand: ['Møre'], use: ['glide'] } }),
    catalogue.search({ priceFrom: 200, priceTo: 500 }),
    ...['s', 'w', 'ski w', 'b'].map((text) => catalogue.suggest(text)),
  ];
}

/** Whether a catalogue is as if it had been created with these products. */
function expectSame(catalogue: Catalogue, products: readonly Product[], message?: string): void {
  const cheapest = products.toSorted((a, b) => a.priceCents - b.priceCents || (a.id < b.id ? -1 : 1));
  expect(catalogue.search({ sort: 'cheapest' }).products, message).toEqual(cheapest);
  expect(ask(catalogue), message).toEqual(ask(open(...products)));
}

const PRODUCTS: readonly Product[] = [
  makeProduct('A', { name: 'Ski wax', priceCents: 100, popularity: 3, facets: { brand: ['Møre'], use: ['glide'] } }),
  makeProduct('B', { name: 'Ski wax brush', priceCents: 300, popularity: 8, facets: { brand: ['Møre'] } }),
  makeProduct('C', { name: 'Skins', priceCents: 500, popularity: 1, facets: { brand: ['Voss'], use: ['climb'] } }),
];

describe('upsert', () => {
  it('adds a product as if it had always been there [R13]', () => {
    const catalogue = open(...PRODUCTS);
    const added = makeProduct('AA', { name: 'Wax Binding', priceCents: 250, facets: { use: ['glide'], new: ['yes'] } });
    catalogue.upsert(added);
    expectSame(catalogue, [...PRODUCTS, added]);
    expect(catalogue.search({ text: 'binding' }).products).toEqual([added]);
  });

  it('replaces a product, and leaves nothing of what it was [R13]', () => {
    const catalogue = open(...PRODUCTS);
    const changed = makeProduct('A', { name: 'Binding', priceCents: 250, popularity: 4, facets: { use: ['climb'] } });
    catalogue.upsert(changed);
    expectSame(catalogue, [changed, ...PRODUCTS.slice(1)]);
    expect(describeFacets(catalogue.search({}))).toEqual(['brand: Møre 1, Voss 1', 'use: climb 2']);
    expect(catalogue.suggest('wa')).toEqual([{ word: 'wax', products: 1, popularity: 8 }]);
  });

  it('changes one thing at a time as well [R13]', () => {
    for (const change of [{ popularity: 99 }, { priceCents: 1 }, { name: 'Ski wax' }, { facets: {} }] as const) {
      const catalogue = open(...PRODUCTS);
      const changed = { ...(PRODUCTS[2] as Product), ...change };
      catalogue.upsert(changed);
      expectSame(catalogue, [...PRODUCTS.slice(0, 2), changed], JSON.stringify(change));
    }
  });

  it('again and again leaves one product [R13]', () => {
    const catalogue = createCatalogue('');
    for (let price = 1; price <= 5; price += 1)
      catalogue.upsert(makeProduct('A', { name: `Ski ${price}`, priceCents: price }));
    expect(ids(catalogue.search({}))).toEqual(['A']);
    expect(catalogue.suggest('ski')).toEqual([{ word: 'ski', products: 1, popularity: 10 }]);
    expect(ids(catalogue.search({ text: '4' }))).toEqual([]);
    expect(ids(catalogue.search({ text: '5' }))).toEqual(['A']);
  });
});

describe('remove', () => {
  it('leaves nothing of a product, and says whether there was one [R13]', () => {
    const catalogue = open(...PRODUCTS);
    expect(catalogue.remove('B')).toBe(true);
    expectSame(
      catalogue,
      PRODUCTS.filter(({ id }) => id !== 'B'),
    );
    expect(catalogue.suggest('br')).toEqual([]);
    expect(catalogue.remove('B')).toBe(false);
    expect(catalogue.remove('Z')).toBe(false);
    expect(ids(catalogue.search({}))).toEqual(['A', 'C']);
  });

  it('may take the last product, and more may come after that [R13]', () => {
    const catalogue = open(...PRODUCTS);
    for (const { id } of PRODUCTS) expect(catalogue.remove(id)).toBe(true);
    expectSame(catalogue, []);
    for (const product of PRODUCTS.toReversed()) catalogue.upsert(product);
    expectSame(catalogue, PRODUCTS);
  });

  it('keeps words that others have [R13]', () => {
    const catalogue = open(...PRODUCTS);
    catalogue.remove('A');
    expect(ids(catalogue.search({ text: 'wax ' }))).toEqual(['B']);
    expect(catalogue.suggest('wa')).toEqual([{ word: 'wax', products: 1, popularity: 8 }]);
  });
});

describe('a catalogue', () => {
  it('takes the last line of an id [R13]', () => {
    const later = makeProduct('A', { name: 'Brush', facets: { use: ['clean'] } });
    const catalogue = createCatalogue(toLines([...PRODUCTS, later]));
    expectSame(catalogue, [...PRODUCTS.slice(1), later]);
  });

  it('shares nothing with another one [R13, R14]', () => {
    const [one, other] = [open(...PRODUCTS), open(...PRODUCTS)];
    one.remove('A');
    one.upsert(makeProduct('D'));
    expectSame(other, PRODUCTS);
  });

  it('does not mind what becomes of a product that it was handed [R14]', () => {
    const catalogue = createCatalogue('');
    const product = { ...makeProduct('A'), facets: { brand: ['Møre'] } };
    const before = structuredClone(product);
    catalogue.upsert(product);
    expect(product).toEqual(before);

    product.priceCents = 1;
    product.facets.brand.push('Voss');
    expect(catalogue.search({}).products).toEqual([before]);
    expect(describeFacets(catalogue.search({}))).toEqual(['brand: Møre 1']);
  });

  it('does not mind what becomes of its results [R14]', () => {
    const catalogue = open(makeProduct('A', { name: 'Ski' }));
    const expected = [makeProduct('A', { name: 'Ski' })];
    const changes: readonly ((product: Product, products: Product[]) => unknown)[] = [
      (product) => Object.assign(product, { name: 'x', priceCents: 1, popularity: 99 }),
      (product) => (product.facets['brand'] as string[]).push('Nowhere'),
      (_, products) => products.pop(),
    ];
    for (const change of changes) {
      const products = catalogue.search({}).products as Product[];
      tryTo(() => change(products[0] as Product, products));
      expect(catalogue.search({}).products).toEqual(expected);
      expect(describeFacets(catalogue.search({ text: 'ski' }))).toEqual(['brand: Møre 1']);
    }
    tryTo(() => Object.assign(catalogue.suggest('s')[0] ?? {}, { popularity: 0, products: 0 }));
    expect(catalogue.suggest('s')).toEqual([{ word: 'ski', products: 1, popularity: 10 }]);
  });

  it('changes no query [R14]', () => {
    const query = { text: 'Ski', facets: { use: ['glide', 'climb'], brand: [] }, sort: 'name', page: 1 } as const;
    const before = structuredClone(query);
    expect(ids(open(...PRODUCTS).search(query))).toEqual(['A', 'C']);
    expect(query).toEqual(before);
  });
});

/** Results may be frozen: that is one way to keep them from being changed. */
function tryTo(change: () => unknown): void {
  try {
    change();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
}
