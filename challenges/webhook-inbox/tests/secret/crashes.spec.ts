import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { makeEvent, send } from '../support/ferrypay.ts';
import type { PowerCut } from '../support/memory-store.ts';
import { makeEntries, makeEntry, openRondje, type Rondje } from '../support/rondje.ts';

/** Three entries and their work, which the given power cut ends, if it comes that far. */
async function workUntil(cut: PowerCut): Promise<Rondje & { readonly ending: string }> {
  const rondje = openRondje({
    entries: [
      makeEntry('evt_1', { update: { paymentId: 'pr_7', sequence: 1 } }),
      makeEntry('evt_2', { update: { paymentId: 'pr_8', sequence: 1 } }),
      makeEntry('evt_3', { update: { paymentId: 'pr_7', sequence: 2, state: 'refunded' } }),
    ],
  });
  rondje.store.cutPower(cut);
  const ending = await rondje.inbox.work().then(
    () => 'done',
    (error: Error) => error.message,
  );
  rondje.store.restorePower();
  return { ...rondje, ending };
}

describe('a restart', () => {
  it.each(['before', 'after'] as const)(
    'loses nothing when the power failed just %s any store call of the work [R19]',
    async (when) => {
      let cuts = 0;
      for (let nth = 1; nth <= 8; nth += 1) {
        const { ending, store, ledger, restart } = await workUntil({ nth, when });
        if (ending !== 'done') cuts += 1;
        await restart().work();

        expect(store.statuses, `call ${nth}`).toEqual({
          evt_1: 'superseded',
          evt_2: 'delivered',
          evt_3: 'delivered',
        });
        expect(new Set(ledger.eventIds), `call ${nth}`).toEqual(new Set(['evt_2', 'evt_3']));
      }
      expect(cuts).toBeGreaterThanOrEqual(4);
    },
  );

  it.each(['before', 'after'] as const)(
    'loses no webhook when the power failed just %s it was stored [R10, R19]',
    async (when) => {
      const { inbox, store, ledger, restart } = openRondje();
      store.cutPower({ nth: 2, when });
      const statuses = [];
      for (const id of ['evt_1', 'evt_2']) statuses.push((await send(inbox, makeEvent(id))).status);
      expect(statuses).toEqual([202, 503]);

      const next = restart();
      await send(next, makeEvent('evt_2'));
      await expect(next.work()).resolves.toMatchObject({ delivered: 2 });
      expect(ledger.eventIds.toSorted()).toEqual(['evt_1', 'evt_2']);
    },
  );

  it('finds what was stored and not yet done [R19]', async () => {
    const { inbox, ledger, restart } = openRondje();
    await send(inbox, makeEvent('evt_1'));

    await expect(restart().work()).resolves.toMatchObject({ delivered: 1 });
    expect(ledger.eventIds).toEqual(['evt_1']);
  });

  it('knows the events that came before [R9, R19]', async () => {
    const { inbox, restart } = openRondje();
    await send(inbox, makeEvent('evt_1'));

    await expect(send(restart(), makeEvent('evt_1'))).resolves.toEqual({ status: 200, body: { result: 'duplicate' } });
  });

  it('takes over what was on its way to the ledger [R19]', async () => {
    const { inbox, ledger, store, restart } = openRondje({ entries: makeEntries(2), turns: ['hangs', 'hangs'] });
    // Nobody awaits this run: its process has died in the middle of it.
    inbox.work().catch(() => undefined);
    await world.clock.advance('1s');
    expect(ledger.calls).toHaveLength(2);

    await expect(restart().work()).resolves.toMatchObject({ delivered: 2 });
    expect(store.statuses).toEqual({ evt_1: 'delivered', evt_2: 'delivered' });
  });

  it('repeats what the ledger knows and the database does not, and that once [R19]', async () => {
    const { store, ledger, inbox, restart } = openRondje({ entries: [makeEntry('evt_1')] });
    store.cutPower({ method: 'save', nth: 1, when: 'before' });
    await expect(inbox.work()).rejects.toThrow('power cut');
    store.restorePower();
    await restart().work();
    await restart().work();

    expect(ledger.eventIds).toEqual(['evt_1', 'evt_1']);
    expect(store.statuses).toEqual({ evt_1: 'delivered' });
  });

  it('does not begin to count tries anew, nor shorten a wait [R17, R18, R19]', async () => {
    const { ledger, store, restart } = openRondje({ entries: [makeEntry('evt_1')], turns: Array(9).fill('fails') });
    const startedAt = world.clock.now();
    for (let second = 0; second < 20; second += 1) {
      await restart().work();
      await world.clock.advance('1s');
    }

    expect(ledger.calls.map(({ at }) => at - startedAt)).toEqual([0, 1_000, 3_000, 7_000, 15_000]);
    expect(store.entries).toMatchObject([{ status: 'dead', tries: 5 }]);
  });
});

describe('an error of the database', () => {
  it.each(['findDue', 'newestSequence', 'save'] as const)(
    'in %s ends the work and reaches its caller [R20]',
    async (method) => {
      const { ending, inbox, store } = await workUntil({ method, nth: 1, when: 'before' });
      expect(ending).toContain('power cut');

      await inbox.work();
      expect(store.statuses).toEqual({ evt_1: 'superseded', evt_2: 'delivered', evt_3: 'delivered' });
    },
  );

  it('is told when nothing of the work is under way any more [R14, R20]', async () => {
    const { inbox, ledger, store } = openRondje({
      entries: makeEntries(3),
      turns: ['ok', { takesMs: 5_000 }, { takesMs: 8_000 }],
    });
    store.cutPower({ method: 'save', nth: 1, when: 'before' });
    const startedAt = world.clock.now();

    await expect(inbox.work()).rejects.toThrow('power cut');
    expect(world.clock.now() - startedAt).toBe(8_000);
    expect(Object.values(store.statuses).toSorted()).toEqual(['delivered', 'delivered', 'waiting']);
    await expect(inbox.work()).resolves.toMatchObject({ delivered: 1 });
    expect(ledger.calls).toHaveLength(4);
  });
});
