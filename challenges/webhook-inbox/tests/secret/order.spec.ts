import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { hmacHex, makeEvent, SECRET, send, URL_OF_INBOX } from '../support/ferrypay.ts';
import { makeEntries, makeEntry, openRondje } from '../support/rondje.ts';

describe('work', () => {
  it('gives the ledger all that is due, each once, and those five fields only [R12]', async () => {
    const { inbox, ledger, store } = openRondje();
    for (let n = 1; n <= 10; n += 1) {
      await send(inbox, { ...makeEvent(`evt_${n}`, { amountCents: n }), note: 'round', shop: { id: 4 } });
    }

    await expect(inbox.work()).resolves.toEqual({ waiting: 0, delivered: 10, superseded: 0, dead: 0 });
    expect(
      ledger.calls.map(({ update }) => update).toSorted((one, other) => one.amountCents - other.amountCents),
    ).toEqual(
      Array.from({ length: 10 }, (_, index) => ({
        eventId: `evt_${index + 1}`,
        paymentId: `pr_of_evt_${index + 1}`,
        sequence: 1,
        state: 'paid',
        amountCents: index + 1,
      })),
    );
    expect(store.entries.every(({ status, tries }) => status === 'delivered' && tries === 1)).toBe(true);
  });

  it('does nothing where nothing is due [R12]', async () => {
    const { inbox, ledger, store } = openRondje({
      entries: [
        makeEntry('evt_later', { dueAt: Date.now() + 1, tries: 2 }),
        makeEntry('evt_done', { status: 'delivered', tries: 1 }),
        makeEntry('evt_old', { status: 'superseded' }),
        makeEntry('evt_dead', { status: 'dead', tries: 5 }),
      ],
    });
    const before = store.entries;

    await expect(inbox.work()).resolves.toEqual({ waiting: 0, delivered: 0, superseded: 0, dead: 0 });
    expect(ledger.calls).toEqual([]);
    expect(store.entries).toEqual(before);
  });

  it('counts a try more for an entry that had some [R12, R17]', async () => {
    const { inbox, store } = openRondje({ entries: [makeEntry('evt_1', { tries: 3 })] });

    await expect(inbox.work()).resolves.toMatchObject({ delivered: 1 });
    expect(store.entries).toMatchObject([{ status: 'delivered', tries: 4 }]);
  });

  it('also does what comes in while it works [R12]', async () => {
    const { inbox, ledger } = openRondje({ entries: [makeEntry('evt_1')], turns: [{ takesMs: 4_000 }] });
    const work = inbox.work();
    await world.clock.advance('2s');
    await send(inbox, makeEvent('evt_2'));

    await expect(work).resolves.toMatchObject({ delivered: 2 });
    expect(ledger.eventIds).toEqual(['evt_1', 'evt_2']);
  });

  it('is joined by whoever calls it meanwhile [R15]', async () => {
    const { inbox, ledger, store } = openRondje({ entries: makeEntries(3), turns: [{ takesMs: 2_000 }] });
    const first = inbox.work();
    await world.clock.advance('1s');
    const second = inbox.work();

    expect([await first, await second]).toMatchObject([{ delivered: 3 }, { delivered: 3 }]);
    expect(ledger.eventIds.toSorted()).toEqual(['evt_1', 'evt_2', 'evt_3']);
    expect(store.count('save')).toBe(3);
    await send(inbox, makeEvent('evt_4'));
    await expect(inbox.work()).resolves.toMatchObject({ delivered: 1 });
  });
});

