import { z } from 'zod';

const Text = z.string().nonempty();

export const AnyEvent = z.object({ id: Text, type: Text });

export const PaymentUpdated = z
  .object({
    id: Text,
    payment: z.object({
      id: Text,
      sequence: z.number().int().positive(),
      state: z.enum(['open', 'paid', 'refunded', 'expired']),
      amountCents: z.number().int().nonnegative(),
    }),
  })
  .transform(({ id, payment: { id: paymentId, ...rest } }) => ({ eventId: id, paymentId, ...rest }));
