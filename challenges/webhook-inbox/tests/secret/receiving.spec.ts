import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { ask, hmacHex, makeEvent, makeWebhook, nowSeconds, SECRET, send, URL_OF_INBOX } from '../support/ferrypay.ts';
import { openRondje } from '../support/rondje.ts';

const ERROR = { error: expect.stringMatching(/\S/) };

describe('an address', () => {
  it.each(['/', '/webhook', '/webhooks/evt_1', '/api/webhooks'])(
    'that is not there, such as %s, is a 404 [R1]',
    async (path) => {
      const { inbox, store } = openRondje();
      for (const method of ['GET', 'POST']) {
        const request = new Request(`https://rondje.example${path}`, { method });
        await expect(ask(inbox, request)).resolves.toEqual({ status: 404, body: ERROR });
      }
      expect(store.calls).toEqual([]);
    },
  );

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('for which %s is not allowed says so [R1]', async (method) => {
    const { inbox, store } = openRondje();

    await expect(ask(inbox, new Request(URL_OF_INBOX, { method }))).resolves.toEqual({ status: 405, body: ERROR });
    expect(store.calls).toEqual([]);
  });

  it('may have a query [R1]', async () => {
    const { inbox } = openRondje();

    await expect(
      ask(inbox, new Request(`${URL_OF_INBOX}?from=ferrypay`, makeWebhook(makeEvent('evt_1')))),
    ).resolves.toMatchObject({ status: 202 });
  });
});

describe('an event', () => {
  it('is stored as it was, without what nobody asked for [R7, R9]', async () => {
    world.clock.set('2026-03-01T08:00:00.123Z');
    const { inbox, store } = openRondje();
    const { id, type, payment } = makeEvent('evt_1', { id: 'pr_9', sequence: 41, state: 'refunded', amountCents: 0 });

    await expect(
      send(inbox, { id, type, livemode: true, payment: { ...payment, payer: 'Åsa', sequence: 41 } }),
    ).resolves.toEqual({ status: 202, body: { result: 'stored' } });
    expect(store.entries).toEqual([
      {
        update: { eventId: 'evt_1', paymentId: 'pr_9', sequence: 41, state: 'refunded', amountCents: 0 },
        status: 'waiting',
        tries: 0,
        dueAt: Date.parse('2026-03-01T08:00:00.123Z'),
      },
    ]);
  });

  it.each(['open', 'paid', 'refunded', 'expired'] as const)('may say %s [R7]', async (state) => {
    const { inbox, store } = openRondje();

    await expect(send(inbox, makeEvent('evt_1', { state }))).resolves.toMatchObject({ status: 202 });
    expect(store.entries).toMatchObject([{ update: { state } }]);
  });

  it('is answered when it is stored, and not before [R9]', async () => {
    const { inbox, store } = openRondje();
    store.addTakesMs = 3_000;
    let isAnswered = false;
    const answer = send(inbox, makeEvent('evt_1')).finally(() => {
      isAnswered = true;
    });

    await world.clock.advance('2999ms');
    expect([isAnswered, store.entries.length]).toEqual([false, 0]);
    await expect(answer).resolves.toMatchObject({ status: 202 });
    expect(store.entries).toHaveLength(1);
  });

  it('is known by its id, whatever it says the second time [R9]', async () => {
    const { inbox, store } = openRondje();
    await send(inbox, makeEvent('evt_1', { sequence: 4 }));

    await expect(send(inbox, makeEvent('evt_1', { sequence: 9, state: 'expired' }))).resolves.toEqual({
      status: 200,
      body: { result: 'duplicate' },
    });
    expect(store.entries).toMatchObject([{ update: { sequence: 4, state: 'paid' } }]);
  });

  it('is stored once when it comes twice at the same time [R9]', async () => {
    await world.schedules(6, async () => {
      const { inbox, store } = openRondje();
      const answers = await Promise.all([send(inbox, makeEvent('evt_1')), send(inbox, makeEvent('evt_1'))]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 202]);
      expect(store.entries).toHaveLength(1);
    });
  });

  it('stays what has become of it when it comes again [R9, R12]', async () => {
    const { inbox, store, ledger } = openRondje();
    await send(inbox, makeEvent('evt_1'));
    await inbox.work();

    await expect(send(inbox, makeEvent('evt_1'))).resolves.toMatchObject({ status: 200 });
    await inbox.work();
    expect(store.statuses).toEqual({ evt_1: 'delivered' });
    expect(ledger.eventIds).toEqual(['evt_1']);
  });

  it.each(['payment.archived', 'payout.updated', 'payment.updated.v2'])(
    'of the type %s is taken and left alone [R8]',
    async (type) => {
      const { inbox, store } = openRondje();

      for (const event of [
        { id: 'evt_1', type },
        { ...makeEvent('evt_2'), type },
      ]) {
        await expect(send(inbox, event)).resolves.toEqual({ status: 200, body: { result: 'ignored' } });
      }
      expect(store.calls).toEqual([]);
    },
  );
});

