import { describe, expect, it } from 'vitest';
import type { Query } from '../../starter/index.ts';
import { describeFacets, ids, makeProduct, once, open } from '../support/products.ts';

const catalogue = once(() =>
  open(
    makeProduct('1', {
      name: 'Sko lav',
      priceCents: 100,
      facets: { brand: ['Møre'], size: ['41', '42'], use: ['løp'] },
    }),
    makeProduct('2', { name: 'Sko', priceCents: 200, facets: { brand: ['Møre'], size: ['42', '43'] } }),
    makeProduct('3', {
      name: 'Sko høy',
      priceCents: 300,
      facets: { brand: ['Voss'], size: ['43'], use: ['tur', 'ski'] },
    }),
    makeProduct('4', { name: 'Støvel', priceCents: 400, facets: { brand: ['Voss'], size: ['41'], use: ['tur'] } }),
    makeProduct('5', { name: 'Snøre', priceCents: 50, facets: { brand: ['Ål'], length: [] } }),
    makeProduct('6', { name: 'Såle', priceCents: 60, facets: {} }),
  ),
);

const found = (query: Query) => ids(catalogue().search(query));
const counted = (query: Query) => describeFacets(catalogue().search(query));

describe('ticks', () => {
  it('are alternatives within a facet, and conditions between facets [R3]', () => {
    expect(found({ facets: { brand: ['Møre'] } })).toEqual(['1', '2']);
    expect(found({ facets: { brand: ['Møre', 'Ål'] } })).toEqual(['1', '2', '5']);
    expect(found({ facets: { size: ['41'] } })).toEqual(['1', '4']);
    expect(found({ facets: { size: ['41', '42'] } })).toEqual(['1', '2', '4']);
    expect(found({ facets: { brand: ['Voss'], size: ['43', '42'] } })).toEqual(['3']);
    expect(found({ facets: { brand: ['Voss', 'Møre'], size: ['41'], use: ['tur', 'løp'] } })).toEqual(['1', '4']);
    expect(found({ facets: { brand: ['Ål'], size: ['41'] } })).toEqual([]);
  });

  it('go together with text and prices [R2, R3, R4]', () => {
    expect(found({ text: 'sko', facets: { brand: ['Voss'] } })).toEqual(['3']);
    expect(found({ facets: { size: ['41'] }, priceFrom: 101 })).toEqual(['4']);
    expect(found({ text: 'sko', facets: { size: ['42', '43'] }, priceFrom: 200, priceTo: 299 })).toEqual(['2']);
  });

  it('are compared exactly [R3]', () => {
    for (const facets of [
      { brand: ['møre'] },
      { brand: ['More'] },
      { Brand: ['Møre'] },
      { brand: ['Mør'] },
      { brand: ['Møre '] },
    ]) {
      expect(found({ facets }), JSON.stringify(facets)).toEqual([]);
    }
    expect(found({ facets: { brand: ['More', 'Møre'] } })).toEqual(['1', '2']);
  });

  it('of nothing restrict nothing [R3]', () => {
    expect(found({ facets: {} }).length).toBe(6);
    expect(found({ facets: { brand: [] } }).length).toBe(6);
    expect(found({ facets: { brand: [], nothing: [], size: ['43'] } })).toEqual(['2', '3']);
    expect(counted({ facets: { brand: [], nothing: [] } })).toEqual(counted({}));
  });

  it('that come twice are one [R3, R8]', () => {
    expect(found({ facets: { brand: ['Ål', 'Ål'] } })).toEqual(['5']);
    expect(counted({ facets: { brand: ['Ål', 'Ål'] } })).toEqual(['brand: Møre 2, Voss 2, *Ål 1']);
  });
});

