import { world } from 'minicase/world';
import { beforeEach, describe, expect, it } from 'vitest';
import { ask, makeEvent, send, URL_OF_INBOX } from '../support/ferrypay.ts';
import { openRondje } from '../support/rondje.ts';

const BODY =
  '{"id":"evt_1","type":"payment.updated","payment":{"id":"pr_7","sequence":2,"state":"paid","amountCents":1250}}';
const SIGNATURE = 't=1767261600,v1=986e2884a58b2a4425593a85acf7a168785b3139191a17fb61cd9258d16cb3e1';

beforeEach(() => world.clock.set('2026-01-01T10:00:20Z'));

describe('POST /webhooks', () => {
  it('stores the event of the example before it answers [R2, R9]', async () => {
    const { inbox, store } = openRondje();
    const headers = { 'ferrypay-signature': SIGNATURE };

    await expect(ask(inbox, new Request(URL_OF_INBOX, { method: 'POST', body: BODY, headers }))).resolves.toEqual({
      status: 202,
      body: { result: 'stored' },
    });
    expect(store.entries).toEqual([
      {
        update: { eventId: 'evt_1', paymentId: 'pr_7', sequence: 2, state: 'paid', amountCents: 1250 },
        status: 'waiting',
        tries: 0,
        dueAt: Date.parse('2026-01-01T10:00:20Z'),
      },
    ]);
  });

  it('knows an event that comes again [R9]', async () => {
    const { inbox, store } = openRondje();
    await expect(send(inbox, makeEvent('evt_1'))).resolves.toMatchObject({ status: 202 });

    await expect(send(inbox, makeEvent('evt_1'))).resolves.toEqual({ status: 200, body: { result: 'duplicate' } });
    expect(store.entries).toHaveLength(1);
  });

  it('refuses what somebody else has signed, and leaves the database alone [R5]', async () => {
    const { inbox, store } = openRondje();

    await expect(send(inbox, makeEvent('evt_1'), { secret: 'a guess' })).resolves.toEqual({
      status: 401,
      body: { error: expect.any(String) },
    });
    expect(store.calls).toEqual([]);
  });

  it('refuses what was signed too long ago [R4]', async () => {
    const { inbox } = openRondje();
    const timestamp = Date.parse('2026-01-01T09:55:00Z') / 1000;

    await expect(send(inbox, makeEvent('evt_1'), { timestamp })).resolves.toMatchObject({ status: 401 });
  });
});
