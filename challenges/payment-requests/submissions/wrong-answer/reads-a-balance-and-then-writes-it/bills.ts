import type { Selectable } from 'kysely';
import type { Database, Tables, Tx } from './database.ts';
import { Problem } from './problem.ts';
import type { NewPaymentRequest, PaymentRequest, RequestStatus } from './types.ts';

type Bill = Selectable<Tables['bill']>;
type BillShare = Selectable<Tables['bill_share']>;

export async function findBill(database: Database | Tx, id: string, user: string): Promise<PaymentRequest> {
  const bills = await database.selectFrom('bill').selectAll().where('id', '=', id).execute();
  const [found] = await withShares(database, bills);
  const isTheirs = found?.createdBy === user || found?.shares.some((share) => share.participant === user);
  if (!found || !isTheirs) throw new Problem(404, 'not found');
  return found;
}

export async function listBills(database: Database, user: string): Promise<PaymentRequest[]> {
  const ids = database
    .selectFrom('bill')
    .select('id')
    .where('creator', '=', user)
    .union(database.selectFrom('bill_share').select('bill_id as id').where('payer', '=', user));
  const bills = await database
    .selectFrom('bill')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('created_at', 'desc')
    .execute();
  return await withShares(database, bills);
}

export async function addBill(tx: Tx, creator: string, wanted: Required<NewPaymentRequest>): Promise<PaymentRequest> {
  const { title, amountCents, participants, expiresInDays } = wanted;
  const wallets = await tx.selectFrom('wallet').select('user_id').where('user_id', 'in', participants).execute();
  if (wallets.length !== participants.length) throw new Problem(400, 'not everyone has a wallet', 'participants');

  const createdAt = new Date();
  const bill = {
    id: crypto.randomUUID(),
    title,
    cents: amountCents,
    creator,
    created_at: createdAt,
    expires_at: new Date(createdAt.getTime() + expiresInDays * 24 * 60 * 60 * 1000),
  };
  let rest = amountCents;
  const shares = participants.map((payer, place) => {
    const cents = Math.ceil(rest / (participants.length - place));
    rest -= cents;
    return { bill_id: bill.id, place, payer, cents, paid_at: payer === creator ? createdAt : null };
  });
  await tx.insertInto('bill').values(bill).execute();
  await tx.insertInto('bill_share').values(shares).execute();
  return present({ ...bill, is_cancelled: false }, shares);
}

export async function payBill(tx: Tx, id: string, user: string): Promise<PaymentRequest> {
  const bill = await findBill(tx, id, user);
  const mine = bill.shares.find((share) => share.participant === user);
  if (!mine) throw new Problem(403, 'none of this is yours to pay');
  if (bill.status !== 'open' || mine.paidAt) throw new Problem(409, 'there is nothing left for you to pay');

  const wallets = await tx.selectFrom('wallet').selectAll().where('user_id', 'in', [user, bill.createdBy]).execute();
  const balances = new Map(wallets.map((wallet) => [wallet.user_id, Number(wallet.balance_cents)]));
  if ((balances.get(user) ?? 0) < mine.amountCents) throw new Problem(402, 'your wallet does not hold enough');

  const { numUpdatedRows } = await tx
    .updateTable('bill_share')
    .set({ paid_at: new Date() })
    .where('bill_id', '=', id)
    .where('payer', '=', user)
    .where('paid_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Problem(409, 'there is nothing left for you to pay');
  for (const [owner, cents] of [
    [user, -mine.amountCents],
    [bill.createdBy, mine.amountCents],
  ] as const) {
    await tx
      .updateTable('wallet')
      .set({ balance_cents: String((balances.get(owner) ?? 0) + cents) })
      .where('user_id', '=', owner)
      .execute();
  }
  return await findBill(tx, id, user);
}

export async function cancelBill(tx: Tx, id: string, user: string): Promise<PaymentRequest> {
  const bill = await findBill(tx, id, user);
  if (bill.createdBy !== user) throw new Problem(403, 'this is not yours to cancel');
  const isPaidInPart = bill.shares.some((share) => share.participant !== user && share.paidAt);
  if (bill.status !== 'open' || isPaidInPart) throw new Problem(409, 'it is too late to cancel this');
  await tx.updateTable('bill').set({ is_cancelled: true }).where('id', '=', id).execute();
  return { ...bill, status: 'cancelled' };
}

/** One query more, for the shares of all of them. */
async function withShares(database: Database | Tx, bills: readonly Bill[]): Promise<PaymentRequest[]> {
  if (bills.length === 0) return [];
  const ids = bills.map(({ id }) => id);
  const shares = await database
    .selectFrom('bill_share')
    .selectAll()
    .where('bill_id', 'in', ids)
    .orderBy('bill_id')
    .orderBy('place')
    .execute();
  const sharesOf = Map.groupBy(shares, ({ bill_id }) => bill_id);
  return bills.map((bill) => present(bill, sharesOf.get(bill.id) ?? []));
}

function present(bill: Bill, shares: readonly BillShare[]): PaymentRequest {
  return {
    id: bill.id,
    title: bill.title,
    amountCents: bill.cents,
    createdBy: bill.creator,
    status: statusOf(bill, shares),
    createdAt: bill.created_at.toISOString(),
    expiresAt: bill.expires_at.toISOString(),
    shares: shares.map(({ payer, cents, paid_at }) => ({
      participant: payer,
      amountCents: cents,
      paidAt: paid_at?.toISOString() ?? null,
    })),
  };
}

function statusOf(bill: Bill, shares: readonly BillShare[]): RequestStatus {
  if (bill.is_cancelled) return 'cancelled';
  if (shares.every(({ paid_at }) => paid_at)) return 'settled';
  return Date.now() < bill.expires_at.getTime() ? 'open' : 'expired';
}
