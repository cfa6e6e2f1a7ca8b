import type { QueuedMessage } from './queue-messages.ts';
import { findDeliverable, nextTimeOf } from './queue-messages.ts';
import type { ReadDeliveryFault, ReadQueueOptions } from './queue-options.ts';

/** A message that somebody has now, and what is to happen to it. */
export type Taken = { readonly message: QueuedMessage; readonly fault: ReadDeliveryFault };

type State = {
  /** Not yet done, in the order in which they are delivered. */
  readonly messages: readonly QueuedMessage[];
  readonly dead: readonly QueuedMessage[];
  readonly deliveries: readonly (QueuedMessage & { readonly at: number })[];
  readonly faults: readonly ReadDeliveryFault[];
  readonly published: number;
  readonly receipts: number;
};

const EMPTY: State = { messages: [], dead: [], deliveries: [], faults: [], published: 0, receipts: 0 };
const OK: ReadDeliveryFault = { word: 'ok', delayMs: 0 };

/**
 * The messages of a queue, and who has which.
 *
 * @param onChange - called whenever something may have become possible: a delivery, or the end of waiting.
 */
export function createQueueContent(name: string, options: ReadQueueOptions, nowMs: () => number, onChange: () => void) {
  let state = EMPTY;
  let alarm: unknown;
  const outOfSight = new Map<number, unknown>();

  function changed(next: Partial<State>): void {
    state = { ...state, ...next };
  }

  function changeMessage(id: string, next: Partial<QueuedMessage>): void {
    changed({ messages: state.messages.map((message) => (message.id === id ? { ...message, ...next } : message)) });
  }

  function remove(id: string): void {
    changed({ messages: state.messages.filter((message) => message.id !== id) });
  }

  function tell(): void {
    clearTimeout(alarm as number);
    const next = nextTimeOf(state.messages, nowMs());
    if (next !== undefined) alarm = setTimeout(tell, next - nowMs());
    onChange();
  }

  function isHeld({ id, receipt }: QueuedMessage): boolean {
    return state.messages.some((message) => message.id === id && message.receipt === receipt);
  }

  function letGo({ receipt = 0 }: QueuedMessage): void {
    clearTimeout(outOfSight.get(receipt) as number);
    outOfSight.delete(receipt);
  }

  function giveBack(message: QueuedMessage, restMs: number): void {
    if (!isHeld(message)) return;
    letGo(message);
    if (message.deliveries >= options.maxDeliveries) {
      remove(message.id);
      changed({ dead: [...state.dead, { ...message, receipt: undefined }] });
    } else {
      changeMessage(message.id, { receipt: undefined, availableAt: nowMs() + restMs });
    }
    tell();
  }

  function take(): Taken | undefined {
    const next = findDeliverable(state.messages, nowMs());
    if (next === undefined) return undefined;
    const [fault = OK, ...rest] = state.faults;
    changed({ faults: rest });
    if (fault.delayMs > 0) {
      changeMessage(next.id, { availableAt: nowMs() + fault.delayMs });
      tell();
      return take();
    }
    const others = fault.word === 'reorder' ? state.messages.filter(({ id }) => id !== next.id) : [];
    return { message: hold(findDeliverable(others, nowMs()) ?? next), fault };
  }

  function hold(next: QueuedMessage): QueuedMessage {
    const receipt = state.receipts + 1;
    const message = { ...next, receipt, deliveries: next.deliveries + 1 };
    changed({ receipts: receipt, deliveries: [...state.deliveries, { ...message, at: nowMs() }] });
    changeMessage(message.id, message);
    outOfSight.set(
      receipt,
      setTimeout(() => giveBack(message, 0), options.visibilityMs),
    );
    return message;
  }

  return {
    read: (): State => state,
    put(text: string, key: string | undefined, delayMs: number): { readonly id: string } {
      const published = state.published + 1;
      const id = `${name}-${published}`;
      const message = { id, text, key, availableAt: nowMs() + delayMs, deliveries: 0, receipt: undefined };
      changed({ published, messages: [...state.messages, message] });
      tell();
      return { id };
    },
    /** Takes the next message out of sight; undefined where there is none now. */
    take,
    acknowledge({ message, fault: { word } }: Taken): void {
      if (!isHeld(message) || word === 'lose-ack') return;
      letGo(message);
      if (word === 'duplicate') changeMessage(message.id, { receipt: undefined });
      else remove(message.id);
      tell();
    },
    /** It was not to be done: it comes again, or is dead. */
    giveBack: ({ message }: Taken): void => giveBack(message, options.redeliverAfterMs),
    addFaults: (faults: readonly ReadDeliveryFault[]): void => changed({ faults: [...state.faults, ...faults] }),
    checkpoint: (): unknown => state,
    /** Whoever had a message then has let go of it. */
    restore(checkpoint: unknown): void {
      for (const timer of outOfSight.values()) clearTimeout(timer as number);
      outOfSight.clear();
      const before = checkpoint as State;
      state = { ...before, messages: before.messages.map((message) => ({ ...message, receipt: undefined })) };
      tell();
    },
  };
}
