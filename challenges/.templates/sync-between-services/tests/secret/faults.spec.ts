import { describe, expect, it } from 'vitest';
import { makeBookings, makeCursor, openPottery } from '../support/pottery.ts';

const ONE_PAGE = [makeBookings(1)];
const DONE = { state: 'complete', invoiced: 1, refused: [] };

describe('a fault that passes', () => {
  it.each([429, 500, 503, 'reset', 'dns', { drop: 'mid-body' }] as const)(
    'of the bookings, such as %j, is got over [R5]',
    async (fault) => {
      const { sync, bookings } = openPottery(ONE_PAGE);
      bookings.script([fault, fault]);
      expect(await sync()).toEqual(DONE);
      expect(bookings.calls).toHaveLength(3);
    },
  );

  it.each([429, 500, 503, 'refused', { connection: 'reset', processed: true }] as const)(
    'of the invoices, such as %j, is got over, by one key [R3, R5]',
    async (fault) => {
      const { sync, invoices, invoiced } = openPottery(ONE_PAGE);
      invoices.script([fault, fault]);
      expect(await sync()).toEqual(DONE);
      expect(invoices.calls).toHaveLength(3);
      expect(invoices).toHaveUsedOneIdempotencyKey();
      expect(invoiced).toEqual(['b-1']);
    },
  );

  it('is given one second, and then two [R5]', async () => {
    const { sync, invoices } = openPottery(ONE_PAGE);
    invoices.script([503, 503]);
    await sync();
    const [first = 0, second = 0, third = 0] = invoices.calls.map(({ at }) => at);
    expect(second - first).toBeGreaterThanOrEqual(1_000);
    expect(second - first).toBeLessThan(1_500);
    expect(third - second).toBeGreaterThanOrEqual(2_000);
    expect(third - second).toBeLessThan(2_500);
  });

  it.each(['bookings', 'invoices'] as const)(
    'of the %s is given as long as they ask for, where that is longer [R5]',
    async (name) => {
      const pottery = openPottery(ONE_PAGE);
      pottery[name].script([
        { status: 429, retryAfter: '30s' },
        { status: 503, retryAfter: '1s' },
      ]);
      expect(await pottery.sync()).toEqual(DONE);
      const [first = 0, second = 0, third = 0] = pottery[name].calls.map(({ at }) => at);
      expect(second - first).toBeGreaterThanOrEqual(30_000);
      expect(second - first).toBeLessThan(31_000);
      expect(third - second).toBeGreaterThanOrEqual(2_000);
    },
  );

  it('of one page does not count for the next [R5]', async () => {
    const { sync, bookings } = openPottery([[], [], makeBookings(1)]);
    bookings.script([500, 500, 'ok', 500, 500, 'ok', 500]);
    expect(await sync()).toEqual(DONE);
  });
});

describe('a fault that stays', () => {
  it('of the bookings stops the run [R6]', async () => {
    const { sync, bookings, saved } = openPottery([makeBookings(2), makeBookings(1, 3)]);
    bookings.script(['ok', 503, 'reset', 503]);
    expect(await sync()).toEqual({ state: 'stopped', invoiced: 2, refused: [] });
    expect(bookings.calls).toHaveLength(4);
    expect(saved).toEqual([makeCursor(0)]);
  });

  it.each([400, 404, 204])('of the bookings, when it is %i, stops the run at once [R6]', async (status) => {
    const { sync, bookings, saved } = openPottery(ONE_PAGE);
    bookings.script([status]);
    expect(await sync()).toEqual({ state: 'stopped', invoiced: 0, refused: [] });
    expect(bookings.calls).toHaveLength(1);
    expect(saved).toEqual([]);
  });

  it('of one invoice stops the run and leaves its page to the next one, which invoices nobody twice [R3, R4, R6]', async () => {
    const { sync, restart, invoices, invoiced, saved, bookings } = openPottery([makeBookings(2), makeBookings(1, 3)]);
    invoices.script(['ok', 'reset', 500, 503]);
    expect(await sync()).toEqual({ state: 'stopped', invoiced: 1, refused: [] });
    expect(bookings.calls).toHaveLength(1);
    expect(saved).toEqual([]);
    expect(await restart()()).toMatchObject({ state: 'complete', refused: [] });
    expect(invoiced).toEqual(['b-1', 'b-2', 'b-3']);
    expect(saved).toEqual([makeCursor(0), makeCursor(1)]);
  });

  it('does not hide what was refused before [R6, R7]', async () => {
    const { sync, invoices } = openPottery([makeBookings(1), makeBookings(1, 2)], ['b-1']);
    invoices.script(['ok', 503, 503, 503]);
    expect(await sync()).toEqual({ state: 'stopped', invoiced: 0, refused: ['b-1'] });
  });
});
