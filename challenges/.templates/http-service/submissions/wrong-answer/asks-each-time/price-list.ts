import { z } from 'zod';

const PATIENCE_MS = 2_000;

const Part = z.object({ cents: z.number() });

/** The price of a part in cents, or why there is none. */
export type Price = number | 'unknown' | 'unavailable';

/** Asks the wholesaler, and remembers for a while what it said. */
export function createPriceList(partsUrl: string, partsKey: string): (part: string) => Promise<Price> {
  const known = new Map<string, { readonly cents: number; readonly until: number }>();

  async function ask(part: string): Promise<Price> {
    const response = await fetch(`${partsUrl}/parts/${part}`, {
      headers: { authorization: `Bearer ${partsKey}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 404) return 'unknown';
    if (response.status !== 200) return 'unavailable';
    const { cents } = Part.parse(await response.json());
    return cents;
  }

  return async (part) => {
    const price = known.get(part);
    if (price !== undefined && Date.now() < price.until) return price.cents;
    return await ask(part).catch(() => 'unavailable');
  };
}
