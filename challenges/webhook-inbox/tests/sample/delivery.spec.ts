import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { makeEvent, send } from '../support/ferrypay.ts';
import { openRondje } from '../support/rondje.ts';

describe('work', () => {
  it('gives the ledger what has come in [R12]', async () => {
    const { inbox, store, ledger } = openRondje();
    await send(inbox, makeEvent('evt_1', { id: 'pr_7', sequence: 2 }));

    await expect(inbox.work()).resolves.toEqual({ waiting: 0, delivered: 1, superseded: 0, dead: 0 });
    expect(ledger.calls.map(({ update }) => update)).toEqual([
      { eventId: 'evt_1', paymentId: 'pr_7', sequence: 2, state: 'paid', amountCents: 1250 },
    ]);
    expect(store.entries).toMatchObject([{ status: 'delivered', tries: 1 }]);
  });

  it('leaves out what is older than what is known [R13]', async () => {
    const { inbox, store, ledger } = openRondje();
    await send(inbox, makeEvent('evt_b', { id: 'pr_7', sequence: 2, state: 'refunded' }));
    await send(inbox, makeEvent('evt_a', { id: 'pr_7', sequence: 1, state: 'paid' }));

    await expect(inbox.work()).resolves.toEqual({ waiting: 0, delivered: 1, superseded: 1, dead: 0 });
    expect(ledger.eventIds).toEqual(['evt_b']);
    expect(store.statuses).toEqual({ evt_a: 'superseded', evt_b: 'delivered' });
  });

  it('tries again a second after the ledger has failed, not before [R16, R17]', async () => {
    const { inbox, ledger } = openRondje({ turns: ['fails'] });
    await send(inbox, makeEvent('evt_1'));

    await expect(inbox.work()).resolves.toMatchObject({ waiting: 1, delivered: 0 });
    await world.clock.advance(999);
    await inbox.work();
    expect(ledger.calls).toHaveLength(1);
    await world.clock.advance(1);
    await expect(inbox.work()).resolves.toMatchObject({ waiting: 0, delivered: 1 });
    expect(ledger.calls).toHaveLength(2);
  });
});
