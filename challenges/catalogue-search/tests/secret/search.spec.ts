import { describe, expect, it } from 'vitest';
import { createCatalogue, type Query, type Sort } from '../../starter/index.ts';
import { ids, makeProduct, once, open, openNamed, toLines } from '../support/products.ts';

describe('folding', () => {
  it('makes no difference between upper and lower case [R1]', () => {
    const catalogue = openNamed('TELT', 'telt', 'ΤΡΙΓΩΝΟ');
    expect(ids(catalogue.search({ text: 'Telt' }))).toEqual(['1', '2']);
    expect(ids(catalogue.search({ text: 'τριγωνο' }))).toEqual(['3']);
  });

  it('takes diacritics off, composed or decomposed [R1]', () => {
    const catalogue = openNamed(
      'Anorakk Ålesund',
      'Anorakk A\u030Alesund',
      'Anorakk alesund',
      'Crème brûlée',
      'Piñón ệ',
    );
    expect(ids(catalogue.search({ text: 'alesund' }))).toEqual(['1', '2', '3']);
    expect(ids(catalogue.search({ text: 'ÅLESUND' }))).toEqual(['1', '2', '3']);
    expect(ids(catalogue.search({ text: 'A\u030Ale' }))).toEqual(['1', '2', '3']);
    expect(ids(catalogue.search({ text: 'creme brulee' }))).toEqual(['4']);
    expect(ids(catalogue.search({ text: 'E, PIÑ' }))).toEqual(['5']);
    expect(ids(catalogue.search({ text: 'pinon e' }))).toEqual(['5']);
  });

  it.each([
    ['Løype', 'loype'],
    ['SÆTER', 'saeter'],
    ['Cœur', 'coeur'],
    ['Straße', 'strasse'],
    ['STRAẞE', 'strasse'],
    ['Łódź', 'lodz'],
    ['Đorđe', 'dorde'],
  ])('takes %s for %s, and the other way round [R1]', (name, plain) => {
    const catalogue = openNamed(name, plain);
    expect(ids(catalogue.search({ text: name }))).toEqual(['1', '2']);
    expect(ids(catalogue.search({ text: `${plain} ` }))).toEqual(['1', '2']);
    expect(ids(catalogue.search({ text: `${name.toUpperCase()}.` }))).toEqual(['1', '2']);
  });

  it('finds words between whatever is no letter and no digit [R1]', () => {
    const catalogue = openNamed('Trollveggen GTX-Jakke™ 2.0', 'veggen_gtx/jakke', '登山靴 42');
    for (const text of [
      'trollveggen',
      'gtx',
      'jakke',
      '2',
      '0',
      '"jakke"',
      '2-0',
      'gtx\tjakke',
      '  jakke',
      '...jakke',
    ]) {
      expect(ids(catalogue.search({ text })), text).toContain('1');
    }
    expect(ids(catalogue.search({ text: 'gtx jakke' }))).toEqual(['1', '2']);
    expect(ids(catalogue.search({ text: 'veggen' }))).toEqual(['2']);
    expect(ids(catalogue.search({ text: '登山靴 ' }))).toEqual(['3']);
    expect(ids(catalogue.search({ text: '42' }))).toEqual(['3']);
  });
});

describe('a text', () => {
  const catalogue = once(() => openNamed('Rød ulljakke', 'Jakke ull rød', 'Rødbrun jakke', 'Hansker', 'Ull ull ull'));

  it('needs every word in the name, in any order [R2]', () => {
    expect(ids(catalogue().search({ text: 'rød jakke' }))).toEqual(['2']);
    expect(ids(catalogue().search({ text: 'jakke rød ' }))).toEqual(['2']);
    expect(ids(catalogue().search({ text: 'rød hansker' }))).toEqual([]);
    expect(ids(catalogue().search({ text: 'ull ull ' }))).toEqual(['2', '5']);
  });

  it('may end with the beginning of a word [R2]', () => {
    expect(ids(catalogue().search({ text: 'jakke rø' }))).toEqual(['2', '3']);
    expect(ids(catalogue().search({ text: 'rø' }))).toEqual(['1', '2', '3']);
    expect(ids(catalogue().search({ text: 'u' }))).toEqual(['1', '2', '5']);
    expect(ids(catalogue().search({ text: 'h' }))).toEqual(['4']);
    expect(ids(catalogue().search({ text: 'hansker' }))).toEqual(['4']);
    expect(ids(catalogue().search({ text: 'hanskers' }))).toEqual([]);
    expect(ids(catalogue().search({ text: 'kke' }))).toEqual([]);
    expect(ids(catalogue().search({ text: 'zz' }))).toEqual([]);
    expect(ids(catalogue().search({ text: 'a' }))).toEqual([]);
  });

  it('needs whole words but for the last, and that too when it has been typed [R2]', () => {
    expect(ids(catalogue().search({ text: 'rø jakke' }))).toEqual([]);
    for (const end of [' ', '.', '\t', '!  ', ' -']) {
      expect(ids(catalogue().search({ text: `rø${end}` })), JSON.stringify(end)).toEqual([]);
      expect(ids(catalogue().search({ text: `rød${end}` })), JSON.stringify(end)).toEqual(['1', '2']);
      expect(ids(catalogue().search({ text: `rød ull${end}` })), JSON.stringify(end)).toEqual(['2']);
    }
    expect(ids(catalogue().search({ text: 'rød ull' }))).toEqual(['1', '2']);
  });

  it('may need several words of which the same begin with the last [R2]', () => {
    const lamps = openNamed('Lampe', 'Lampe lampeolje', 'Lampett lampe', 'Lampeolje');
    expect(ids(lamps.search({ text: 'lampe lampe' }))).toEqual(['1', '2', '3']);
    expect(ids(lamps.search({ text: 'lampe lampeo' }))).toEqual(['2']);
    expect(ids(lamps.search({ text: 'lamp' }))).toEqual(['1', '2', '3', '4']);
  });

  it('without words matches everything [R2]', () => {
    for (const text of ['', ' ', '---', '™', undefined]) {
      expect(catalogue().search({ text }).total, String(text)).toBe(5);
    }
    expect(catalogue().search({}).total).toBe(5);
    expect(ids(openNamed('!!!', 'a').search({ text: '' }))).toEqual(['1', '2']);
  });
});

