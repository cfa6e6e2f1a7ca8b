import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Basket, EmptyBasketError, parseCents, retry } from '../solution/index.ts';

describe('a basket', () => {
  it('starts empty', () => {
    assert.equal(new Basket().totalCents, 0);
  });
  it('adds an item', () => {
    assert.equal(new Basket().add({ sku: 'lamp', cents: 1950, quantity: 2 }).totalCents, 3900);
  });
  it('adds two items', () => {
    assert.equal(
      new Basket().add({ sku: 'lamp', cents: 1950, quantity: 2 }).add({ sku: 'desk', cents: 10000, quantity: 1 })
        .totalCents,
      13900,
    );
  });
  it('joins equal items', () => {
    assert.equal(
      new Basket()
        .add({ sku: 'lamp', cents: 1950, quantity: 2 })
        .add({ sku: 'lamp', cents: 1950, quantity: 2 })
        .checkout().items.length,
      1,
    );
  });
  it('counts joined items', () => {
    assert.equal(
      new Basket()
        .add({ sku: 'lamp', cents: 1950, quantity: 2 })
        .add({ sku: 'lamp', cents: 1950, quantity: 2 })
        .checkout().items[0]?.quantity,
      4,
    );
  });
  it('checks out with its total', () => {
    assert.equal(new Basket().add({ sku: 'lamp', cents: 1950, quantity: 2 }).checkout().totalCents, 3900);
  });
  it('reads the amount 0 as number 1', () => {
    assert.equal(parseCents('0'), 0);
  });
  it('reads the amount 1 as number 2', () => {
    assert.equal(parseCents('1'), 100);
  });
  it('reads the amount 12.50 as number 3', () => {
    assert.equal(parseCents('12.50'), 1250);
  });
  it('reads the amount 3.05 as number 4', () => {
    assert.equal(parseCents(' 3.05 '), 305);
  });
  it('reads the amount 1999.99 as number 5', () => {
    assert.equal(parseCents('1999.99'), 199999);
  });
  it('reads the amount 007 as number 6', () => {
    assert.equal(parseCents('007'), 700);
  });
  it('refuses no quantity', () => {
    assert.throws(() => new Basket().add({ sku: 'a', cents: 1, quantity: 0 }), RangeError);
  });
  it('refuses half a quantity', () => {
    assert.throws(() => new Basket().add({ sku: 'a', cents: 1, quantity: 0.5 }), /positive integer/);
  });
  it('cannot check out empty', () => {
    assert.throws(() => new Basket().checkout(), EmptyBasketError);
  });
  it('refuses what is no amount', () => {
    assert.throws(() => parseCents('1,50'), SyntaxError);
  });
  it('is a basket', () => {
    assert.ok(new Basket() instanceof Basket);
  });
  it('tries once where that is enough', async () => {
    assert.equal(await retry(async () => 'done', 3), 'done');
  });
  it('tries again', async () => {
    let calls = 0;
    const work = async () => {
      calls += 1;
      if (calls < 3) throw new Error('not yet');
      return calls;
    };
    assert.equal(await retry(work, 5), 3);
  });
  it('gives up', async () => {
    const work = async () => {
      throw new Error('never');
    };
    await assert.rejects(retry(work, 2), /never/);
  });
});
