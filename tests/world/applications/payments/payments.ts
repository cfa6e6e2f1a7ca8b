import type { Kysely, Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Provider } from './provider.ts';

export type Payment = Selectable<Database['payment']>;

export type NewPayment = Pick<Payment, 'orderId' | 'amountCents' | 'currency'> & { readonly card: string };

export class KeyReused extends Error {
  override readonly name = 'KeyReused';
}

export class NotRefundable extends Error {
  override readonly name = 'NotRefundable';
}

export type Payments = ReturnType<typeof createPayments>;

export function createPayments(database: Kysely<Database>, provider: Provider) {
  async function insertOnce(key: string, { orderId, amountCents, currency }: NewPayment): Promise<Payment> {
    const inserted = await database
      .insertInto('payment')
      .values({ idempotencyKey: key, orderId, amountCents, currency, status: 'pending', chargeId: null })
      .onConflict((conflict) => conflict.column('idempotencyKey').doNothing())
      .returningAll()
      .executeTakeFirst();
    if (inserted !== undefined) return inserted;
    const known = await database
      .selectFrom('payment')
      .selectAll()
      .where('idempotencyKey', '=', key)
      .executeTakeFirstOrThrow();
    if (known.orderId !== orderId || known.amountCents !== amountCents) throw new KeyReused(key);
    return known;
  }

  async function settle(id: string, chargeId: string, amountCents: number): Promise<Payment> {
    return await database.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('balance')
        .set((eb) => ({ cents: eb('cents', '+', String(amountCents)) }))
        .where('merchant', '=', 'shop')
        .execute();
      return await transaction
        .updateTable('payment')
        .set({ status: 'charged', chargeId })
        .where('id', '=', id)
        .returningAll()
        .executeTakeFirstOrThrow();
    });
  }

  return {
    /** @throws KeyReused, ProviderUnavailable */
    async pay(key: string, wanted: NewPayment): Promise<Payment> {
      const payment = await insertOnce(key, wanted);
      if (payment.status !== 'pending') return payment;
      const charge = await provider.charge(payment.id, wanted.amountCents, wanted.currency, wanted.card);
      if (charge.isDeclined) {
        return await database
          .updateTable('payment')
          .set({ status: 'declined' })
          .where('id', '=', payment.id)
          .returningAll()
          .executeTakeFirstOrThrow();
      }
      return await settle(payment.id, charge.id, wanted.amountCents);
    },

    find: (id: string): Promise<Payment | undefined> =>
      database.selectFrom('payment').selectAll().where('id', '=', id).executeTakeFirst(),

    listOf: (orderId: string): Promise<Payment[]> =>
      database.selectFrom('payment').selectAll().where('orderId', '=', orderId).orderBy('createdAt').execute(),

    /** @throws NotRefundable, ProviderUnavailable */
    async refund(id: string): Promise<Payment> {
      return await database.transaction().execute(async (transaction) => {
        const payment = await transaction
          .selectFrom('payment')
          .selectAll()
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst();
        if (payment?.status !== 'charged' || payment.chargeId === null) throw new NotRefundable(id);
        await provider.refund(payment.chargeId);
        await transaction
          .updateTable('balance')
          .set((eb) => ({ cents: eb('cents', '-', String(payment.amountCents)) }))
          .where('merchant', '=', 'shop')
          .execute();
        return await transaction
          .updateTable('payment')
          .set({ status: 'refunded' })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirstOrThrow();
      });
    },

    async balanceCents(): Promise<number> {
      const row = await database
        .selectFrom('balance')
        .select('cents')
        .where('merchant', '=', 'shop')
        .executeTakeFirstOrThrow();
      return Number(row.cents);
    },
  };
}
