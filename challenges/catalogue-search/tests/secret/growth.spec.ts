import { growth } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { type Catalogue, createCatalogue, type Product } from '../../starter/index.ts';
import { ids, makeProduct, toLines } from '../support/products.ts';

const SIZES = [250, 500, 1_000, 2_000, 4_000];
/** Where the whole catalogue is looked at. */
const WHOLE = { from: 250, to: 2_000, budgetMs: 60 };
/** Where it is not: what costs the same at every size spends little of the budget. */
const FEW = { from: 250, to: 4_000, budgetMs: 80 };

/** All are shoes and so on, by names that differ little; ten of them are called a zeppelin as well. */
function makeProducts(count: number): Product[] {
  return Array.from({ length: count }, (_, index) =>
    makeProduct(`P${(index * 7_919) % count}`, {
      name: `Sko Tur Fjell ${index < 10 ? `Zeppelin ${index}` : `Merke${index % 97}`}`,
      priceCents: (index * 31) % 1_000,
      popularity: index % 50,
      facets: { brand: [`B${index % 12}`], size: [`${index % 9}`, `${(index % 9) + 1}`] },
    }),
  );
}

const products = new Map(SIZES.map((size) => [size, makeProducts(size)]));
const exports = new Map(Array.from(products, ([size, made]) => [size, toLines(made)]));
const catalogues = new Map<number, Catalogue>();

function productsOf(size: number): readonly Product[] {
  return products.get(size) ?? [];
}

function catalogueOf(size: number): Catalogue {
  const catalogue = catalogues.get(size) ?? createCatalogue(exports.get(size) ?? '');
  catalogues.set(size, catalogue);
  return catalogue;
}

/** Creates all catalogues before anything is measured. */
function createAll(): void {
  for (const size of SIZES) catalogueOf(size);
}

let asked = 0;
/** More than anything costs, and never the same twice: nobody has remembered the answer. */
function nextPrice(): number {
  asked += 1;
  return 10_000 + asked;
}

/** Everything that is measured has to be answered right as well: nothing is as quick as no answer. */
describe('a growing catalogue', () => {
  it('is created in n log n [R15]', async () => {
    const create = (n: number): void => {
      const catalogue = createCatalogue(exports.get(n) ?? '');
      const found = catalogue.search({ text: 'zeppelin', sort: 'cheapest', pageSize: 2 });
      expect([found.total, ...ids(found)]).toEqual([
        10,
        ...productsOf(n)
          .slice(0, 2)
          .map(({ id }) => id),
      ]);
    };
    expect(await growth(create, WHOLE)).toGrowNoFasterThan('n log n');
  });

  it('is searched without a text in n log n [R16]', async () => {
    createAll();
    const matching = (n: number): number =>
      productsOf(n).filter(({ facets: { brand, size } }) => /^B[12]$/.test(`${brand}`) && size?.includes('3')).length;
    const totals = new Map(SIZES.map((size) => [size, matching(size)]));
    const search = (n: number): void => {
      const facets = { brand: ['B1', 'B2'], size: ['3'] };
      const { total } = catalogueOf(n).search({ facets, priceTo: nextPrice(), sort: 'name', pageSize: 1 });
      expect(total).toBe(totals.get(n));
    };
    expect(await growth(search, WHOLE)).toGrowNoFasterThan('n log n');
  });

  it.each([
    ['a beginning', 'zepp'],
    ['a rare word behind common ones', `${'sko tur fjell '.repeat(20)}zeppelin `],
  ])('is searched for what few match without looking at the others, by %s [R17]', async (_, text) => {
    createAll();
    const search = (n: number): void => {
      const query = { text, facets: { brand: ['B1'] }, priceTo: nextPrice(), pageSize: 1 };
      expect(ids(catalogueOf(n).search(query))).toEqual([productsOf(n)[1]?.id]);
    };
    expect(await growth(search, FEW)).toGrowNoFasterThan('1');
  });

  it('suggests what few match without looking at the others [R17]', async () => {
    createAll();
    const suggest = (n: number): void => {
      const digit = asked++ % 10;
      const suggestions = catalogueOf(n).suggest(`zeppelin ${digit}`);
      expect(suggestions).toEqual([{ word: `${digit}`, products: 1, popularity: digit }]);
    };
    expect(await growth(suggest, FEW)).toGrowNoFasterThan('1');
  });

  it('suggests a first word without looking at the products that have it [R17]', async () => {
    createAll();
    const uses = new Map(
      SIZES.map((size) => [size, productsOf(size).reduce((sum, { popularity }) => sum + popularity, 0)]),
    );
    const suggest = (n: number): void => {
      expect(catalogueOf(n).suggest('sk')).toEqual([{ word: 'sko', products: n, popularity: uses.get(n) }]);
    };
    expect(await growth(suggest, FEW)).toGrowNoFasterThan('1');
  });

  it('is updated without touching the others [R18]', async () => {
    createAll();
    const update = (n: number): void => {
      const catalogue = catalogueOf(n);
      const priceCents = nextPrice();
      catalogue.upsert(makeProduct('new', { name: `Sko Zeppelin ${priceCents % 20}`, priceCents }));
      const found = catalogue.search({ text: 'zeppelin', sort: 'dearest', pageSize: 1 });
      expect([found.total, ...ids(found)]).toEqual([11, 'new']);
      expect(catalogue.remove('new')).toBe(true);
    };
    expect(await growth(update, FEW)).toGrowNoFasterThan('1');
  });

  it('answers right, however large it is [R19]', () => {
    const result = catalogueOf(4_000).search({
      facets: { brand: ['B0'] },
      priceTo: 499,
      sort: 'cheapest',
      page: 2,
      pageSize: 50,
    });
    const matching = productsOf(4_000)
      .filter(({ facets, priceCents }) => facets['brand']?.[0] === 'B0' && priceCents <= 499)
      .sort((a, b) => a.priceCents - b.priceCents || (a.id < b.id ? -1 : 1));
    expect(result.total).toBe(matching.length);
    expect(result.products.map(({ id }) => id)).toEqual(matching.slice(50, 100).map(({ id }) => id));
    const sizes = new Set(matching.flatMap(({ facets }) => facets['size'] ?? []));
    expect(result.facets.map(({ name, values }) => [name, values.length])).toEqual([
      ['brand', 12],
      ['size', sizes.size],
    ]);
  });
});
