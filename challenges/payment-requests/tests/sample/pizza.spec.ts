import { describe, expect, it } from 'vitest';
import { balances, expectError, FRIDAY, Phone, setBalance, useDatabase } from '../support/evens.ts';

useDatabase({ mette: 2_000, wout: 500, ines: 200 });

describe('a pizza', () => {
  it('is split over three [R3, R4, R5, R6]', async () => {
    const answer = await new Phone('mette').create();

    expect(answer).toMatchObject({
      status: 201,
      body: {
        id: expect.any(String),
        title: 'Pizza',
        amountCents: 1_000,
        createdBy: 'mette',
        status: 'open',
        createdAt: FRIDAY,
        expiresAt: '2026-03-20T21:40:00.000Z',
        shares: [
          { participant: 'mette', amountCents: 334, paidAt: FRIDAY },
          { participant: 'wout', amountCents: 333, paidAt: null },
          { participant: 'ines', amountCents: 333, paidAt: null },
        ],
      },
    });
  });

  it('is paid by one after the other [R11, R12, R14, R17]', async () => {
    const [mette, wout, ines] = [new Phone('mette'), new Phone('wout'), new Phone('ines')];
    const { id } = await mette.created();

    await expect(wout.pay(id)).resolves.toMatchObject({ status: 200, body: { status: 'open' } });
    await expect(balances('mette', 'wout')).resolves.toEqual([2_333, 167]);
    expectError(await wout.pay(id), 409);
    expectError(await ines.pay(id), 402);
    expectError(await mette.cancel(id), 409);
    await setBalance('ines', 333);
    await expect(ines.pay(id)).resolves.toMatchObject({ status: 200, body: { status: 'settled' } });
    await expect(balances('mette', 'wout', 'ines')).resolves.toEqual([2_666, 167, 0]);
  });

  it('is in the lists of those who ate it, and in no other [R9, R25]', async () => {
    const { id } = await new Phone('mette').created();

    await expect(new Phone('ines').titles()).resolves.toEqual(['Pizza']);
    await expect(new Phone('stranger').titles()).resolves.toEqual([]);
    expectError(await new Phone('stranger').read(id), 404);
  });

  it('cannot cost half a cent [R7]', async () => {
    expectError(
      await new Phone('mette').create({ title: 'Pizza', amountCents: 0.5, participants: ['wout'] }),
      400,
      'amountCents',
    );
  });
});
