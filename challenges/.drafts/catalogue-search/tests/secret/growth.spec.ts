import { growth } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { type Catalogue, createCatalogue, type Product } from '../../starter/index.ts';
import { makeProduct, toLines } from '../support/products.ts';

const SIZES = [250, 500, 1_000, 2_000, 4_000, 8_000];
/** Where the whole catalogue is looked at. */
const WHOLE = { from: 250, to: 2_000, budgetMs: 60 };
/** Where it is not: what costs the same at every size spends little of the budget. */
const FEW = { from: 500, to: 8_000, budgetMs: 200 };

/** Ten of them are called a zeppelin; all others have three words of a vocabulary that grows slowly. */
function makeProducts(count: number): Product[] {
  return Array.from({ length: count }, (_, index) =>
    makeProduct(`P${(index * 7_919) % count}`, {
      name: index < 10 ? `Zeppelin ${index}` : `Sko${index % 40} Tur${index % 97} Merke${index % 13}`,
      priceCents: (index * 31) % 1_000,
      popularity: index % 50,
      facets: { brand: [`B${index % 12}`], size: [`${index % 9}`, `${(index % 9) + 1}`] },
    }),
  );
}

const exports = new Map(SIZES.map((size) => [size, toLines(makeProducts(size))]));
const catalogues = new Map<number, Catalogue>();

function catalogueOf(size: number): Catalogue {
  const catalogue = catalogues.get(size) ?? createCatalogue(exports.get(size) ?? '');
  catalogues.set(size, catalogue);
  return catalogue;
}

/** Creates all catalogues before anything is measured. */
function createAll(): void {
  for (const size of SIZES) catalogueOf(size);
}

describe('a growing catalogue', () => {
  it('is created in n log n [R15]', async () => {
    expect(await growth((n) => createCatalogue(exports.get(n) ?? '').remove('nobody'), WHOLE)).toGrowNoFasterThan(
      'n log n',
    );
  });

  it('is searched without a text in n log n [R16]', async () => {
    createAll();
    const query = { facets: { brand: ['B1', 'B2'], size: ['3'] }, sort: 'name', pageSize: 1 } as const;
    expect(await growth((n) => catalogueOf(n).search(query), WHOLE)).toGrowNoFasterThan('n log n');
  });

  it('is searched for what few match without looking at the others [R17]', async () => {
    createAll();
    const query = { text: 'zepp', facets: { brand: ['B1'] }, pageSize: 1 } as const;
    expect(await growth((n) => catalogueOf(n).search(query), FEW)).toGrowNoFasterThan('1');
  });

  it('suggests what few match without looking at the others [R17]', async () => {
    createAll();
    expect(await growth((n) => catalogueOf(n).suggest('zeppelin 3'), FEW)).toGrowNoFasterThan('1');
    expect(await growth((n) => catalogueOf(n).suggest('zep'), FEW)).toGrowNoFasterThan('1');
  });

  it('is updated without touching the others [R18]', async () => {
    createAll();
    let price = 0;
    const update = (n: number): number => {
      price += 1;
      const catalogue = catalogueOf(n);
      catalogue.upsert(makeProduct('new', { name: `Zeppelin ${price % 20}`, priceCents: price }));
      const { total } = catalogue.search({ text: 'zeppelin', pageSize: 1 });
      catalogue.remove('new');
      return total;
    };
    expect(await growth(update, FEW)).toGrowNoFasterThan('1');
    expect(update(8_000)).toBe(11);
  });

  it('answers right, however large it is [R19]', () => {
    const catalogue = catalogueOf(8_000);
    const result = catalogue.search({
      facets: { brand: ['B0'] },
      priceTo: 499,
      sort: 'cheapest',
      page: 2,
      pageSize: 50,
    });
    const matching = makeProducts(8_000)
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
