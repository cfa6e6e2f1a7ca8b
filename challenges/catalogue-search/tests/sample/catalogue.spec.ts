import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../starter/index.ts';
import { describeFacets, ids, makeProduct, open } from '../support/products.ts';

const EXAMPLE = `{"id":"A","name":"Løype Lue","priceCents":24900,"popularity":40,"facets":{"brand":["Møre"],"colour":["red","blue"]}}
{"id":"B","name":"Loype jakke","priceCents":149900,"popularity":90,"facets":{"brand":["Voss"],"colour":["red"]}}
{"id":"C","name":"Turlue","priceCents":19900,"popularity":40,"facets":{"brand":["Møre"],"colour":["green"]}}
`;

describe('a catalogue', () => {
  it('finds what the example says [R1, R2, R8]', () => {
    const catalogue = createCatalogue(EXAMPLE);
    expect(catalogue.search({ text: 'LØY', facets: { brand: ['Voss'] } })).toEqual({
      total: 1,
      pages: 1,
      products: [
        {
          id: 'B',
          name: 'Loype jakke',
          priceCents: 149_900,
          popularity: 90,
          facets: { brand: ['Voss'], colour: ['red'] },
        },
      ],
      facets: [
        {
          name: 'brand',
          values: [
            { value: 'Møre', count: 1, selected: false },
            { value: 'Voss', count: 1, selected: true },
          ],
        },
        { name: 'colour', values: [{ value: 'red', count: 1, selected: false }] },
      ],
    });
  });

  it('suggests what the example says [R11, R12]', () => {
    expect(createCatalogue(EXAMPLE).suggest('l')).toEqual([
      { word: 'loype', products: 2, popularity: 130 },
      { word: 'lue', products: 1, popularity: 40 },
    ]);
  });

  it('sorts the popular first, and what is equally popular by id [R5]', () => {
    expect(ids(createCatalogue(EXAMPLE).search({}))).toEqual(['B', 'A', 'C']);
    expect(ids(createCatalogue(EXAMPLE).search({ sort: 'cheapest', pageSize: 2 }))).toEqual(['C', 'A']);
  });

  it('says which field of a query is wrong [R7]', () => {
    expect(() => createCatalogue(EXAMPLE).search({ page: 0 })).toThrow(RangeError);
    expect(() => createCatalogue(EXAMPLE).search({ page: 0 })).toThrow(/page/);
  });

  it('follows updates [R13]', () => {
    const catalogue = open(makeProduct('A', { name: 'Telt' }), makeProduct('B', { name: 'Teltplugg' }));
    catalogue.upsert(makeProduct('A', { name: 'Tarp', facets: { brand: ['Voss'] } }));

    expect(ids(catalogue.search({ text: 'telt' }))).toEqual(['B']);
    expect(describeFacets(catalogue.search({}))).toEqual(['brand: Møre 1, Voss 1']);
    expect(catalogue.remove('B')).toBe(true);
    expect(catalogue.suggest('te')).toEqual([]);
  });
});
