import { beforeEach, expect, it, vi } from 'vitest';
import { announce, lazily } from '../solution/index.ts';
import { channels, notify } from '../solution/notifier.ts';

vi.mock('../solution/notifier.ts', async (importOriginal) => ({
  ...(await importOriginal<typeof import('../solution/notifier.ts')>()),
  notify: vi.fn(),
}));

beforeEach(() => {
  vi.mocked(notify).mockReset().mockReturnValue('sent');
});
it('calls the mock of its own module', () => {
  expect(announce('hi')).toBe('sent');
  expect(notify).toHaveBeenCalledWith({ text: 'hi' });
  expect(notify).toHaveBeenCalledTimes(1);
});
it('keeps what is not mocked', () => {
  expect(channels).toEqual(['mail', 'chat']);
});
it('imports lazily', async () => {
  expect(await lazily()).toBe('lazy');
});
