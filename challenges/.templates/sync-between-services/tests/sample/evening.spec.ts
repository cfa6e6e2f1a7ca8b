import { expect, it } from 'vitest';
import { makeBookings, makeCursor, openPottery } from '../support/pottery.ts';

it('invoices the bookings of two pages [R1, R2]', async () => {
  const { sync, invoiced } = openPottery([makeBookings(2), makeBookings(1, 3)]);
  expect(await sync()).toEqual({ state: 'complete', invoiced: 3, refused: [] });
  expect(invoiced.toSorted()).toEqual(['b-1', 'b-2', 'b-3']);
});

it('remembers where it got to [R1, R4]', async () => {
  const { sync, saved } = openPottery([makeBookings(1), makeBookings(1, 2)]);
  await sync();
  expect(saved).toEqual([makeCursor(0), makeCursor(1)]);
  expect(await sync()).toEqual({ state: 'complete', invoiced: 0, refused: [] });
});

it('tries again [R5]', async () => {
  const { sync, invoices } = openPottery([makeBookings(1)]);
  invoices.script([503]);
  expect(await sync()).toMatchObject({ state: 'complete', invoiced: 1 });
  expect(invoices.calls.map(({ status }) => status)).toEqual([503, 201]);
});
