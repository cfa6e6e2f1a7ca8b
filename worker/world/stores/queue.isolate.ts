import { presentAs } from '../../wire/facades.isolate.ts';
import { CallLog } from '../call-log.isolate.ts';
import { durationMs } from '../duration.ts';
import type { WorldPart, WorldPorts } from '../part.ts';
import { asJson, fromJson } from './plain-copy.ts';
import {
  type Consumer,
  type QueueClient,
  type ReceivedMessage,
  requireCount,
  type SeenMessage,
} from './queue-client.ts';
import { createQueueContent, type Taken } from './queue-content.isolate.ts';
import type { QueuedMessage } from './queue-messages.ts';
import { type DeliveryFault, type QueueOptions, readDeliveryFaults, readQueueOptions } from './queue-options.ts';
import { createStore, type ScriptStore } from './store.isolate.ts';
import type { StoreCall } from './store-call.ts';

/** What the suite does with a queue itself is neither logged nor disturbed. */
export type Queue = QueueClient & {
  readonly name: string;
  /** What happens to the next deliveries, one after the other. */
  deliver(faults: readonly DeliveryFault[]): void;
  /** What happens to the next `publish`, `receive`, `ack` and `nack` of the program. */
  readonly script: ScriptStore<'publish' | 'receive' | 'ack' | 'nack'>;
  /** Messages that are not yet done. */
  readonly pending: readonly SeenMessage[];
  readonly deadLetters: readonly SeenMessage[];
  /** Every delivery so far. */
  readonly deliveries: readonly (SeenMessage & { readonly at: number })[];
  /** Waits until every message is done, or dead. */
  drain(): Promise<void>;
  readonly calls: CallLog<StoreCall>;
};

type Subscription = { readonly id: number; readonly consumer: Consumer; readonly concurrency: number; busy: number };

/**
 * A queue that delivers at least once.
 *
 * @example
 * import { expect, it } from 'vitest';
 * import { world } from 'minicase/world';
 * import { countOrders } from '../starter/index.ts';
 *
 * it('counts an order once, however often it comes', async () => {
 *   const orders = world.queue('orders', { maxDeliveries: 3 });
 *   const counter = await countOrders(orders);
 *   orders.deliver(['duplicate', 'ok', 'lose-ack']);
 *   await orders.publish({ id: 'a' });
 *   await orders.publish({ id: 'b' });
 *   await orders.publish({ id: 'fails' });
 *   await orders.drain();
 *   expect(counter.count()).toBe(2);
 *   expect(orders.deadLetters).toMatchObject([{ message: { id: 'fails' }, attempt: 3 }]);
 * });
 *
 * // program:
 * type Queue = { subscribe(consumer: (order: { id: string }) => void): Promise<unknown> };
 *
 * export async function countOrders(queue: Queue) {
 *   const seen = new Set<string>();
 *   await queue.subscribe((order) => {
 *     if (order.id === 'fails') throw new Error('no');
 *     seen.add(order.id);
 *   });
 *   return { count: () => seen.size };
 * }
 */
