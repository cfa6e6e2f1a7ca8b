import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { balances, expectError, newInstance, Phone, PIZZA, RUNS, setBalance, useDatabase } from '../support/evens.ts';

useDatabase({ mette: 0, wout: 1_000, ines: 1_000 });

describe('a key', () => {
  it('is needed, and looked at first [R18]', async () => {
    const [mette, wout] = [new Phone('mette'), new Phone('wout')];
    const { id } = await mette.created();

    for (const key of [null, '', 'x'.repeat(101), 'two words', 'caf\u00e9']) {
      expectError(await mette.send('POST', '/requests', { key, body: '{"title":' }), 400, 'idempotency-key');
    }
    for (const key of [null, 'two words']) {
      expectError(await wout.send('POST', `/requests/${id}/pay`, { key }), 400, 'idempotency-key');
    }
    await expect(balances('wout')).resolves.toEqual([1_000]);
    for (const key of ['!', `~${"';--".repeat(24)}abc`]) {
      await expect(mette.create(PIZZA, key)).resolves.toMatchObject({ status: 201 });
    }
  });

  it('gives the answer of the first time, whatever has happened since [R19]', async () => {
    const [mette, wout] = [new Phone('mette'), new Phone('wout')];
    const created = await mette.create(PIZZA, 'bill');
    const { id } = created.body as { id: string };
    const paid = await wout.pay(id, 'tap');
    await new Phone('ines').pay(id);
    await setBalance('wout', 0);
    await world.clock.advance('30d');

    await expect(wout.pay(id, 'tap')).resolves.toMatchObject({ status: 200, body: paid.body });
    await expect(mette.create(PIZZA, 'bill')).resolves.toMatchObject({ status: 201, body: created.body });
    await expect(mette.titles()).resolves.toEqual(['Pizza']);
    await expect(balances('mette', 'wout', 'ines')).resolves.toEqual([666, 0, 667]);
  });

  it('is refused for another body, which is not done [R20]', async () => {
    const mette = new Phone('mette');
    await mette.create(PIZZA, 'bill');

    for (const other of [{ title: 'Pizzas' }, { participants: ['wout', 'mette', 'ines'] }]) {
      expectError(await mette.create({ ...PIZZA, ...other }, 'bill'), 422);
    }
    await expect(mette.titles()).resolves.toEqual(['Pizza']);
  });

  it('is refused for another path, which is not done [R20]', async () => {
    const [mette, wout] = [new Phone('mette'), new Phone('wout')];
    const [first, second] = [await mette.created(), await mette.created()];
    await expect(wout.pay(first.id, 'tap')).resolves.toMatchObject({ status: 200 });

    expectError(await wout.pay(second.id, 'tap'), 422);
    expectError(await wout.create({ ...PIZZA, participants: ['ines'] }, 'tap'), 422);
    await expect(balances('mette', 'wout')).resolves.toEqual([333, 667]);
    expect((await wout.titles()).length).toBe(2);
  });

  it('is as good as new after a refusal [R21]', async () => {
    const [mette, wout] = [new Phone('mette'), new Phone('wout')];
    expectError(await mette.create({ ...PIZZA, amountCents: 0 }, 'bill'), 400, 'amountCents');
    const created = await mette.create(PIZZA, 'bill');
    expect(created.status).toBe(201);
    const { id } = created.body as { id: string };

    await setBalance('wout', 332);
    expectError(await wout.pay(id, 'tap'), 402);
    await setBalance('wout', 333);
    await expect(wout.pay(id, 'tap')).resolves.toMatchObject({ status: 200 });
    await expect(balances('mette', 'wout')).resolves.toEqual([333, 0]);
  });

  it('of another user is another key [R21]', async () => {
    const [mette, wout, ines] = [new Phone('mette'), new Phone('wout'), new Phone('ines')];
    const { status, body } = await mette.create(PIZZA, 'k');
    expect(status).toBe(201);

    await expect(wout.create(PIZZA, 'k')).resolves.toMatchObject({ status: 201, body: { createdBy: 'wout' } });
    await expect(ines.pay((body as { id: string }).id, 'k')).resolves.toMatchObject({ status: 200 });
    await expect(balances('mette', 'ines')).resolves.toEqual([333, 667]);
  });
});

describe('the same key at the same moment', () => {
  it('creates one request, at one instance or two [R19, R22]', async () => {
    await world.schedules(RUNS, async ({ run }) => {
      const phones = [new Phone('mette'), new Phone('mette', run % 2 === 0 ? undefined : newInstance())];
      const [first, second] = await Promise.all(phones.map((phone) => phone.create(PIZZA, 'bill')));

      expect([first?.status, second?.status]).toEqual([201, 201]);
      expect(second?.body).toEqual(first?.body);
      await expect(new Phone('mette').titles()).resolves.toEqual(['Pizza']);
    });
  });

  it('pays once, and tells both [R19, R22]', async () => {
    const { id } = await new Phone('mette').created();
    await world.schedules(RUNS, async () => {
      const [first, second] = await Promise.all([
        new Phone('wout').pay(id, 'tap'),
        new Phone('wout', newInstance()).pay(id, 'tap'),
      ]);

      expect([first.status, second.status]).toEqual([200, 200]);
      expect(second.body).toEqual(first.body);
      await expect(balances('mette', 'wout')).resolves.toEqual([333, 667]);
    });
  });
});

describe('an answer that is lost', () => {
  it('is had by asking again, and nothing is done twice [R19, R24]', async () => {
    const [mette, wout] = [new Phone('mette'), new Phone('wout')];
    world.sql.fail('commit', 'answer-lost');
    const lost = await mette.create(PIZZA, 'bill');
    expect([201, 500]).toContain(lost.status);
    const { status, body } = await mette.create(PIZZA, 'bill');
    expect(status).toBe(201);
    await expect(mette.titles()).resolves.toEqual(['Pizza']);

    const { id } = body as { id: string };
    world.sql.fail('commit', 'answer-lost');
    expect([200, 500]).toContain((await wout.pay(id, 'tap')).status);
    await expect(wout.pay(id, 'tap')).resolves.toMatchObject({ status: 200 });
    await expect(balances('mette', 'wout')).resolves.toEqual([333, 667]);
  });
});
