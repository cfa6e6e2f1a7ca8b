import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { balances, expectError, Phone, PIZZA, RUNS, statusesOf, useDatabase } from '../support/evens.ts';

useDatabase({ mette: 0, wout: 1_000, ines: 1_000 });

describe('a second tap', () => {
  it('with the same key gets the same answer, and pays nothing [R19]', async () => {
    const wout = new Phone('wout');
    const { id } = await new Phone('mette').created();

    const first = await wout.pay(id, 'tap-1');
    const second = await wout.pay(id, 'tap-1');

    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    await expect(balances('mette', 'wout')).resolves.toEqual([333, 667]);
  });

  it('with the same key and another pizza is refused [R20]', async () => {
    const mette = new Phone('mette');
    await mette.create(PIZZA, 'bill-1');

    expectError(await mette.create({ ...PIZZA, amountCents: 2_000 }, 'bill-1'), 422);
    await expect(mette.titles()).resolves.toEqual(['Pizza']);
  });

  it('at the same moment does not pay twice, whatever comes first [R22]', async () => {
    const { id } = await new Phone('mette').created();
    await world.schedules(RUNS, async () => {
      const answers = await Promise.all([new Phone('wout').pay(id), new Phone('wout').pay(id)]);

      expect(statusesOf(answers)).toEqual([200, 409]);
      await expect(balances('mette', 'wout')).resolves.toEqual([333, 667]);
    });
  });
});