describe('prices', () => {
  const catalogue = once(() =>
    open(...[100, 200, 300, 400, 0].map((priceCents, index) => makeProduct(`P${index}`, { priceCents }))),
  );

  it('are looked for from one to another, both included [R4]', () => {
    const found = (query: Query) => ids(catalogue().search(query));
    expect(found({ priceFrom: 200 })).toEqual(['P1', 'P2', 'P3']);
    expect(found({ priceFrom: 201 })).toEqual(['P2', 'P3']);
    expect(found({ priceTo: 300 })).toEqual(['P0', 'P1', 'P2', 'P4']);
    expect(found({ priceTo: 299 })).toEqual(['P0', 'P1', 'P4']);
    expect(found({ priceFrom: 200, priceTo: 200 })).toEqual(['P1']);
    expect(found({ priceFrom: 300, priceTo: 200 })).toEqual([]);
    expect(found({ priceTo: 0 })).toEqual(['P4']);
    expect(found({ priceFrom: 0, priceTo: Number.POSITIVE_INFINITY }).length).toBe(5);
    expect(found({ priceFrom: 99.5, priceTo: 200.5 })).toEqual(['P0', 'P1']);
  });
});

describe('the order', () => {
  const products = [
    makeProduct('b', { name: 'Æra', priceCents: 300, popularity: 9 }),
    makeProduct('a', { name: 'aeRA', priceCents: 100, popularity: 9 }),
    makeProduct('C', { name: 'Zelt', priceCents: 200, popularity: 0 }),
    makeProduct('10', { name: 'Økse', priceCents: 200, popularity: 100 }),
    makeProduct('9', { name: 'øks e', priceCents: 100, popularity: 20 }),
    makeProduct('ä', { name: 'AE', priceCents: 300, popularity: 9 }),
  ];

  it.each<[Sort | undefined, string[]]>([
    [undefined, ['10', '9', 'a', 'b', 'ä', 'C']],
    ['popularity', ['10', '9', 'a', 'b', 'ä', 'C']],
    ['cheapest', ['9', 'a', '10', 'C', 'b', 'ä']],
    ['dearest', ['b', 'ä', '10', 'C', '9', 'a']],
    ['name', ['ä', 'a', 'b', '9', '10', 'C']],
  ])('is that of %s, and of the ids where that is the same [R5]', (sort, expected) => {
    for (const list of [products, products.toReversed()]) {
      expect(ids(open(...list).search({ sort }))).toEqual(expected);
    }
  });
});

describe('pages', () => {
  const catalogue = once(() => open(...Array.from({ length: 53 }, (_, index) => makeProduct(String(index + 100)))));
  const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => String(first + i));

  it('have 24 products, or as many as are asked for [R6]', () => {
    expect(catalogue().search({})).toMatchObject({ total: 53, pages: 3 });
    expect(ids(catalogue().search({}))).toEqual(range(100, 123));
    expect(ids(catalogue().search({ page: 2 }))).toEqual(range(124, 147));
    expect(ids(catalogue().search({ page: 3 }))).toEqual(range(148, 152));
    expect(ids(catalogue().search({ page: 6, pageSize: 10 }))).toEqual(range(150, 152));
    expect(ids(catalogue().search({ page: 53, pageSize: 1 }))).toEqual(['152']);
    expect(ids(catalogue().search({ pageSize: 100 }))).toEqual(range(100, 152));
    expect(catalogue().search({ pageSize: 53 }).pages).toBe(1);
    expect(catalogue().search({ pageSize: 52 }).pages).toBe(2);
  });

  it('have nothing behind the last one, and everything else is the same [R6]', () => {
    const { products, ...first } = catalogue().search({ sort: 'name' });
    for (const query of [{ page: 3 }, { page: 4 }, { page: 1_000_000_000 }, { page: 2, sort: 'dearest' as const }]) {
      const { products: others, ...rest } = catalogue().search(query);
      expect(rest).toEqual(first);
      expect(others).not.toEqual(products);
      if (query.page > 3) expect(others).toEqual([]);
    }
  });

  it('are none when nothing matches [R6]', () => {
    expect(catalogue().search({ text: 'nothing' })).toEqual({ total: 0, pages: 0, products: [], facets: [] });
    expect(createCatalogue('').search({ page: 7 })).toEqual({ total: 0, pages: 0, products: [], facets: [] });
  });

  it('hold products as they were exported, all their fields [R6]', () => {
    const product = makeProduct('X', {
      name: '  Ski  «Fjell» ',
      facets: { size: ['42', '41'], empty: [], brand: ['Å'] },
    });
    expect(open(product).search({}).products).toEqual([product]);
  });
});

describe('an export', () => {
  it('has a product on each line, the last with a line feed or without, and empty lines nowhere or anywhere [R13]', () => {
    const lines = toLines([makeProduct('A'), makeProduct('B')]);
    for (const exported of [lines, lines.trim(), `\n${lines}\n\n`, `${lines}\n`.replaceAll('\n', '\r\n')]) {
      expect(ids(createCatalogue(exported).search({}))).toEqual(['A', 'B']);
    }
  });
});
