import { createHmac } from 'node:crypto';
import type { Inbox, PaymentEvent } from '../../starter/index.ts';

export const SECRET = 'whsec_rondje_2026';
export const URL_OF_INBOX = 'https://rondje.example/webhooks';

/** An event with believable values wherever none is given. */
export function makeEvent(id: string, payment: Partial<PaymentEvent['payment']> = {}): PaymentEvent {
  return {
    id,
    type: 'payment.updated',
    payment: { id: `pr_of_${id}`, sequence: 1, state: 'paid', amountCents: 1_250, ...payment },
  };
}

/** In seconds, as the header has it. */
export function nowSeconds(): number {
  return Math.floor(Date.now() / 1000);
}

export function hmacHex(secret: string, timestamp: number | string, body: string): string {
  return createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
}

export interface Sending {
  readonly secret?: string;
  readonly timestamp?: number | string;
  /** Instead of a right one; `null` for none. */
  readonly header?: string | null;
}

/** A webhook as Ferrypay sends it. Text is sent as it is, anything else as JSON. */
export function makeWebhook(
  event: unknown,
  { secret = SECRET, timestamp = nowSeconds(), header }: Sending = {},
): Request {
  const body = typeof event === 'string' ? event : JSON.stringify(event);
  const signature = header === undefined ? `t=${timestamp},v1=${hmacHex(secret, timestamp, body)}` : header;
  const headers = new Headers({ 'content-type': 'application/json' });
  if (signature !== null) headers.set('ferrypay-signature', signature);
  return new Request(URL_OF_INBOX, { method: 'POST', body, headers });
}

export interface Answer {
  readonly status: number;
  /** Read as JSON, which is what every answer must be. */
  readonly body: unknown;
}

export async function ask(inbox: Inbox, request: Request): Promise<Answer> {
  const response = await inbox.fetch(request);
  if (!/^application\/json\b/.test(response.headers.get('content-type') ?? '')) {
    throw new Error(`the answer ${response.status} is no JSON, but ${response.headers.get('content-type')}`);
  }
  return { status: response.status, body: await response.json() };
}

export async function send(inbox: Inbox, event: unknown, sending: Sending = {}): Promise<Answer> {
  return await ask(inbox, makeWebhook(event, sending));
}
