import { world } from 'minicase/world';
import { describe, expect, it } from 'vitest';
import { makeEvent, send } from '../support/ferrypay.ts';
import { makeEntries, makeEntry, openRondje } from '../support/rondje.ts';

describe('a try that fails', () => {
  it('is repeated after waits that double up to the longest one, to the millisecond [R17]', async () => {
    const { inbox, ledger } = openRondje({
      entries: [makeEntry('evt_1')],
      turns: Array(7).fill('fails'),
      policy: { maxTries: 7, baseDelayMs: 300, maxDelayMs: 2_000 },
    });
    await expect(inbox.work()).resolves.toMatchObject({ waiting: 1 });

    for (const [index, waitMs] of [300, 600, 1_200, 2_000, 2_000].entries()) {
      await world.clock.advance(waitMs - 1);
      await expect(inbox.work()).resolves.toEqual({ waiting: 0, delivered: 0, superseded: 0, dead: 0 });
      expect(ledger.calls).toHaveLength(index + 1);
      await world.clock.advance(1);
      await expect(inbox.work()).resolves.toEqual({ waiting: 1, delivered: 0, superseded: 0, dead: 0 });
      expect(ledger.calls).toHaveLength(index + 2);
    }
  });

  it('leaves in the database when it is due, and how often it was tried [R17]', async () => {
    world.clock.set('2026-03-01T08:00:00Z');
    const { inbox, store } = openRondje({ entries: [makeEntry('evt_1', { tries: 2 })], turns: ['fails'] });
    await inbox.work();

    expect(store.entries).toEqual([
      makeEntry('evt_1', { tries: 3, dueAt: Date.parse('2026-03-01T08:00:04Z'), status: 'waiting' }),
    ]);
  });

  it('waits from when it has failed, not from when it began [R17]', async () => {
    const { inbox, ledger } = openRondje({
      entries: [makeEntry('evt_1')],
      turns: [{ takesMs: 6_000, andFails: true }],
    });
    await inbox.work();
    await world.clock.advance(999);
    await inbox.work();
    expect(ledger.calls).toHaveLength(1);
    await world.clock.advance(1);
    await expect(inbox.work()).resolves.toMatchObject({ delivered: 1 });
  });

  it('is not a matter of the others [R18]', async () => {
    const { inbox, ledger, store } = openRondje({ entries: makeEntries(9), turns: ['fails', 'ok', 'fails'] });

    await expect(inbox.work()).resolves.toEqual({ waiting: 2, delivered: 7, superseded: 0, dead: 0 });
    expect(ledger.calls).toHaveLength(9);
    expect(Object.values(store.statuses).filter((status) => status === 'waiting')).toHaveLength(2);
  });
});

