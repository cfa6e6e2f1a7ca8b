import { beforeEach, describe, expect, it } from 'vitest';
import { Basket, EmptyBasketError } from '../../starter/index.ts';

const CHAIR = { name: 'CANARY-input chair', cents: 4_900 };
const LAMP = { name: 'CANARY-input lamp', cents: 1_950 };

describe('a basket CANARY-title', () => {
  let basket: Basket;
  beforeEach(() => {
    basket = new Basket().add(CHAIR).add(LAMP);
  });

  it('is iterated in order CANARY-title', () => {
    expect([...basket]).toEqual([CHAIR, LAMP]);
    const [first] = basket;
    expect(first).toEqual({ name: 'CANARY-input chair', cents: 4_900 });
    expect(basket.size).toBe(2);
  });

  it('is a class of its own CANARY-title', () => {
    expect(basket).toBeInstanceOf(Basket);
    expect(new Basket().add(LAMP).size).toBe(1);
    expect(basket.size).toBe(2);
  });

  it('is empty after its checkout CANARY-title', () => {
    expect(basket.checkout()).toStrictEqual([CHAIR, LAMP]);
    expect(basket.size).toBe(0);
  });

  it('refuses a checkout without items CANARY-title', () => {
    const empty = new Basket();
    expect(() => empty.checkout()).toThrow(EmptyBasketError);
    expect(() => empty.checkout()).toThrow('nothing in the basket');
    expect(() => basket.checkout()).not.toThrow();
  });
});
