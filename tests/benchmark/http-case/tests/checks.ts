import { beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../starter/index.ts';

export type Fault = number | 'timeout' | { status: number; retryAfter: `${number}s` } | { drop: 'mid-body' };

/** Twenty tests, of whoever plays the carrier. @param script - what goes wrong with its next answers. */
export function checkRates(script: (faults: readonly Fault[]) => void, callCount: () => number): void {
  let app = createApp();
  beforeEach(() => {
    app = createApp();
  });
  const rate = async (path = '/rates/SE?grams=500'): Promise<[number, unknown]> => {
    const response = await app.request(path);
    return [response.status, await response.json()];
  };
  const GOOD = [200, { cents: 500, withTax: 625 }];

  describe('rates', () => {
    it('is healthy', async () => {
      expect(await (await app.request('/health')).text()).toBe('ok');
    });
    it.each([
      ['SE', 500, 500, 625],
      ['SE', 1_000, 1_000, 1_250],
      ['NO', 3, 3, 4],
      ['DE', 20_000, 20_000, 25_000],
      ['FI', 77, 77, 96],
    ])('asks for %s and %i grams', async (country, grams, cents, withTax) => {
      expect(await rate(`/rates/${country}?grams=${grams}`)).toEqual([200, { cents, withTax }]);
      expect(callCount()).toBe(1);
    });
    it.each(['', '?grams=', '?grams=0', '?grams=-1', '?grams=1.5', '?grams=many'])('refuses %j', async (query) => {
      expect((await rate(`/rates/SE${query}`))[0]).toBe(400);
      expect(callCount()).toBe(0);
    });
    it('knows no such country', async () => {
      expect((await rate('/rates/XX?grams=1'))[0]).toBe(404);
    });
    it('lets others keep a rate', async () => {
      expect((await app.request('/rates/SE?grams=1')).headers.get('cache-control')).toBe('max-age=60');
    });
  });

  describe('faults', () => {
    it.each<[string, Fault, number]>([
      ['an error', 503, 2],
      ['a limit', { status: 429, retryAfter: '2s' }, 2],
      ['silence', 'timeout', 2],
      ['a cut answer', { drop: 'mid-body' }, 2],
    ])('tries again after %s', async (_, fault, calls) => {
      script([fault]);
      expect(await rate()).toEqual(GOOD);
      expect(callCount()).toBe(calls);
    });
    it('gives up in the end', async () => {
      script([503, 503, 503, 503]);
      expect((await rate())[0]).toBe(502);
      expect(callCount()).toBe(4);
    });
    it('takes a parcel', async () => {
      const init = { method: 'POST', body: '{"country":"SE"}', headers: { 'content-type': 'application/json' } };
      expect((await app.request('/parcels', init)).status).toBe(201);
    });
  });
}
