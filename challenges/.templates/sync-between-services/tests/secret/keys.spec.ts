import { expect, it } from 'vitest';
import { INVOICES_KEY, makeBookings, openPottery } from '../support/pottery.ts';

it('shows the key of the invoices to them, and to nobody else [R2]', async () => {
  const { sync, bookings, invoices } = openPottery([makeBookings(1), makeBookings(1, 2)]);
  expect(await sync()).toMatchObject({ state: 'complete', invoiced: 2 });
  expect(invoices.calls.map(({ headers }) => headers['authorization'])).toEqual([
    `Bearer ${INVOICES_KEY}`,
    `Bearer ${INVOICES_KEY}`,
  ]);
  expect(bookings).toHaveSentNoSecret(INVOICES_KEY);
});

it('makes keys that fit into a header, of whatever an id is made of [R3]', async () => {
  const { sync, invoices } = openPottery([
    [
      { id: 'täglich 1', guest: 'Ada', cents: 100 },
      { id: 'täglich\n1', guest: 'Bo', cents: 100 },
    ],
  ]);
  expect(await sync()).toMatchObject({ state: 'complete', invoiced: 2 });
  expect(invoices).toHaveUsedDistinctIdempotencyKeys();
});
