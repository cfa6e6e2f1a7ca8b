import { type SqlFault, world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import type { PaymentRequest } from '../../starter/index.ts';
import { balances, expectError, newInstance, Phone, PIZZA, RUNS, statusesOf, useDatabase } from '../support/evens.ts';

useDatabase({ mette: 500, wout: 500, ines: 500 });

/** Any statement that writes, or locks to write. */
const WRITES = /\b(update|insert|delete)\b/i;

describe('at the same time', () => {
  it('two taps pay a share once [R22]', async () => {
    const { id } = await new Phone('mette').created();
    await world.schedules(RUNS, async () => {
      const answers = await Promise.all([new Phone('wout').pay(id), new Phone('wout', newInstance()).pay(id)]);

      expect(statusesOf(answers)).toEqual([200, 409]);
      await expect(balances('mette', 'wout')).resolves.toEqual([833, 167]);
    });
  });

  it('two people pay, and both payments arrive [R14, R22]', async () => {
    const { id } = await new Phone('mette').created();
    await world.schedules(RUNS, async () => {
      const answers = await Promise.all([new Phone('wout').pay(id), new Phone('ines', newInstance()).pay(id)]);

      expect(statusesOf(answers)).toEqual([200, 200]);
      expect(answers.map(({ body }) => (body as { status: string }).status).toSorted()).toEqual(['open', 'settled']);
      await expect(balances('mette', 'wout', 'ines')).resolves.toEqual([1_166, 167, 167]);
    });
  });

  it('two requests do not both get what is enough for one [R12, R22]', async () => {
    const first = await new Phone('mette').created();
    const second = await new Phone('ines').created({ amountCents: 600, participants: ['wout', 'mette'] });
    await world.schedules(RUNS, async () => {
      const answers = await Promise.all([
        new Phone('wout').pay(first.id),
        new Phone('wout', newInstance()).pay(second.id),
      ]);

      expect(statusesOf(answers)).toEqual([200, 402]);
      const cents = await balances('mette', 'wout', 'ines');
      expect([
        [833, 167, 500],
        [500, 200, 800],
      ]).toContainEqual(cents);
    });
  });

  it('a request is paid or cancelled, never both [R15, R22]', async () => {
    const { id } = await new Phone('mette').created({ participants: ['wout'], amountCents: 100 });
    await world.schedules(RUNS, async () => {
      const [paid, cancelled] = await Promise.all([
        new Phone('wout').pay(id),
        new Phone('mette', newInstance()).cancel(id),
      ]);

      expect(statusesOf([paid, cancelled])).toEqual([200, 409]);
      const { body } = await new Phone('mette').read(id);
      expect(body).toMatchObject({ status: paid.status === 200 ? 'settled' : 'cancelled' });
      await expect(balances('mette', 'wout')).resolves.toEqual(paid.status === 200 ? [600, 400] : [500, 500]);
    });
  });

  it('people pay each other [R22]', async () => {
    const first = await new Phone('mette').created({ participants: ['wout'], amountCents: 500 });
    const second = await new Phone('wout').created({ participants: ['mette'], amountCents: 200 });
    await world.schedules(RUNS, async () => {
      const answers = await Promise.all([
        new Phone('wout').pay(first.id),
        new Phone('mette', newInstance()).pay(second.id),
      ]);

      expect(statusesOf(answers)).toEqual([200, 200]);
      await expect(balances('mette', 'wout')).resolves.toEqual([800, 200]);
    });
  });
});

describe('a transaction that Postgres aborts in favour of another', () => {
  it('is run again, whatever it was to do [R23]', async () => {
    const mette = new Phone('mette');
    world.sql.fail(WRITES, 'serialization-failure', { times: 2 });
    const { id } = await mette.created();
    await expect(mette.titles()).resolves.toEqual(['Pizza']);

    world.sql.fail(/wallet/i, 'deadlock', { times: 2 });
    await expect(new Phone('wout').pay(id)).resolves.toMatchObject({ status: 200 });
    await expect(balances('mette', 'wout')).resolves.toEqual([833, 167]);

    const other = await mette.created();
    world.sql.fail(WRITES, 'serialization-failure', { times: 2 });
    await expect(mette.cancel(other.id)).resolves.toMatchObject({ status: 200, body: { status: 'cancelled' } });
  });

  it('is given up some time [R23, R24]', async () => {
    const { id } = await new Phone('mette').created();
    world.sql.fail(/wallet/i, 'serialization-failure', { times: 60 });

    expectError(await new Phone('wout').pay(id), 500);
  });
});

describe('a database that fails', () => {
  it('has done nothing where a statement did not run [R24]', async () => {
    const [mette, wout] = [new Phone('mette'), new Phone('wout')];
    world.sql.fail(/wallet/i, 'connection-lost');
    expectError(await mette.create(PIZZA, 'bill'), 500);
    await expect(mette.titles()).resolves.toEqual([]);
    const { status, body } = await mette.create(PIZZA, 'bill');
    expect(status).toBe(201);

    const { id } = body as { id: string };
    world.sql.fail(/wallet/i, 'connection-lost');
    expectError(await wout.pay(id, 'tap'), 500);
    await expect(balances('mette', 'wout')).resolves.toEqual([500, 500]);
    await expect(wout.pay(id, 'tap')).resolves.toMatchObject({ status: 200 });
    await expect(balances('mette', 'wout')).resolves.toEqual([833, 167]);
  });

  it.each<readonly [RegExp, SqlFault]>([
    [/wallet/i, 'answer-lost'],
    [/^\s*commit/i, 'connection-lost'],
  ])('has done all or nothing: %s, %s [R24]', async (match, fault) => {
    const wout = new Phone('wout');
    const { id } = await new Phone('mette').created();
    world.sql.fail(match, fault);
    expect([200, 500]).toContain((await wout.pay(id, 'tap')).status);

    const { body } = await wout.read(id);
    const paidAt = (body as PaymentRequest).shares[1]?.paidAt;
    await expect(balances('mette', 'wout')).resolves.toEqual(paidAt === null ? [500, 500] : [833, 167]);
    await expect(wout.pay(id, 'tap')).resolves.toMatchObject({ status: 200 });
    await expect(balances('mette', 'wout')).resolves.toEqual([833, 167]);
  });

  it('tells the outside nothing about the inside [R24]', async () => {
    const [mette, wout] = [new Phone('mette'), new Phone('wout')];
    const { id } = await mette.created();
    const answers = [];
    world.sql.fail(/./, 'connection-lost');
    answers.push(await mette.list());
    world.sql.fail(/./, 'connection-lost');
    answers.push(await mette.read(id));
    world.sql.fail(/wallet/i, 'connection-lost');
    answers.push(await wout.pay(id));

    for (const answer of answers) {
      expectError(answer, 500);
      expect(JSON.stringify(answer.body)).not.toMatch(/wallet|select|update|terminated|connection|postgres|\.ts/i);
    }
  });

  it('is served on, however often something was refused or failed [R24]', async () => {
    const mette = new Phone('mette', newInstance());
    for (let time = 1; time <= 11; time += 1) {
      expectError(await mette.create({ ...PIZZA, participants: ['nobody'] }), 400, 'participants');
    }
    world.sql.fail(/./, 'connection-lost', { times: 3 });
    for (let time = 1; time <= 3; time += 1) expectError(await mette.create(), 500);

    await expect(mette.create()).resolves.toMatchObject({ status: 201 });
  });
});
