import * as z from 'zod/mini';
import { type Duration, durationMs } from '../duration.ts';

export type QueueOptions = {
  /** How long a message is out of sight while it is worked on; then it is delivered again. 30 s where nothing is said. */
  readonly visibility?: Duration;
  /** How often a message is delivered before it is put among the dead letters. 5 where nothing is said. */
  readonly maxDeliveries?: number;
  /** How long a message rests that was thrown back. At once where nothing is said. */
  readonly redeliverAfter?: Duration;
};

export type ReadQueueOptions = {
  readonly visibilityMs: number;
  readonly maxDeliveries: number;
  readonly redeliverAfterMs: number;
};

/** What happens to one delivery. */
export type DeliveryFault =
  | 'ok'
  /** It comes twice, one after the other. */
  | 'duplicate'
  /** The consumer says that it is done, but the queue does not hear of it: the message comes again. */
  | 'lose-ack'
  /** The message after it comes first. */
  | 'reorder'
  | { readonly delay: Duration };

export type ReadDeliveryFault = {
  readonly word: 'ok' | 'duplicate' | 'lose-ack' | 'reorder';
  readonly delayMs: number;
};

const WORDS = ['ok', 'duplicate', 'lose-ack', 'reorder'] as const;
const Options = z.strictObject({
  visibility: z.optional(z.union([z.string(), z.number()])),
  maxDeliveries: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
  redeliverAfter: z.optional(z.union([z.string(), z.number()])),
});

/** @throws TypeError where they are none */
export function readQueueOptions(options: QueueOptions, where: string): ReadQueueOptions {
  const parsed = Options.safeParse(options);
  if (!parsed.success) {
    throw new TypeError(
      `${where}: the options are { visibility: '30s', maxDeliveries: 5, redeliverAfter: '1s' }, not ${JSON.stringify(options)}`,
    );
  }
  const { visibility = 30_000, maxDeliveries = 5, redeliverAfter = 0 } = parsed.data;
  return {
    visibilityMs: durationMs(visibility, `${where}: visibility`),
    maxDeliveries,
    redeliverAfterMs: durationMs(redeliverAfter, `${where}: redeliverAfter`),
  };
}

/** @throws TypeError naming the element that is no fault of a delivery */
export function readDeliveryFaults(faults: unknown, where: string): readonly ReadDeliveryFault[] {
  if (!Array.isArray(faults))
    throw new TypeError(`${where}: write a list such as ['ok', 'duplicate', { delay: '2s' }]`);
  return faults.map((fault: unknown, index) => {
    const at = `${where}: element ${index + 1}`;
    if (typeof fault === 'object' && fault !== null && Object.keys(fault).join() === 'delay') {
      return { word: 'ok', delayMs: durationMs((fault as { delay: unknown }).delay, `${at}: delay`) };
    }
    const word = WORDS.find((known) => known === fault);
    if (word !== undefined) return { word, delayMs: 0 };
    const words = WORDS.map((known) => `'${known}'`).join(', ');
    throw new TypeError(`${at} is ${JSON.stringify(fault)}: write ${words} or { delay: '2s' }`);
  });
}
