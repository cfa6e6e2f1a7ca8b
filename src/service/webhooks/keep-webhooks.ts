import { setTimeout as delay } from 'node:timers/promises';
import { claimDeliveries } from '../../store/webhooks/claim-deliveries.ts';
import { removeOldDeliveries } from '../../store/webhooks/remove-old-deliveries.ts';
import { type Routine, startRoutine } from '../routine.ts';
import type { Service } from '../service.ts';
import { deliverEvent, RETRY_AFTER_MS, type RetrySchedule } from './deliver-event.ts';
import { openSender, type Sender } from './open-sender.ts';

export type DeliveryOptions = {
  readonly retryAfterMs: RetrySchedule;
  readonly answerWithinMs: number;
  /** How many of one webhook are under way at once: others are not kept waiting by a slow one. */
  readonly atOnce: number;
  /** How long what is under way may still take when the server stops. */
  readonly finishWithinMs: number;
};

const DEFAULTS: DeliveryOptions = {
  retryAfterMs: RETRY_AFTER_MS,
  answerWithinMs: 10_000,
  atOnce: 4,
  finishWithinMs: 2_000,
};

/** How much longer than for the answer somebody who claimed a delivery may take to write it down. */
const LEASE_BEYOND_ANSWER_MS = 20_000;

const LOOK_EVERY_MS = 1_000;
const CLEAN_EVERY_MS = 60 * 60 * 1_000;
const KEPT_FOR_DAYS = 30;

/**
 * Tells other systems what happens, as soon as it does and until they have heard. Any number of servers may do it: one
 * that dies is stood in for by the others, or by itself.
 */
export function startWebhooks(service: Service, options: Partial<DeliveryOptions> = {}): Routine {
  const { retryAfterMs, answerWithinMs, atOnce, finishWithinMs } = { ...DEFAULTS, ...options };
  const sender = openSender({ mayBePrivate: service.webhooks.mayBePrivate, answerWithinMs });
  const underWay = new Set<Promise<void>>();
  const givingUp = new AbortController();
  const onError = (error: unknown) => service.log.error({ err: error }, 'webhooks could not be sent; trying again');
  const telling = startRoutine(
    async () => {
      const claimed = await claimDeliveries(service.store, {
        leaseMs: answerWithinMs + LEASE_BEYOND_ANSWER_MS,
        atOnce,
      });
      for (const delivery of claimed) {
        const done = deliverEvent(service, sender, delivery, retryAfterMs, givingUp.signal)
          .catch(onError)
          .finally(() => underWay.delete(done));
        underWay.add(done);
      }
    },
    async (signal) => await untilThereIsMore(service, underWay, signal),
    onError,
  );
  const cleaning = startRoutine(
    async () => {
      await removeOldDeliveries(service.store, KEPT_FOR_DAYS);
    },
    async (signal) => await delay(CLEAN_EVERY_MS, undefined, { signal }).catch(() => {}),
    (error) => service.log.error({ err: error }, 'old webhook deliveries could not be removed; trying again'),
  );
  return {
    stop: async () => {
      await Promise.all([telling.stop(), cleaning.stop()]);
      const inTime = new AbortController();
      await Promise.race([
        Promise.all(underWay),
        delay(finishWithinMs, undefined, { signal: inTime.signal }).catch(() => {}),
      ]);
      inTime.abort();
      givingUp.abort();
      await Promise.all(underWay);
      await sender.close();
    },
  };
}

/** Something may have become due, or there is room for another one of a webhook that has much to be told. */
async function untilThereIsMore(
  service: Service,
  underWay: ReadonlySet<Promise<void>>,
  signal: AbortSignal,
): Promise<void> {
  const woken = new AbortController();
  const looking = service.store.signals.wait('webhooks', LOOK_EVERY_MS, AbortSignal.any([signal, woken.signal]));
  await Promise.race([looking, ...underWay]);
  woken.abort();
}

/** Tells all that is due now, once. @returns how many deliveries were tried. */
export async function deliverDue(
  service: Service,
  sender: Sender,
  options: Partial<DeliveryOptions> = {},
): Promise<number> {
  const { retryAfterMs, answerWithinMs, atOnce } = { ...DEFAULTS, ...options };
  const claimed = await claimDeliveries(service.store, { leaseMs: answerWithinMs + LEASE_BEYOND_ANSWER_MS, atOnce });
  const { signal } = new AbortController();
  await Promise.all(claimed.map((each) => deliverEvent(service, sender, each, retryAfterMs, signal)));
  return claimed.length;
}
