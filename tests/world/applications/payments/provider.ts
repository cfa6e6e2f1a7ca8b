import { z } from 'zod';

/** The provider cannot be reached, or goes on failing. */
export class ProviderUnavailable extends Error {
  override readonly name = 'ProviderUnavailable';
}

export type Charge = { readonly id: string; readonly isDeclined: boolean };

export type Provider = ReturnType<typeof createProvider>;

const MOST_TRIES = 4;
const FIRST_WAIT_MS = 20;
const TIMEOUT_MS = 1_500;
const LONGEST_WAIT_MS = 2_000;
const ChargeAnswer = z.object({ id: z.string(), status: z.enum(['succeeded', 'declined']) });

/** The payment provider's API. Each operation has one idempotency key, however often it is tried. */
export function createProvider(url: string) {
  async function post(path: string, key: string, body: object): Promise<unknown> {
    let why: unknown;
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      let waitMs = FIRST_WAIT_MS * 2 ** attempt;
      try {
        const response = await fetch(new URL(path, url), {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        if (response.ok) return await response.json();
        why = new Error(`the provider answers ${response.status}`);
        if (response.status < 500 && response.status !== 429) break;
        const retryAfter = Number(response.headers.get('retry-after') ?? 0) * 1_000;
        await response.body?.cancel();
        waitMs = Math.max(waitMs, retryAfter);
      } catch (error) {
        why = error;
      }
      if (waitMs > LONGEST_WAIT_MS) break;
      if (attempt + 1 < MOST_TRIES) await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
    throw new ProviderUnavailable(`POST ${path} failed`, { cause: why });
  }

  return {
    async charge(paymentId: string, amountCents: number, currency: string, card: string): Promise<Charge> {
      const answer = ChargeAnswer.parse(
        await post('/v1/charges', `charge-${paymentId}`, { amount: amountCents, currency, card }),
      );
      return { id: answer.id, isDeclined: answer.status === 'declined' };
    },

    async refund(chargeId: string): Promise<void> {
      await post('/v1/refunds', `refund-${chargeId}`, { charge: chargeId });
    },
  };
}
