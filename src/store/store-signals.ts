import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { SIGNAL_CHANNEL, type StoreTopic } from './announce.ts';

/**
 * Wakes those who wait for a change of the store, whichever process made it. A signal may be lost while the
 * connection is being renewed, so a waiter always looks again after a while by itself.
 */
export class StoreSignals {
  readonly #databaseUrl: string;
  readonly #topics = new EventEmitter().setMaxListeners(0);
  readonly #closing = new AbortController();
  #client: pg.Client | undefined;

  constructor(databaseUrl: string) {
    this.#databaseUrl = databaseUrl;
  }

  async open(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#databaseUrl, application_name: 'minicase signals' });
    client.on('notification', (message) => this.#topics.emit(message.payload ?? ''));
    client.on('error', () => {});
    client.on('end', () => void this.#reopen());
    await client.connect();
    await client.query(`listen ${SIGNAL_CHANNEL}`);
    this.#client = client;
  }

  /** Resolves when the topic is announced, at the latest after `atMostMs`, and when `signal` aborts. Never rejects. */
  async wait(topic: StoreTopic, atMostMs: number, signal?: AbortSignal): Promise<void> {
    const done = new AbortController();
    const until = AbortSignal.any([done.signal, this.#closing.signal, ...(signal === undefined ? [] : [signal])]);
    await Promise.race([
      once(this.#topics, topic, { signal: until }).catch(() => {}),
      delay(atMostMs, undefined, { signal: until }).catch(() => {}),
    ]);
    done.abort();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#client?.end().catch(() => {});
  }

  async #reopen(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      await delay(500, undefined, { signal: this.#closing.signal }).catch(() => {});
      if (this.#closing.signal.aborted) return;
      const isOpen = await this.open().then(
        () => true,
        () => false,
      );
      if (isOpen) return;
    }
  }
}
