import type { Pool, PoolClient } from 'pg';
import { notFound } from './refusal.ts';
import type { PaymentRequest, RequestStatus, Share } from './types.ts';

type Row = Omit<PaymentRequest, 'createdAt' | 'expiresAt'> & { readonly createdAt: Date; readonly expiresAt: Date };

/** Every request with its shares and its status as of now. */
const REQUESTS = `
select * from (
  select r.id, r.title, r.amount_cents as "amountCents", r.created_by as "createdBy",
    r.created_at as "createdAt", r.expires_at as "expiresAt", s.shares,
    case
      when r.cancelled_at is not null then 'cancelled'
      when s.is_paid then 'settled'
      when r.expires_at <= now() then 'expired'
      else 'open'
    end as status
  from payment_request r
  cross join lateral (
    select bool_and(paid_at is not null) as is_paid,
      json_agg(
        json_build_object('participant', participant, 'amountCents', amount_cents, 'paidAt', paid_at) order by position
      ) as shares
    from share where request_id = r.id
  ) s
) request`;

/** @throws Refusal where there is none that this user has to do with */
export async function findRequest(database: Pool | PoolClient, id: string, user: string): Promise<PaymentRequest> {
  const { rows } = await database.query<Row>(`${REQUESTS} where id = $1`, [id]);
  const [request] = rows.map(present);
  if (request === undefined || !concerns(request, user)) throw notFound();
  return request;
}

export async function listRequests(pool: Pool, user: string, status: RequestStatus | undefined): Promise<PaymentRequest[]> {
  const { rows } = await pool.query<Row>(
    `${REQUESTS}
     where id in (
       select id from payment_request where created_by = $1
       union
       select request_id from share where participant = $1
     ) and ($2::text is null or status = $2)
     order by "createdAt" desc, id`,
    [user, status],
  );
  return rows.map(present);
}

function concerns(request: PaymentRequest, user: string): boolean {
  return request.createdBy === user || request.shares.some(({ participant }) => participant === user);
}

function present({ createdAt, expiresAt, shares, ...rest }: Row): PaymentRequest {
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    shares: shares.map(
      (share): Share => ({ ...share, paidAt: share.paidAt === null ? null : new Date(share.paidAt).toISOString() }),
    ),
  };
}