describe('the last try', () => {
  it('makes a dead letter, and nobody waits for it any more [R18]', async () => {
    const { inbox, ledger, store } = openRondje({ entries: [makeEntry('evt_1')], turns: Array(9).fill('fails') });
    const reports = [];
    for (let run = 0; run < 8; run += 1) {
      reports.push(await inbox.work());
      await world.clock.advance('1m');
    }

    expect(reports.map(({ waiting, dead }) => [waiting, dead])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(ledger.calls).toHaveLength(5);
    expect(store.entries).toMatchObject([{ status: 'dead', tries: 5 }]);
  });

  it('may be the first [R18]', async () => {
    const { inbox, store } = openRondje({
      entries: makeEntries(2),
      turns: ['fails'],
      policy: { maxTries: 1 },
    });

    await expect(inbox.work()).resolves.toEqual({ waiting: 0, delivered: 1, superseded: 0, dead: 1 });
    expect(store.entries.map(({ tries }) => tries)).toEqual([1, 1]);
  });

  it('may be the one that goes well [R18]', async () => {
    const { inbox, store } = openRondje({ entries: [makeEntry('evt_1', { tries: 4 })] });

    await expect(inbox.work()).resolves.toMatchObject({ delivered: 1, dead: 0 });
    expect(store.entries).toMatchObject([{ status: 'delivered', tries: 5 }]);
  });

  it('of one event is not the end of its payment [R18]', async () => {
    const { inbox, ledger } = openRondje({
      entries: [makeEntry('evt_1', { update: { paymentId: 'pr_7' }, tries: 4 })],
      turns: ['fails'],
    });
    await expect(inbox.work()).resolves.toMatchObject({ dead: 1 });
    await send(inbox, makeEvent('evt_2', { id: 'pr_7', sequence: 2 }));

    await expect(inbox.work()).resolves.toMatchObject({ delivered: 1 });
    expect(ledger.eventIds).toEqual(['evt_1', 'evt_2']);
  });
});

describe('a ledger that takes its time', () => {
  it('has failed when the time is over, and is tried again after the back-off [R16, R17]', async () => {
    const { inbox, ledger } = openRondje({ entries: [makeEntry('evt_1')], turns: ['hangs'] });
    const startedAt = world.clock.now();

    await expect(inbox.work()).resolves.toMatchObject({ waiting: 1, delivered: 0 });
    expect(world.clock.now() - startedAt).toBe(10_000);
    await world.clock.advance(999);
    await expect(inbox.work()).resolves.toMatchObject({ waiting: 0 });
    await world.clock.advance(1);
    await expect(inbox.work()).resolves.toMatchObject({ delivered: 1 });
    expect(ledger.calls).toHaveLength(2);
  });

  it('has not failed before [R16]', async () => {
    const { inbox } = openRondje({ entries: [makeEntry('evt_1')], turns: [{ takesMs: 9_999 }] });
    const startedAt = world.clock.now();

    await expect(inbox.work()).resolves.toMatchObject({ waiting: 0, delivered: 1 });
    expect(world.clock.now() - startedAt).toBe(9_999);
  });

  it.each([false, true])(
    'is not listened to any more when it is too late (failing then: %s) [R16]',
    async (andFails) => {
      const { inbox, store } = openRondje({
        entries: [makeEntry('evt_1')],
        turns: [{ takesMs: 10_500, andFails }],
      });
      await inbox.work();
      await world.clock.advance('900ms');
      expect(store.entries).toMatchObject([{ status: 'waiting', tries: 1 }]);
      await world.clock.advance('100ms');

      await expect(inbox.work()).resolves.toMatchObject({ delivered: 1 });
      await world.clock.advance('1m');
      expect(store.entries).toMatchObject([{ status: 'delivered', tries: 2 }]);
    },
  );

  it('can become a dead letter, too [R16, R18]', async () => {
    const { inbox } = openRondje({ entries: [makeEntry('evt_1', { tries: 4 })], turns: ['hangs'] });

    await expect(inbox.work()).resolves.toMatchObject({ waiting: 0, dead: 1 });
  });

  it('holds nobody up for longer than the time-out [R14, R16]', async () => {
    const { inbox, ledger } = openRondje({ entries: makeEntries(12), turns: ['hangs'] });
    const startedAt = world.clock.now();

    await expect(inbox.work()).resolves.toMatchObject({ waiting: 1, delivered: 11 });
    expect(ledger.calls.every(({ at }) => at - startedAt <= 10_000)).toBe(true);
    expect(world.clock.now() - startedAt).toBe(10_000);
  });
});

describe('calls of the ledger', () => {
  it.each([
    { concurrency: 4, seconds: 2 },
    { concurrency: 8, seconds: 1 },
    { concurrency: 1, seconds: 8 },
  ])(
    'are $concurrency at once where the policy says so, no more and no fewer [R14]',
    async ({ concurrency, seconds }) => {
      const { inbox, ledger } = openRondje({
        entries: makeEntries(8),
        turns: Array(8).fill({ takesMs: 1_000 }),
        policy: { concurrency },
      });
      const startedAt = world.clock.now();

      await expect(inbox.work()).resolves.toMatchObject({ delivered: 8 });
      expect(ledger.mostOpen).toBe(concurrency);
      expect(world.clock.now() - startedAt).toBe(seconds * 1_000);
    },
  );

  it('are never two for one payment [R14]', async () => {
    const { inbox, ledger } = openRondje({
      entries: [makeEntry('evt_1', { update: { paymentId: 'pr_7', sequence: 1 } })],
      turns: [{ takesMs: 5_000 }],
    });
    const work = inbox.work();
    await world.clock.advance('1s');
    await send(inbox, makeEvent('evt_2', { id: 'pr_7', sequence: 2 }));
    void inbox.work();
    await world.clock.advance('1s');
    expect(ledger.eventIds).toEqual(['evt_1']);

    await expect(work).resolves.toMatchObject({ delivered: 2 });
    expect(ledger.eventIds).toEqual(['evt_1', 'evt_2']);
    expect(ledger.mostOpen).toBe(1);
  });
});
