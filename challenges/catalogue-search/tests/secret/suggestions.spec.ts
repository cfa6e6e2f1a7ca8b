import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../starter/index.ts';
import { makeProduct, once, open } from '../support/products.ts';

const tours = once(() =>
  open(
    makeProduct('1', { name: 'Turlue rød', popularity: 10 }),
    makeProduct('2', { name: 'Tursko lett', popularity: 50 }),
    makeProduct('3', { name: 'Tursko Turbo', popularity: 5 }),
    makeProduct('4', { name: 'Tur tur TUR-kart', popularity: 7 }),
    makeProduct('5', { name: 'Rød turlue lett', popularity: 30 }),
    makeProduct('6', { name: 'Tuba', popularity: 0 }),
  ),
);

function words(text: string, limit?: number): string[] {
  return tours()
    .suggest(text, limit)
    .map(({ word, products, popularity }) => `${word} ${products} ${popularity}`);
}

describe('suggestions', () => {
  it('are words that begin with what has been typed, the best first [R11, R12]', () => {
    expect(words('tur')).toEqual(['tursko 2 55', 'turlue 2 40', 'tur 1 7', 'turbo 1 5']);
    expect(words('turl')).toEqual(['turlue 2 40']);
    expect(words('t')).toEqual(['tursko 2 55', 'turlue 2 40', 'tur 1 7', 'turbo 1 5', 'tuba 1 0']);
    expect(words('x')).toEqual([]);
    expect(words('urlue')).toEqual([]);
    expect(words('turluer')).toEqual([]);
  });

  it('hold the word itself when it is complete [R11]', () => {
    expect(words('tuba')).toEqual(['tuba 1 0']);
    expect(words('turbo')).toEqual(['turbo 1 5']);
  });

  it('are folded, and so is what has been typed [R1, R12]', () => {
    expect(tours().suggest('RØ')).toEqual([{ word: 'rod', products: 2, popularity: 40 }]);
    expect(words('TÜR-k')).toEqual(['kart 1 7']);
  });

  it('count only products that have the words before [R11, R12]', () => {
    expect(words('rød tu')).toEqual(['turlue 2 40']);
    expect(words('lett t')).toEqual(['tursko 1 50', 'turlue 1 30']);
    expect(words('turlue lett r')).toEqual(['rod 1 30']);
    expect(words('tursko tur')).toEqual(['tursko 2 55', 'turbo 1 5']);
    expect(words('tur t')).toEqual(['tur 1 7']);
    expect(words('tu t')).toEqual([]);
    expect(words('nothing t')).toEqual([]);
  });

  it('are none without a word that is being typed [R2, R11]', () => {
    for (const text of ['', ' ', '--', 'tur ', 'tur.', 'rød tu ', 'turlue, ']) {
      expect(tours().suggest(text), JSON.stringify(text)).toEqual([]);
    }
    expect(createCatalogue('').suggest('a')).toEqual([]);
  });

  it('are sorted by popularity, then by products, then by word [R12]', () => {
    const catalogue = open(
      makeProduct('1', { name: 'ab', popularity: 6 }),
      makeProduct('2', { name: 'aa ax', popularity: 3 }),
      makeProduct('3', { name: 'aa', popularity: 3 }),
      makeProduct('4', { name: 'ac a10 a9 aé', popularity: 6 }),
      makeProduct('5', { name: 'ax ay', popularity: 4 }),
    );
    for (const text of ['a', 'A']) {
      expect(catalogue.suggest(text).map(({ word }) => word)).toEqual([
        'ax',
        'aa',
        'a10',
        'a9',
        'ab',
        'ac',
        'ae',
        'ay',
      ]);
    }
    const narrowed = open(
      makeProduct('1', { name: 'x ab', popularity: 6 }),
      makeProduct('2', { name: 'x aa', popularity: 3 }),
      makeProduct('3', { name: 'x aa', popularity: 3 }),
      makeProduct('4', { name: 'x ac', popularity: 9 }),
      makeProduct('5', { name: 'x ad', popularity: 6 }),
    );
    expect(narrowed.suggest('x a').map(({ word }) => word)).toEqual(['ac', 'aa', 'ab', 'ad']);
  });

  it('are at most eight, or as many as are asked for [R12]', () => {
    const names = Array.from({ length: 30 }, (_, index) => `w${String(index).padStart(2, '0')}`);
    const catalogue = open(
      ...names.map((name, index) => makeProduct(name, { name: `x ${name}`, popularity: 99 - index })),
    );
    for (const text of ['w', 'x w']) {
      const suggested = (limit?: number) => catalogue.suggest(text, limit).map(({ word }) => word);
      expect(suggested()).toEqual(names.slice(0, 8));
      expect(suggested(1)).toEqual(names.slice(0, 1));
      expect(suggested(20)).toEqual(names.slice(0, 20));
    }
  });

  it('are refused with a limit that is none [R12]', () => {
    for (const limit of [0, -1, 21, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => tours().suggest('tur', limit), String(limit)).toThrow(RangeError);
      expect(() => tours().suggest('tur', limit), String(limit)).toThrow(/\blimit\b/);
    }
    expect(() => tours().suggest('', 0)).toThrow(RangeError);
  });
});