describe('what is older', () => {
  it.each(['waiting', 'delivered', 'superseded', 'dead'] as const)(
    'is not delivered where something newer is %s [R13]',
    async (status) => {
      const paymentId = 'pr_7';
      const { inbox, store, ledger } = openRondje({
        entries: [
          makeEntry('evt_old', { update: { paymentId, sequence: 4 } }),
          makeEntry('evt_new', { update: { paymentId, sequence: 6 }, status, dueAt: Date.now() + 60_000 }),
          makeEntry('evt_other', { update: { sequence: 1 } }),
        ],
      });

      await expect(inbox.work()).resolves.toEqual({ waiting: 0, delivered: 1, superseded: 1, dead: 0 });
      expect(ledger.eventIds).toEqual(['evt_other']);
      expect(store.statuses).toEqual({ evt_old: 'superseded', evt_new: status, evt_other: 'delivered' });
      expect(store.entries[0]).toMatchObject({ tries: 0 });
    },
  );

  it('is delivered where it comes in time, and then what is newer, too [R13]', async () => {
    const { inbox, ledger } = openRondje();
    for (const [id, sequence] of [
      ['evt_a', 1],
      ['evt_b', 3],
      ['evt_c', 2],
    ] as const) {
      await send(inbox, makeEvent(id, { id: 'pr_7', sequence }));
      await inbox.work();
    }

    expect(ledger.eventIds).toEqual(['evt_a', 'evt_b']);
  });

  it('is not tried again once something newer has come in [R13]', async () => {
    const { inbox, ledger, store } = openRondje({ turns: ['fails'] });
    await send(inbox, makeEvent('evt_paid', { id: 'pr_7', sequence: 1 }));
    await expect(inbox.work()).resolves.toMatchObject({ waiting: 1 });
    await send(inbox, makeEvent('evt_refunded', { id: 'pr_7', sequence: 2, state: 'refunded' }));
    await expect(inbox.work()).resolves.toMatchObject({ delivered: 1 });
    await world.clock.advance('1h');

    await expect(inbox.work()).resolves.toEqual({ waiting: 0, delivered: 0, superseded: 1, dead: 0 });
    expect(ledger.eventIds).toEqual(['evt_paid', 'evt_refunded']);
    expect(store.statuses).toEqual({ evt_paid: 'superseded', evt_refunded: 'delivered' });
  });

  it('is found out right before it would be delivered, not when the work begins [R13]', async () => {
    const { inbox, ledger } = openRondje({
      policy: { concurrency: 1 },
      entries: [
        makeEntry('evt_slow', { dueAt: Date.now() - 2 }),
        makeEntry('evt_old', { update: { paymentId: 'pr_7', sequence: 1 }, dueAt: Date.now() - 1 }),
      ],
      turns: [{ takesMs: 5_000 }],
    });
    const work = inbox.work();
    await world.clock.advance('1s');
    await send(inbox, makeEvent('evt_new', { id: 'pr_7', sequence: 2 }));

    await expect(work).resolves.toEqual({ waiting: 0, delivered: 2, superseded: 1, dead: 0 });
    expect(ledger.eventIds).toEqual(['evt_slow', 'evt_new']);
  });

  it('never overtakes, in whatever order Ferrypay sends, and sends again [R9, R13]', async () => {
    const { inbox, ledger, store } = openRondje({ turns: ['ok', 'fails', 'ok', 'fails'] });
    const events = Array.from({ length: 8 }, (_, index) =>
      makeEvent(`evt_${index}`, { id: `pr_${index % 2}`, sequence: 1 + Math.floor(index / 2) }),
    );
    const sent = await world.webhooks(
      async (request) => {
        const response = await inbox.fetch(request);
        await inbox.work();
        return response;
      },
      {
        url: URL_OF_INBOX,
        events: [...events, ...events],
        secret: SECRET,
        sign: ({ timestamp, body, secret }) => ({
          'ferrypay-signature': `t=${timestamp},v1=${hmacHex(secret, timestamp, body)}`,
        }),
        deliver: 'shuffled',
        every: '400ms',
        script: ['ok', 'timeout', { duplicate: true }, { connection: 'reset', processed: true }],
      },
    );
    await world.clock.advance('1m');
    await inbox.work();

    expect(sent.map(({ status }) => status)).toEqual(expect.arrayContaining([200, 202]));
    for (const payment of ['pr_0', 'pr_1']) {
      const sequences = ledger.sequencesOf(payment);
      expect(sequences, payment).toEqual(sequences.toSorted((one, other) => one - other));
      expect(sequences.at(-1), payment).toBe(4);
    }
    expect(store.entries).toHaveLength(8);
    expect(Object.values(store.statuses)).not.toContain('waiting');
  });

  it('never overtakes, whatever happens at the same time [R13, R14]', async () => {
    await world.schedules(5, async () => {
      const { inbox, ledger, store } = openRondje();
      const arrive = async (id: string, sequence: number) => {
        await send(inbox, makeEvent(id, { id: 'pr_7', sequence }));
        await inbox.work();
      };
      await Promise.all([arrive('evt_b', 2), arrive('evt_a', 1), arrive('evt_c', 3)]);
      await inbox.work();

      const sequences = ledger.sequencesOf('pr_7');
      expect(sequences).toEqual(sequences.toSorted());
      expect(sequences.at(-1)).toBe(3);
      expect(new Set(sequences).size).toBe(sequences.length);
      expect(ledger.mostOpen).toBe(1);
      expect(Object.values(store.statuses)).not.toContain('waiting');
    });
  });

  it('is told by whole payment ids, also those that mean something in JavaScript [R9, R13]', async () => {
    const ids = ['__proto__', 'constructor', 'toString', '1', '01', 'pr_7', 'PR_7', ' pr_7'];
    const { inbox, ledger } = openRondje();
    for (const [index, id] of ids.entries()) {
      await expect(send(inbox, makeEvent(id, { id, sequence: ids.length - index })), id).resolves.toMatchObject({
        status: 202,
      });
    }

    await expect(inbox.work()).resolves.toMatchObject({ delivered: ids.length });
    expect(new Set(ledger.calls.map(({ update }) => update.paymentId))).toEqual(new Set(ids));
  });
});
