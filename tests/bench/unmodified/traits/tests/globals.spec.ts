import { afterEach, expect, it, vi } from 'vitest';
import { age, fetchName, greet, newId, roll, stamp } from '../solution/index.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
it('rolls the die that the spec loads', () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.99);
  expect(roll()).toBe(6);
  vi.mocked(Math.random).mockReturnValue(0);
  expect(roll()).toBe(1);
});
it('rolls a die that is replaced by hand', () => {
  const { random } = Math;
  Math.random = () => 0.5;
  expect(roll()).toBe(4);
  Math.random = random;
  expect(new Set(Array.from({ length: 50 }, roll)).size).toBeGreaterThan(1);
});
it('logs where the spec can see it', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  greet('Ada');
  expect(log).toHaveBeenCalledWith('hello', 'Ada');
  log.mockRestore();
  greet('nobody');
  expect(log).not.toHaveBeenCalledWith('hello', 'nobody');
});
it('lives at the time that the spec sets', () => {
  vi.useFakeTimers();
  vi.setSystemTime(new Date('2030-06-01T12:00:00Z'));
  expect(age(2000)).toBe(30);
  expect(stamp()).toBe(Date.parse('2030-06-01T12:00:00Z'));
  vi.useRealTimers();
  vi.spyOn(Date, 'now').mockReturnValue(5);
  expect(stamp()).toBe(5);
});
it('fetches what the spec serves', async () => {
  const fetch = vi.fn(async (url: string) => ({ json: async () => ({ name: `user of ${url}` }) }));
  vi.stubGlobal('fetch', fetch);
  expect(await fetchName(7)).toBe('user of /users/7');
  expect(fetch).toHaveBeenCalledWith('/users/7');
});
it('fetches by what is assigned to globalThis', async () => {
  globalThis.fetch = vi.fn(async () => ({ json: async () => ({ name: 'assigned' }) })) as never;
  expect(await fetchName(1)).toBe('assigned');
});
it('makes ids', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(newId()).not.toBe(newId());
});
