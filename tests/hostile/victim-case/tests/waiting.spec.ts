import { expect, it } from 'vitest';
import { totalLater } from '../starter/index.ts';

const CANARY = 'CANARY-constant';

it('waits a minute of virtual time', async () => {
  const startedAt = Date.now();
  expect(await totalLater([{ name: CANARY, cents: 12 }], 60_000)).toBe(12);
  expect(Date.now() - startedAt).toBe(60_000);
});

it('waits for two at once', async () => {
  const startedAt = Date.now();
  const [a, b] = await Promise.all([totalLater([{ name: 'a', cents: 1 }], 500), totalLater([], 900)]);
  expect([a, b]).toEqual([1, 0]);
  expect(Date.now() - startedAt).toBe(900);
});
