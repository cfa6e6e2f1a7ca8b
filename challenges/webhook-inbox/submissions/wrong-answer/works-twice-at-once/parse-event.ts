import { z } from 'zod';
import type { PaymentUpdate } from './types.ts';

const AnyEvent = z.object({ id: z.string().min(1), type: z.string().min(1) });

const PaymentUpdated = AnyEvent.extend({
  payment: z.object({
    id: z.string().min(1),
    sequence: z.int().min(1),
    state: z.enum(['open', 'paid', 'refunded', 'expired']),
    amountCents: z.int().min(0),
  }),
});

export function parseEvent(bytes: Uint8Array): PaymentUpdate | 'invalid' | 'of no interest' {
  const body = parseJson(new TextDecoder().decode(bytes));
  const event = AnyEvent.safeParse(body);
  if (!event.success) return 'invalid';
  if (event.data.type !== 'payment.updated') return 'of no interest';

  const updated = PaymentUpdated.safeParse(body);
  if (!updated.success) return 'invalid';
  const { id: paymentId, ...rest } = updated.data.payment;
  return { eventId: updated.data.id, paymentId, ...rest };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