describe('counts', () => {
  it('are of all products where nothing is asked [R8, R9, R10]', () => {
    expect(counted({})).toEqual(['brand: Møre 2, Voss 2, Ål 1', 'size: 41 2, 42 2, 43 2', 'use: tur 2, løp 1, ski 1']);
  });

  it('follow text and prices in every facet [R8]', () => {
    expect(counted({ text: 'sko' })).toEqual([
      'brand: Møre 2, Voss 1',
      'size: 42 2, 43 2, 41 1',
      'use: løp 1, ski 1, tur 1',
    ]);
    expect(counted({ priceFrom: 200, priceTo: 300 })).toEqual([
      'brand: Møre 1, Voss 1',
      'size: 43 2, 42 1',
      'use: ski 1, tur 1',
    ]);
    expect(counted({ priceTo: 60 })).toEqual(['brand: Ål 1']);
    expect(counted({ text: 'såle' })).toEqual([]);
  });

  it('ignore the ticks in their own facet, and follow those in the others [R8]', () => {
    expect(counted({ facets: { brand: ['Møre'] } })).toEqual([
      'brand: *Møre 2, Voss 2, Ål 1',
      'size: 42 2, 41 1, 43 1',
      'use: løp 1',
    ]);
    expect(counted({ facets: { brand: ['Møre'], size: ['43'] } })).toEqual([
      'brand: *Møre 1, Voss 1',
      'size: 42 2, 41 1, *43 1',
    ]);
    expect(counted({ facets: { brand: ['Voss'], size: ['41'], use: ['tur'] } })).toEqual([
      'brand: *Voss 1',
      'size: *41 1, 43 1',
      'use: *tur 1',
    ]);
    expect(counted({ facets: { size: ['41', '43'] } })).toEqual([
      'brand: Møre 2, Voss 2',
      'size: *41 2, 42 2, *43 2',
      'use: tur 2, løp 1, ski 1',
    ]);
  });

  it('say what would be found if a value alone were ticked in its facet [R8]', () => {
    const queries: readonly Query[] = [
      { facets: { brand: ['Møre'], size: ['43'] } },
      { text: 's', facets: { use: ['tur', 'løp'] }, priceTo: 350 },
      { facets: { brand: ['Voss', 'Ål'], size: ['41', '42'], use: ['ski'] } },
    ];
    let compared = 0;
    for (const query of queries) {
      for (const { name, values } of catalogue().search(query).facets) {
        for (const { value, count } of values) {
          const alone = catalogue().search({ ...query, facets: { ...query.facets, [name]: [value] } });
          expect(alone.total, `${name} ${value} of ${JSON.stringify(query)}`).toBe(count);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(10);
  });

  it('are the same on each page and under each sort [R6, R8]', () => {
    const query = { facets: { size: ['43'] } };
    const expected = ['brand: Møre 1, Voss 1', 'size: 41 2, 42 2, *43 2', 'use: ski 1, tur 1'];
    expect(counted(query)).toEqual(expected);
    expect(counted({ ...query, page: 2, pageSize: 1 })).toEqual(expected);
    expect(counted({ ...query, page: 9, sort: 'dearest' })).toEqual(expected);
  });
});

describe('values without products', () => {
  it('stay where they are ticked, and are left out elsewhere [R9]', () => {
    expect(counted({ text: 'snøre', facets: { brand: ['Voss'] } })).toEqual(['brand: Ål 1, *Voss 0']);
    expect(counted({ text: 'snøre', facets: { size: ['43', '41'] } })).toEqual(['size: *41 0, *43 0']);
    expect(counted({ facets: { brand: ['Ål'], size: ['42'] } })).toEqual(['brand: Møre 2, *Ål 0', 'size: *42 0']);
  });

  it('may be ticked though nobody has ever heard of them [R3, R9]', () => {
    expect(counted({ facets: { brand: ['Nowhere', 'Ål'] } })).toEqual(['brand: Møre 2, Voss 2, *Ål 1, *Nowhere 0']);
    expect(counted({ facets: { moon: ['full'] } })).toEqual(['moon: *full 0']);
    expect(counted({ facets: { brand: ['Nowhere'] } })).toEqual(['brand: Møre 2, Voss 2, Ål 1, *Nowhere 0']);
    expect(found({ facets: { moon: ['full'] } })).toEqual([]);
    expect(found({ facets: { moon: ['full'], brand: ['Ål'] } })).toEqual([]);
    expect(counted({ facets: { moon: ['full'], brand: ['Ål'] } })).toEqual(['brand: *Ål 0', 'moon: *full 0']);
  });

  it('do not make a facet [R9]', () => {
    expect(counted({ text: 'snøre' })).toEqual(['brand: Ål 1']);
    expect(catalogue().search({ text: 'såle' }).facets).toEqual([]);
  });
});

describe('the order of facets', () => {
  it('is that of names, and of counts and then values within one [R10]', () => {
    const sorted = open(
      makeProduct('1', { facets: { b: ['x', 'Z', 'é', '10', '9'], B: ['1'], ä: ['1'] } }),
      makeProduct('2', { facets: { a: ['1'], b: ['é', 'y'] } }),
    );
    expect(describeFacets(sorted.search({}))).toEqual([
      'B: 1 1',
      'a: 1 1',
      'b: é 2, 10 1, 9 1, Z 1, x 1, y 1',
      'ä: 1 1',
    ]);
  });
});
