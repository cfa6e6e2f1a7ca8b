import { describe, expect, it } from 'vitest';
import type { Query } from '../../starter/index.ts';
import { describeFacets, ids, makeProduct, once, open, openNamed } from '../support/products.ts';

describe('a query that is none', () => {
  const catalogue = once(() => open(makeProduct('A')));
  const search = (query: Record<string, unknown>) => () => catalogue().search(query as Query);

  it.each([
    ['page', [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null]],
    ['pageSize', [0, -1, 101, 2.5, Number.NaN, '24', null]],
    ['priceFrom', [-1, Number.NaN, '100', null]],
    ['priceTo', [-0.01, Number.NaN, '', null]],
    ['sort', ['', 'price', 'Name', 'toString', 'constructor', '__proto__', 7, null]],
  ])('is refused by the name of %s [R7]', (field, values) => {
    for (const value of values) {
      expect(search({ [field]: value }), String(value)).toThrow(RangeError);
      expect(search({ [field]: value }), String(value)).toThrow(new RegExp(`\\b${field}\\b`));
    }
  });

  it('is refused by the first field that is wrong [R7]', () => {
    const wrong = { page: 0, pageSize: 0, priceFrom: -1, priceTo: -1, sort: 'x' };
    const right = { page: 1, pageSize: 100, priceFrom: 0, priceTo: 0, sort: 'name' };
    const fields = Object.keys(wrong);
    for (const [index, field] of fields.entries()) {
      const mended = Object.fromEntries(Object.entries(right).slice(0, index));
      expect(search({ ...wrong, ...mended }), field).toThrow(new RegExp(`\\b${field}\\b`));
    }
    expect(search(right)).not.toThrow();
    expect(search(Object.fromEntries(fields.map((field) => [field, undefined])))).not.toThrow();
  });
});

describe('what is typed', () => {
  it('is no pattern [R2, R11]', () => {
    const catalogue = openNamed('Sekk (30 l)', 'Sekk 30', 'C++', 'a.b');
    for (const text of ['(', '[', '.*', '\\', 'sekk (30', '*', '$', '^sekk', 's.kk', 'sekk|c']) {
      expect(() => catalogue.search({ text }), text).not.toThrow();
      expect(() => catalogue.suggest(text), text).not.toThrow();
    }
    expect(ids(catalogue.search({ text: 's.kk' }))).toEqual([]);
    expect(ids(catalogue.search({ text: 'sekk (30' }))).toEqual(['1', '2']);
    expect(catalogue.suggest('.*')).toEqual([]);
  });

  it('may be very long [R2]', () => {
    const catalogue = openNamed('Sekk', 'a');
    expect(ids(catalogue.search({ text: 'sekk '.repeat(2_000) }))).toEqual(['1']);
    expect(ids(catalogue.search({ text: 'a'.repeat(20_000) }))).toEqual([]);
    expect(ids(catalogue.search({ text: `${' \u0301'.repeat(10_000)}sekk` }))).toEqual(['1']);
  });
});

describe('names that mean something in JavaScript', () => {
  const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', '__proto__', 'length', 'undefined', 'null'];

  it('are words like others [R2, R11]', () => {
    const catalogue = openNamed('Sekk', ...names);
    for (const [index, name] of names.entries()) {
      if (name !== '__proto__') expect(ids(catalogue.search({ text: `${name} ` })), name).toEqual([String(index + 2)]);
    }
    expect(openNamed('Sekk').search({ text: 'constructor ' }).total).toBe(0);
    expect(openNamed('Sekk').suggest('const')).toEqual([]);
    expect(catalogue.suggest('')).toEqual([]);
    expect(catalogue.suggest('proto')).toEqual([{ word: 'proto', products: 1, popularity: 10 }]);
  });

  it('are ids like others [R13]', () => {
    const catalogue = open(...names.map((id) => makeProduct(id)));
    expect(new Set(ids(catalogue.search({})))).toEqual(new Set(names));
    for (const id of names) expect(catalogue.remove(id), id).toBe(true);
    for (const id of names) expect(catalogue.remove(id), id).toBe(false);
  });

  it('are facets and values like others [R3, R8]', () => {
    const catalogue = open(
      makeProduct('1', { facets: { constructor: ['__proto__', 'toString'], valueOf: ['x'] } }),
      makeProduct('2', { facets: { constructor: ['toString'] } }),
      makeProduct('3', { facets: {} }),
    );
    expect(describeFacets(catalogue.search({}))).toEqual(['constructor: toString 2, __proto__ 1', 'valueOf: x 1']);
    expect(ids(catalogue.search({ facets: { constructor: ['__proto__'] } }))).toEqual(['1']);
    expect(ids(catalogue.search({ facets: { toString: ['x'] } }))).toEqual([]);
    expect(describeFacets(catalogue.search({ facets: { constructor: ['valueOf'] } }))).toEqual([
      'constructor: toString 2, __proto__ 1, *valueOf 0',
    ]);
  });
});
