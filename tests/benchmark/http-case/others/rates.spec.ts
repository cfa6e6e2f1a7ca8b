import { afterEach, beforeEach, vi } from 'vitest';
import { checkRates, type Fault } from '../tests/checks.ts';

/** The same carrier for vitest alone: a fetch of the spec's own, and timers that do not wait, since nothing else plays one. */
let faults: Fault[] = [];
let calls = 0;

beforeEach(() => {
  calls = 0;
  vi.stubGlobal('setTimeout', (callback: () => void) => setImmediate(callback));
  vi.stubGlobal('fetch', async (url: string) => {
    calls += 1;
    const fault = faults.shift();
    if (fault === 'timeout') throw new DOMException('late', 'TimeoutError');
    if (typeof fault === 'number') return new Response('{}', { status: fault });
    if (typeof fault === 'object' && 'drop' in fault) throw new TypeError('terminated');
    if (typeof fault === 'object') return new Response('{}', { status: fault.status });
    const query = new URL(url).searchParams;
    if (query.get('country') === 'XX') return Response.json({ error: 'unknown' }, { status: 404 });
    return Response.json({ cents: Number(query.get('grams')) });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

checkRates(
  (next) => {
    faults = [...next];
  },
  () => calls,
);
