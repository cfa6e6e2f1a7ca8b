import { expect, it, vi } from 'vitest';
import { pay, totalLater } from '../../starter/index.ts';

const ITEMS = [
  { name: 'CANARY-input chair', cents: 4_900 },
  { name: 'CANARY-input lamp', cents: 1_951 },
];

it('waits a minute of virtual time CANARY-title', async () => {
  const startedAt = Date.now();
  expect(await totalLater(ITEMS, 60_000)).toBe(6_851);
  expect(Date.now() - startedAt).toBe(60_000);
});

it('waits for two at once CANARY-title', async () => {
  const startedAt = Date.now();
  const later = Promise.all([totalLater(ITEMS.slice(1), 500), totalLater([], 900)]);
  await expect(later).resolves.toEqual([1_951, 0]);
  await expect(totalLater(ITEMS, 100)).resolves.toBe(6_851);
  expect(Date.now() - startedAt).toBe(1_000);
});

it('charges the total, once CANARY-title', async () => {
  const charge = vi.fn(async (_cents: number) => 'CANARY-receipt');
  await expect(pay(ITEMS, charge)).resolves.toBe('CANARY-receipt');
  expect(charge).toHaveBeenCalledTimes(1);
  expect(charge).toHaveBeenCalledWith(6_851);
});

it('tries again, and gives up in the end CANARY-title', async () => {
  const charge = vi.fn(async (cents: number): Promise<string> => {
    expect(cents, 'CANARY-message').toBe(6_851);
    throw new TypeError('CANARY-refusal');
  });
  await expect(pay(ITEMS, charge)).rejects.toThrow('CANARY-refusal');
  expect(charge.mock.calls).toEqual([[6_851], [6_851], [6_851]]);
});