describe('a body that is signed and no event', () => {
  const { id, type, payment } = makeEvent('evt_1');
  it.each([
    ['nothing', ''],
    ['text', 'paid!'],
    ['cut off', '{"id":"evt_1","type":"payment.updated"'],
    ['null', 'null'],
    ['a list', JSON.stringify([makeEvent('evt_1')])],
    ['no id', { type, payment }],
    ['an empty id', { id: '', type, payment }],
    ['a number for an id', { id: 7, type, payment }],
    ['no type', { id, payment }],
    ['an empty type', { id, type: '', payment }],
    ['no id, of another type', { type: 'payment.archived' }],
    ['no payment', { id, type }],
    ['a null payment', { id, type, payment: null }],
    ['no payment id', { id, type, payment: { ...payment, id: undefined } }],
    ['an empty payment id', { id, type, payment: { ...payment, id: '' } }],
    ['a number for a payment id', { id, type, payment: { ...payment, id: 7 } }],
    ['no sequence', { id, type, payment: { ...payment, sequence: undefined } }],
    ['the sequence 0', { id, type, payment: { ...payment, sequence: 0 } }],
    ['half a sequence', { id, type, payment: { ...payment, sequence: 1.5 } }],
    ['text for a sequence', { id, type, payment: { ...payment, sequence: '2' } }],
    ['an unknown state', { id, type, payment: { ...payment, state: 'Paid' } }],
    ['an empty state', { id, type, payment: { ...payment, state: '' } }],
    ['a state that every object has', { id, type, payment: { ...payment, state: 'constructor' } }],
    ['a negative amount', { id, type, payment: { ...payment, amountCents: -1 } }],
    ['half a cent', { id, type, payment: { ...payment, amountCents: 12.5 } }],
    ['no amount', { id, type, payment: { ...payment, amountCents: null } }],
  ])('is a 400: %s [R7]', async (_, body) => {
    const { inbox, store } = openRondje();

    await expect(send(inbox, body)).resolves.toEqual({ status: 400, body: ERROR });
    expect(store.calls).toEqual([]);
  });

  it('is a 400: none at all [R7]', async () => {
    const { inbox, store } = openRondje();
    const headers = { 'ferrypay-signature': `t=${nowSeconds()},v1=${hmacHex(SECRET, nowSeconds(), '')}` };

    await expect(ask(inbox, new Request(URL_OF_INBOX, { method: 'POST', headers }))).resolves.toEqual({
      status: 400,
      body: ERROR,
    });
    expect(store.calls).toEqual([]);
  });
});

describe('the database', () => {
  it.each([
    { when: 'before', secondTime: 202 },
    { when: 'after', secondTime: 200 },
  ] as const)('may fail $when it has stored: then Ferrypay is to send again [R10]', async ({ when, secondTime }) => {
    const { inbox, store } = openRondje();
    store.cutPower({ nth: 1, when });

    const answer = await send(inbox, makeEvent('evt_1'));

    expect(answer).toEqual({ status: 503, body: ERROR });
    expect(JSON.stringify(answer)).not.toMatch(/power cut|inbox_entries|\.[jt]s:\d+/i);
    await expect(send(inbox, makeEvent('evt_1'))).resolves.toMatchObject({ status: secondTime });
    expect(store.entries).toHaveLength(1);
  });
});

describe('the ledger', () => {
  it('does not keep Ferrypay waiting [R11]', async () => {
    const { inbox } = openRondje({ turns: ['hangs', 'hangs', 'hangs'] });
    const startedAt = world.clock.now();
    await expect(send(inbox, makeEvent('evt_1'))).resolves.toMatchObject({ status: 202 });
    void inbox.work();

    await expect(send(inbox, makeEvent('evt_2'))).resolves.toMatchObject({ status: 202 });
    await expect(send(inbox, makeEvent('evt_1'))).resolves.toMatchObject({ status: 200 });
    expect(world.clock.now()).toBe(startedAt);
  });
});
