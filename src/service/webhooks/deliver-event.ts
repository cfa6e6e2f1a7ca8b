import type { ClaimedDelivery } from '../../store/webhooks/claim-deliveries.ts';
import { finishTry, giveBack, type Next } from '../../store/webhooks/finish-try.ts';
import type { Service } from '../service.ts';
import type { Answer, Sender } from './open-sender.ts';
import { openSecret, signatureOf } from './webhook-secret.ts';

/** How long to wait after each try that failed; after the last of them it has failed for good. */
export type RetrySchedule = readonly number[];

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** Two days in all. */
export const RETRY_AFTER_MS: RetrySchedule = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  24 * HOUR_MS,
];

/** However long a receiver asks to be left alone. */
const RETRY_AFTER_AT_MOST_MS = 24 * HOUR_MS;

/** By how much of itself a pause is longer or shorter, so that what failed together is not tried again together. */
const JITTER = 0.2;

/** Tries a delivery that was claimed, and writes down how it went. What `signal` interrupts is as good as never begun. */
export async function deliverEvent(
  service: Service,
  sender: Sender,
  delivery: ClaimedDelivery,
  schedule: RetrySchedule,
  signal: AbortSignal,
): Promise<void> {
  const answer = await post(service, sender, delivery, signal).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    throw error;
  });
  if (answer === undefined) return await giveBack(service.store, delivery);
  const next = nextOf(answer, schedule[delivery.tries]);
  const isWritten = await finishTry(service.store, delivery, answer, next);
  if (isWritten && next.state !== 'delivered') {
    const { id, webhook } = delivery;
    service.log.info({ delivery: id, webhook, status: answer.status, next: next.state }, 'a webhook was not delivered');
  }
}

async function post(
  service: Service,
  sender: Sender,
  { webhook, url, eventId, body, sealedSecrets }: ClaimedDelivery,
  signal: AbortSignal,
): Promise<Answer> {
  const secrets = sealedSecrets.flatMap((each) => openSecret(each, webhook, service.webhooks.sealingKey) ?? []);
  if (secrets.length === 0) {
    const said = 'The secret cannot be read: the server has another MINICASE_AUTH_SECRET now. Replace the secret.';
    return { status: null, tookMs: 0, said, retryAfterMs: 0 };
  }
  const timestamp = Math.floor(Date.now() / 1_000);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'minicase-webhooks',
    'webhook-id': eventId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatureOf({ id: eventId, timestamp, body }, secrets),
  };
  return await sender.post(url, headers, body, signal);
}

/** @param afterMs what the schedule says; undefined where it was tried as often as it may be */
function nextOf({ status, retryAfterMs }: Answer, afterMs: number | undefined): Next {
  if (status !== null && status >= 200 && status < 300) return { state: 'delivered' };
  if (status === 410) return { state: 'gone' };
  if (afterMs === undefined) return { state: 'failed' };
  const jitter = 1 + JITTER * (2 * Math.random() - 1);
  return { state: 'waiting', afterMs: Math.max(afterMs * jitter, Math.min(retryAfterMs, RETRY_AFTER_AT_MOST_MS)) };
}
