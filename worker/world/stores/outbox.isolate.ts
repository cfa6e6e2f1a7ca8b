import { presentAs } from '../../wire/facades.isolate.ts';
import type { WorldPart, WorldPorts } from '../part.ts';
import { asJson, fromJson } from './plain-copy.ts';
import { createStore, type ScriptStore } from './store.isolate.ts';

/** What the program is handed. */
export type OutboxClient = {
  /** Sends a message: a mail, a text, whatever it is. */
  send(message: unknown): Promise<{ readonly id: string }>;
};

/** Where the program sends messages to people. */
export type Outbox = OutboxClient & {
  /** What was sent and not yet drained. */
  readonly messages: readonly unknown[];
  /** Takes all messages out. */
  drain(): readonly unknown[];
  /** What happens to the next messages, as with a service: `'timeout'`, `{ connection: 'reset', processed: true }`, … */
  readonly script: ScriptStore<'send'>;
};

/**
 * A sink for mails and the like.
 *
 * @example
 * import { expect, it } from 'vitest';
 * import { world } from 'minicase/world';
 * import { welcome } from '../starter/index.ts';
 *
 * it('sends one mail, and a second only where the first got lost', async () => {
 *   world.outbox.script(['reset']);
 *   await welcome(world.outbox, 'ann@example.com');
 *   expect(world.outbox.drain()).toEqual([{ to: 'ann@example.com', subject: 'Welcome' }]);
 *   expect(world.calls.ofKind('outbox')).toHaveLength(2);
 * });
 *
 * // program:
 * type Outbox = { send(message: object): Promise<unknown> };
 *
 * export async function welcome(outbox: Outbox, to: string): Promise<void> {
 *   const mail = { to, subject: 'Welcome' };
 *   await outbox.send(mail).catch(() => outbox.send(mail));
 * }
 */
export function createOutbox(ports: WorldPorts): WorldPart & { readonly outbox: Outbox } {
  const store = createStore(ports, 'outbox', undefined);
  let messages: readonly string[] = [];
  let sent = 0;

  function put(text: string): { readonly id: string } {
    sent += 1;
    messages = [...messages, text];
    return { id: `message-${sent}` };
  }

  const client: OutboxClient = {
    async send(message) {
      const text = asJson(message, 'a message for the outbox');
      ports.calls.weigh(text.length);
      return await store.perform({ operation: 'send', message: fromJson(text) }, () => put(text));
    },
  };
  const outbox: Outbox = {
    send: async (message) => put(asJson(message, 'a message for the outbox')),
    get messages() {
      return messages.map(fromJson);
    },
    drain() {
      const drained = messages.map(fromJson);
      messages = [];
      return drained;
    },
    script: (...args: readonly unknown[]) => store.script('world.outbox', args),
  };
  presentAs(outbox, client);

  return {
    outbox,
    checkpoint: () => ({ messages, sent, scripts: store.checkpoint() }),
    restore(checkpoint) {
      const before = checkpoint as { messages: readonly string[]; sent: number; scripts: unknown };
      ({ messages, sent } = before);
      store.restore(before.scripts);
    },
  };
}
