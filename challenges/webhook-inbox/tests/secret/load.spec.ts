import { describe, expect, it } from 'vitest';
import { makeEvent, send } from '../support/ferrypay.ts';
import { makeEntries, makeEntry, openRondje } from '../support/rondje.ts';

describe('a busy evening', () => {
  it('takes 60 webhooks at once and does the work of 250 within the limits [R23]', async () => {
    const payments = makeEntries(200).map(({ update, ...entry }, index) => ({
      ...entry,
      update: { ...update, paymentId: `pr_${index % 100}`, sequence: 1 + index },
    }));
    const { inbox, store, ledger } = openRondje({ entries: payments, policy: { concurrency: 25 } });
    const events = Array.from({ length: 60 }, (_, index) =>
      makeEvent(`evt_new_${index % 50}`, { id: `pr_${index % 50}`, sequence: 1_000 }),
    );
    const answers = await Promise.all(events.map((event) => send(inbox, event)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(10).fill(200), ...Array(50).fill(202)]);

    await expect(inbox.work()).resolves.toEqual({ waiting: 0, delivered: 100, superseded: 150, dead: 0 });
    expect(ledger.calls).toHaveLength(100);
    expect(Object.values(store.statuses)).not.toContain('waiting');
  });
});

describe('the database', () => {
  it('is asked once for each webhook [R22]', async () => {
    const { inbox, store } = openRondje();
    await send(inbox, makeEvent('evt_1'));
    await send(inbox, makeEvent('evt_1'));
    expect(store.calls).toEqual(['add', 'add']);
  });

  it('is asked three times at most for each entry that is due, and once more in the end [R22]', async () => {
    const { inbox, store } = openRondje({
      entries: [...makeEntries(9), makeEntry('evt_new', { update: { paymentId: 'pr_of_evt_1', sequence: 2 } })],
      turns: ['fails', 'ok', 'fails'],
    });

    await expect(inbox.work()).resolves.toEqual({ waiting: 2, delivered: 7, superseded: 1, dead: 0 });
    expect(store.count('newestSequence')).toBeLessThanOrEqual(10);
    expect(store.count('save')).toBeLessThanOrEqual(10);
    expect(store.count('findDue')).toBeLessThanOrEqual(11);
  });
});