export function createQueue(
  ports: WorldPorts,
  name: string,
  options: QueueOptions,
): WorldPart & { readonly queue: Queue } {
  const { calls, io, nowMs } = ports;
  const what = `a message for the queue '${name}'`;
  const store = createStore(ports, 'queue', name);
  const content = createQueueContent(name, readQueueOptions(options, `world.queue('${name}')`), nowMs, wake);
  let subscriptions: readonly Subscription[] = [];
  let subscribed = 0;
  let isPulled = false;
  /** What was begun before the queue was put back does not touch it any more. */
  let era = 0;
  let waiting: (() => void)[] = [];

  /** Whatever happened, somebody may have waited for it. */
  function wake(): void {
    for (const { id } of subscriptions) serve(id);
    if (content.read().messages.length > 0) return;
    for (const resume of waiting.splice(0)) resume();
  }

  function serve(id: number): void {
    for (;;) {
      const subscription = subscriptions.find((other) => other.id === id);
      if (subscription === undefined || subscription.busy >= subscription.concurrency) return;
      const taken = content.take();
      if (taken === undefined) return;
      subscription.busy += 1;
      void work(subscription, taken);
    }
  }

  async function work(subscription: Subscription, taken: Taken): Promise<void> {
    const now = era;
    const { message, ...info } = seen(taken.message);
    let isDone = true;
    try {
      await io.perform('queue', () => undefined);
      await subscription.consumer(message as never, info);
    } catch {
      isDone = false;
    }
    if (now !== era) return;
    // An acknowledgement that is lost on its way is none: the message comes again.
    await (isDone ? ack(taken) : nack(taken)).catch(() => undefined);
    if (now !== era) return;
    subscription.busy -= 1;
    wake();
  }

  const ack = (taken: Taken): Promise<void> =>
    store.perform({ operation: 'ack', ...infoOf(taken.message) }, () => content.acknowledge(taken));
  const nack = (taken: Taken): Promise<void> =>
    store.perform({ operation: 'nack', ...infoOf(taken.message) }, () => content.giveBack(taken));

  async function subscribe(consumer: Consumer, given: { readonly concurrency?: number } = {}): Promise<() => void> {
    if (typeof consumer !== 'function') throw new TypeError(`queue '${name}': subscribe takes a function`);
    const concurrency = requireCount(given.concurrency ?? 1, `queue '${name}': concurrency`);
    subscribed += 1;
    const id = subscribed;
    subscriptions = [...subscriptions, { id, consumer, concurrency, busy: 0 }];
    wake();
    return () => {
      subscriptions = subscriptions.filter((other) => other.id !== id);
    };
  }

  function receive(max: number): ReceivedMessage[] {
    isPulled = true;
    const received: ReceivedMessage[] = [];
    while (received.length < max) {
      const taken = content.take();
      if (taken === undefined) break;
      received.push({ ...seen(taken.message), ack: () => ack(taken), nack: () => nack(taken) });
    }
    return received;
  }

  const client: QueueClient = {
    async publish(message, { delay = 0, key } = {}) {
      const text = asJson(message, what);
      const delayMs = durationMs(delay, `queue '${name}': delay`);
      const group = key === undefined ? undefined : String(key);
      calls.weigh(text.length);
      const noted = { operation: 'publish', message: fromJson(text), ...(group !== undefined && { key: group }) };
      return await store.perform(noted, () => content.put(text, group, delayMs));
    },
    subscribe,
    async receive({ max = 1 } = {}) {
      const most = requireCount(max, `queue '${name}': max`);
      return await store.perform({ operation: 'receive' }, () => receive(most));
    },
  };

  const queue: Queue = {
    name,
    publish: async (message, { delay = 0, key } = {}) =>
      content.put(asJson(message, what), key, durationMs(delay, `world.queue('${name}').publish: delay`)),
    subscribe,
    receive: async ({ max = 1 } = {}) => receive(requireCount(max, `world.queue('${name}').receive: max`)),
    deliver: (given) => content.addFaults(readDeliveryFaults(given, `world.queue('${name}').deliver`)),
    script: (...args: readonly unknown[]) => store.script(`world.queue('${name}')`, args),
    get pending() {
      return content.read().messages.map(seen);
    },
    get deadLetters() {
      return content.read().dead.map(seen);
    },
    get deliveries() {
      return content.read().deliveries.map((message) => ({ ...seen(message), at: message.at }));
    },
    async drain() {
      const { length } = content.read().messages;
      if (length === 0) return;
      if (subscriptions.length === 0 && !isPulled) {
        throw new Error(`nothing consumes the queue '${name}', and ${length} messages wait in it`);
      }
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    },
    get calls() {
      const isOwn = (call: { kind: string }): call is StoreCall =>
        call.kind === 'queue' && (call as StoreCall).name === name;
      return CallLog.fromEntries(calls.read().filter(isOwn));
    },
  };
  presentAs(queue, client);

  return {
    queue,
    checkpoint: () => ({ subscriptions, isPulled, content: content.checkpoint(), scripts: store.checkpoint() }),
    restore(checkpoint) {
      const before = checkpoint as {
        readonly subscriptions: readonly Subscription[];
        readonly isPulled: boolean;
        readonly content: unknown;
        readonly scripts: unknown;
      };
      era += 1;
      waiting = [];
      isPulled = before.isPulled;
      subscriptions = before.subscriptions.map((subscription) => ({ ...subscription, busy: 0 }));
      store.restore(before.scripts);
      content.restore(before.content);
    },
  };
}

function infoOf({ id, key, deliveries }: QueuedMessage) {
  return { id, key, attempt: deliveries };
}

function seen(message: QueuedMessage): SeenMessage {
  return { ...infoOf(message), message: fromJson(message.text) };
}
