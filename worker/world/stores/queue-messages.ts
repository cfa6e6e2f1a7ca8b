/** A message as the queue keeps it. */
export type QueuedMessage = {
  readonly id: string;
  /** As JSON. */
  readonly text: string;
  /** Messages of one key are delivered one after the other. */
  readonly key: string | undefined;
  /** When it may be delivered, in virtual milliseconds. */
  readonly availableAt: number;
  /** How often it has been delivered. */
  readonly deliveries: number;
  /** Which delivery has it now; undefined where it waits. */
  readonly receipt: number | undefined;
};

/** The first message that may be delivered now: of each key, only one is on its way. */
export function findDeliverable(messages: readonly QueuedMessage[], nowMs: number): QueuedMessage | undefined {
  const busy = new Set<string>();
  for (const message of messages) {
    const { key, receipt, availableAt } = message;
    if (receipt === undefined && availableAt <= nowMs && (key === undefined || !busy.has(key))) return message;
    // One that waits for its time holds up what has the same key, or they would overtake it.
    if (key !== undefined) busy.add(key);
  }
  return undefined;
}

/** When the next of those that wait for their time may be delivered. */
export function nextTimeOf(messages: readonly QueuedMessage[], nowMs: number): number | undefined {
  const times = messages.filter(({ receipt, availableAt }) => receipt === undefined && availableAt > nowMs);
  return times.length === 0 ? undefined : Math.min(...times.map(({ availableAt }) => availableAt));
}
