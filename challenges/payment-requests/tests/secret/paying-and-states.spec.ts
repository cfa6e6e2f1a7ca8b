import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { balances, expectError, Phone, setBalance, useDatabase } from '../support/evens.ts';

const RICH = 5_000_000_000;

useDatabase({ mette: RICH, wout: 500, ines: 200, bo: 10_000 });

const [METTE, WOUT, INES] = ['mette', 'wout', 'ines'] as const;

describe('paying', () => {
  it('moves the cents of the share from one wallet to the other [R11]', async () => {
    const { id } = await new Phone(METTE).created();
    await world.clock.advance('90s');

    await expect(new Phone(WOUT).pay(id)).resolves.toMatchObject({
      status: 200,
      body: {
        id,
        status: 'open',
        shares: [{ participant: METTE }, { participant: WOUT, paidAt: '2026-03-06T21:41:30.000Z' }, { paidAt: null }],
      },
    });
    await expect(balances(METTE, WOUT, INES, 'bo')).resolves.toEqual([RICH + 333, 167, 200, 10_000]);
  });

  it('takes the last cent, and not one more [R12]', async () => {
    const { id } = await new Phone(METTE).created({ amountCents: 400, participants: [WOUT, INES] });
    await setBalance(INES, 199);
    expectError(await new Phone(INES).pay(id), 402);
    await expect(balances(METTE, INES)).resolves.toEqual([RICH, 199]);

    await setBalance(INES, 200);
    await expect(new Phone(INES).pay(id)).resolves.toMatchObject({ status: 200 });
    await expect(balances(METTE, INES)).resolves.toEqual([RICH + 200, 0]);
  });

  it('is not for a creator without a share [R13]', async () => {
    const mette = new Phone(METTE);
    const { id } = await mette.created({ participants: [WOUT] });

    expectError(await mette.pay(id), 403);
    await expect(balances(METTE)).resolves.toEqual([RICH]);
  });

  it('is done once, also by the creator [R5, R17]', async () => {
    const { id } = await new Phone(METTE).created({ amountCents: 300 });
    await new Phone(WOUT).pay(id);

    expectError(await new Phone(WOUT).pay(id), 409);
    expectError(await new Phone(METTE).pay(id), 409);
    await expect(balances(METTE, WOUT)).resolves.toEqual([RICH + 100, 400]);
  });
});

describe('a request', () => {
  it('is settled when all have paid, each their own share, and stays it [R4, R11, R14, R17]', async () => {
    const [mette, wout, ines] = [new Phone(METTE), new Phone(WOUT), new Phone(INES)];
    const { id } = await mette.created({ amountCents: 301, participants: [WOUT, INES] });

    await expect(wout.pay(id)).resolves.toMatchObject({ body: { status: 'open' } });
    await expect(ines.pay(id)).resolves.toMatchObject({ body: { status: 'settled' } });
    await expect(balances(METTE, WOUT, INES)).resolves.toEqual([RICH + 301, 349, 50]);
    expectError(await ines.pay(id), 409);
    expectError(await mette.cancel(id), 409);
    await world.clock.advance('100d');
    await expect(mette.read(id)).resolves.toMatchObject({ body: { status: 'settled' } });
  });

  it('is cancelled by its creator, and stays it [R15, R17]', async () => {
    const mette = new Phone(METTE);
    const { id } = await mette.created({ amountCents: 300 });

    await expect(mette.cancel(id)).resolves.toMatchObject({ status: 200, body: { id, status: 'cancelled' } });
    expectError(await mette.cancel(id), 409);
    expectError(await new Phone(WOUT).pay(id), 409);
    await world.clock.advance('100d');
    await expect(mette.read(id)).resolves.toMatchObject({ body: { status: 'cancelled' } });
    await expect(balances(METTE, WOUT)).resolves.toEqual([RICH, 500]);
  });

  it('is not cancelled by a participant, nor once somebody else has paid [R15, R17]', async () => {
    const [mette, wout] = [new Phone(METTE), new Phone(WOUT)];
    const { id } = await mette.created({ participants: [INES, WOUT], amountCents: 300 });
    expectError(await wout.cancel(id), 403);
    await expect(wout.pay(id)).resolves.toMatchObject({ status: 200, body: { status: 'open' } });

    expectError(await mette.cancel(id), 409);
    await expect(new Phone(INES).pay(id)).resolves.toMatchObject({ status: 200, body: { status: 'settled' } });
  });

  it('is open to the last millisecond, and expired from then on [R16, R17]', async () => {
    const [mette, wout, ines] = [new Phone(METTE), new Phone(WOUT), new Phone(INES)];
    const { id, expiresAt } = await mette.created({ amountCents: 300, expiresInDays: 2 });

    world.clock.set(Date.parse(expiresAt) - 1);
    await expect(mette.read(id)).resolves.toMatchObject({ body: { status: 'open' } });
    await expect(wout.pay(id)).resolves.toMatchObject({ status: 200 });
    world.clock.set(expiresAt);
    await expect(mette.read(id)).resolves.toMatchObject({ body: { status: 'expired' } });
    expectError(await ines.pay(id), 409);
    await expect(balances(METTE, WOUT, INES)).resolves.toEqual([RICH + 100, 400, 200]);
  });

  it('is not cancelled when it has expired [R16, R17]', async () => {
    const mette = new Phone(METTE);
    const { id } = await mette.created({ expiresInDays: 1 });
    await world.clock.advance('24h');

    expectError(await mette.cancel(id), 409);
    await expect(mette.read(id)).resolves.toMatchObject({ body: { status: 'expired' } });
  });
});
