import { world } from 'minicase/world';
import { expect, it } from 'vitest';
import { makeBookings, openPottery } from '../support/pottery.ts';

it('sends four invoices at once, and never more [R8]', async () => {
  const { sync, invoices } = openPottery([makeBookings(40), makeBookings(8, 41)]);
  invoices.latency('1s');
  const startedAt = world.clock.now();
  expect(await sync()).toEqual({ state: 'complete', invoiced: 48, refused: [] });
  expect(invoices).toHaveHadAtMostInFlight(4);
  expect(invoices).not.toHaveHadAtMostInFlight(3);
  expect(world.clock.now() - startedAt).toBeLessThan(14_000);
});
