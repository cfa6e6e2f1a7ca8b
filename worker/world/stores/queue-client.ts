import type { Duration } from '../duration.ts';

export type PublishOptions = {
  /** Delivered no sooner than that. */
  readonly delay?: Duration;
  /** Messages of one key are delivered in order, one after the other. */
  readonly key?: string;
};

/** What a consumer is told of a message besides what is in it. */
export type DeliveryInfo = {
  readonly id: string;
  readonly key: string | undefined;
  /** 1 when it comes for the first time. */
  readonly attempt: number;
};

/** A message, and how often it was delivered. */
export type SeenMessage = DeliveryInfo & { readonly message: unknown };

/** A message that was asked for: to be acknowledged, or it comes again. */
export type ReceivedMessage = SeenMessage & {
  ack(): Promise<void>;
  /** Gives it back: it comes again. */
  nack(): Promise<void>;
};

/** What is done with each message. Once it is done the message is acknowledged; what it throws brings it back. */
export type Consumer = (message: never, info: DeliveryInfo) => unknown;

/** What the program is handed of a queue. */
export type QueueClient = {
  publish(message: unknown, options?: PublishOptions): Promise<{ readonly id: string }>;
  /** Has each message delivered, so many at once as `concurrency` says (1). @returns how to end it */
  subscribe(consumer: Consumer, options?: { readonly concurrency?: number }): Promise<() => void>;
  /** Takes messages that are there now, if any; each is to be acknowledged. */
  receive(options?: { readonly max?: number }): Promise<readonly ReceivedMessage[]>;
};

/** The most messages that a consumer may have at once. */
export const MOST_AT_ONCE = 100;

/** @throws TypeError where it is no number of messages */
export function requireCount(count: unknown, what: string): number {
  if (Number.isInteger(count) && (count as number) >= 1 && (count as number) <= MOST_AT_ONCE) return count as number;
  throw new TypeError(`${what} is a whole number from 1 to ${MOST_AT_ONCE}`);
}
