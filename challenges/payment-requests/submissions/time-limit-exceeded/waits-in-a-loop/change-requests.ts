import type { PoolClient } from 'pg';
import { findRequest } from './find-requests.ts';
import { Refusal } from './refusal.ts';
import { split } from './split.ts';
import type { NewPaymentRequest, PaymentRequest } from './types.ts';

/** All of these run in a transaction of their caller's. */

export async function createRequest(
  client: PoolClient,
  creator: string,
  { title, amountCents, participants, expiresInDays }: Required<NewPaymentRequest>,
): Promise<PaymentRequest> {
  const wallets = await client.query('select user_id from wallet where user_id = any($1)', [participants]);
  if (wallets.rows.length < participants.length) {
    throw new Refusal(400, 'participants: somebody has no wallet', 'participants');
  }

  const { rows } = await client.query<{ id: string }>(
    `insert into payment_request (title, amount_cents, created_by, expires_at)
     values ($1, $2, $3, now() + $4 * interval '24 hours')
     returning id`,
    [title, amountCents, creator, expiresInDays],
  );
  const { id } = rows[0] as { id: string };
  await client.query(
    `insert into share (request_id, participant, amount_cents, position, paid_at)
     select $1, participant, cents, position, case when participant = $2 then now() end
     from unnest($3::text[], $4::integer[]) with ordinality as given (participant, cents, position)`,
    [id, creator, participants, split(amountCents, participants.length)],
  );
  return await findRequest(client, id, creator);
}

export async function payShare(client: PoolClient, id: string, user: string): Promise<PaymentRequest> {
  const { status, createdBy, shares } = await lockRequest(client, id, user);
  const share = shares.find(({ participant }) => participant === user);
  if (share === undefined) throw new Refusal(403, 'you have no share in this');
  if (share.paidAt !== null) throw new Refusal(409, 'your share is paid already');
  if (status !== 'open') throw new Refusal(409, `this request is ${status}`);

  const taken = await client.query(
    'update wallet set balance_cents = balance_cents - $2 where user_id = $1 and balance_cents >= $2',
    [user, share.amountCents],
  );
  if (taken.rowCount === 0) throw new Refusal(402, 'there is not enough in your wallet');
  await client.query('update wallet set balance_cents = balance_cents + $2 where user_id = $1', [
    createdBy,
    share.amountCents,
  ]);
  await client.query('update share set paid_at = now() where request_id = $1 and participant = $2', [id, user]);
  return await findRequest(client, id, user);
}

export async function cancelRequest(client: PoolClient, id: string, user: string): Promise<PaymentRequest> {
  const { status, createdBy, shares } = await lockRequest(client, id, user);
  if (createdBy !== user) throw new Refusal(403, 'only its creator can cancel a request');
  if (status !== 'open') throw new Refusal(409, `this request is ${status}`);
  if (shares.some(({ participant, paidAt }) => participant !== createdBy && paidAt !== null)) {
    throw new Refusal(409, 'somebody has paid already');
  }
  await client.query('update payment_request set cancelled_at = now() where id = $1', [id]);
  return await findRequest(client, id, user);
}

/**
 * Whoever changes a request or its shares holds the lock of its row. It is read by a statement of its own: the one that
 * waits for the lock would see the shares as they were before it waited.
 */
async function lockRequest(client: PoolClient, id: string, user: string): Promise<PaymentRequest> {
  await client.query('select from payment_request where id = $1 for update', [id]);
  return await findRequest(client, id, user);
}
