import { describe, expect, it } from 'vitest';
import { Basket, EmptyBasketError, parseCents, retry } from '../starter/index.ts';

describe('a basket', () => {
  it('starts empty', () => {
    expect(new Basket().totalCents).toBe(0);
  });
  it('adds an item', () => {
    expect(new Basket().add({ sku: 'lamp', cents: 1950, quantity: 2 }).totalCents).toBe(3900);
  });
  it('adds two items', () => {
    expect(
      new Basket().add({ sku: 'lamp', cents: 1950, quantity: 2 }).add({ sku: 'desk', cents: 10000, quantity: 1 })
        .totalCents,
    ).toBe(13900);
  });
  it('joins equal items', () => {
    expect(
      new Basket()
        .add({ sku: 'lamp', cents: 1950, quantity: 2 })
        .add({ sku: 'lamp', cents: 1950, quantity: 2 })
        .checkout().items.length,
    ).toBe(1);
  });
  it('counts joined items', () => {
    expect(
      new Basket()
        .add({ sku: 'lamp', cents: 1950, quantity: 2 })
        .add({ sku: 'lamp', cents: 1950, quantity: 2 })
        .checkout().items[0]?.quantity,
    ).toBe(4);
  });
  it('checks out with its total', () => {
    expect(new Basket().add({ sku: 'lamp', cents: 1950, quantity: 2 }).checkout().totalCents).toBe(3900);
  });
  it('reads the amount 0 as number 1', () => {
    expect(parseCents('0')).toBe(0);
  });
  it('reads the amount 1 as number 2', () => {
    expect(parseCents('1')).toBe(100);
  });
  it('reads the amount 12.50 as number 3', () => {
    expect(parseCents('12.50')).toBe(1250);
  });
  it('reads the amount 3.05 as number 4', () => {
    expect(parseCents(' 3.05 ')).toBe(305);
  });
  it('reads the amount 1999.99 as number 5', () => {
    expect(parseCents('1999.99')).toBe(199999);
  });
  it('reads the amount 007 as number 6', () => {
    expect(parseCents('007')).toBe(700);
  });
  it('refuses no quantity', () => {
    expect(() => new Basket().add({ sku: 'a', cents: 1, quantity: 0 })).toThrow(RangeError);
  });
  it('refuses half a quantity', () => {
    expect(() => new Basket().add({ sku: 'a', cents: 1, quantity: 0.5 })).toThrow('positive integer');
  });
  it('cannot check out empty', () => {
    expect(() => new Basket().checkout()).toThrow(EmptyBasketError);
  });
  it('refuses what is no amount', () => {
    expect(() => parseCents('1,50')).toThrow(SyntaxError);
  });
  it('is a basket', () => {
    expect(new Basket()).toBeInstanceOf(Basket);
  });
  it('tries once where that is enough', async () => {
    expect(await retry(async () => 'done', 3)).toBe('done');
  });
  it('tries again', async () => {
    let calls = 0;
    const work = async () => {
      calls += 1;
      if (calls < 3) throw new Error('not yet');
      return calls;
    };
    await expect(retry(work, 5)).resolves.toBe(3);
  });
  it('gives up', async () => {
    const work = async () => {
      throw new Error('never');
    };
    await expect(retry(work, 2)).rejects.toThrow('never');
  });
});
