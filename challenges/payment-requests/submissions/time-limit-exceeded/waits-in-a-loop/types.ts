/** The contract between your code, the app and the database. Add types of your own elsewhere. */

import type { Pool } from 'pg';

export type RequestStatus = 'open' | 'settled' | 'cancelled' | 'expired';

export interface Share {
  /** A user id, such as `mette`. */
  readonly participant: string;
  readonly amountCents: number;
  /** ISO 8601 in UTC, such as `2026-03-06T21:40:00.000Z`; `null` while it is not paid. */
  readonly paidAt: string | null;
}

/** What the body of a 200 or 201 holds, as JSON. */
export interface PaymentRequest {
  /** Opaque, and nothing that can be guessed. */
  readonly id: string;
  readonly title: string;
  readonly amountCents: number;
  /** A user id. */
  readonly createdBy: string;
  readonly status: RequestStatus;
  /** ISO 8601 in UTC, such as `2026-03-06T21:40:00.000Z`. */
  readonly createdAt: string;
  readonly expiresAt: string;
  /** In the order in which the participants were given. */
  readonly shares: readonly Share[];
}

/** What the body of a 200 of the list holds, as JSON. */
export interface PaymentRequestList {
  readonly requests: readonly PaymentRequest[];
}

/** What the app sends to create one. */
export interface NewPaymentRequest {
  readonly title: string;
  readonly amountCents: number;
  readonly participants: readonly string[];
  /** 14 where it is left out. */
  readonly expiresInDays?: number;
}

export type Field = 'idempotency-key' | 'body' | 'title' | 'amountCents' | 'participants' | 'expiresInDays' | 'status';

/** What the body of every other answer holds, as JSON. */
export interface ApiError {
  /** A sentence for a developer. */
  readonly error: string;
  /** With status 400: what is wrong. */
  readonly field?: Field;
}

export interface AppOptions {
  /** Of node-postgres; Kysely and Drizzle take it as it is. */
  readonly pool: Pool;
}

/** A `Hono` is one. */
export interface App {
  fetch(request: Request): Response | Promise<Response>;
}
