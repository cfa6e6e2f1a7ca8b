import { type Callback, Client } from './client.ts';
import { Emitter } from './emitter.ts';
import type { SqlLink } from './link.ts';
import type { QueryResult } from './query.ts';
import type { TypeParsers } from './type-parsers.ts';

export type PoolOptions = {
  /** The most connections at once: 10 where it is left out. */
  readonly max?: number | undefined;
  /** How long to wait for a free connection; for ever where it is left out or 0. */
  readonly connectionTimeoutMillis?: number | undefined;
};

const MOST_CONNECTIONS = 10;

/** A pool of connections, by the conventions of node-postgres. */
export class Pool extends Emitter {
  readonly options: PoolOptions;
  readonly #link: SqlLink;
  readonly #types: TypeParsers;
  readonly #idle: Client[] = [];
  readonly #waiting: ((client: Client) => void)[] = [];
  #total = 0;
  #isEnded = false;

  constructor(link: SqlLink, types: TypeParsers, options: PoolOptions = {}) {
    super();
    this.options = options;
    this.#link = link;
    this.#types = types;
  }

  get totalCount(): number {
    return this.#total;
  }

  get idleCount(): number {
    return this.#idle.length;
  }

  get waitingCount(): number {
    return this.#waiting.length;
  }

  get ended(): boolean {
    return this.#isEnded;
  }

  connect(
    callback?: (error: unknown, client?: Client, release?: (destroy?: unknown) => void) => void,
  ): Promise<Client> {
    const client = this.#take();
    if (callback !== undefined) {
      client.then(
        (taken) => callback(undefined, taken, (destroy) => taken.release(destroy)),
        (error: unknown) => callback(error),
      );
    }
    return client;
  }

  query(query: unknown, values?: unknown, callback?: unknown): Promise<QueryResult> {
    const done = [callback, values].find((given) => typeof given === 'function') as Callback | undefined;
    const result = this.#runOnce(query, typeof values === 'function' ? undefined : values);
    if (done !== undefined) {
      result.then(
        (value) => done(null, value),
        (error: unknown) => done(error),
      );
    }
    return result;
  }

  async end(): Promise<void> {
    this.#isEnded = true;
    await Promise.all(this.#idle.splice(0).map((client) => client.end()));
  }

  async #runOnce(query: unknown, values: unknown): Promise<QueryResult> {
    const client = await this.#take();
    try {
      return await client.query(query, values);
    } finally {
      client.release();
    }
  }

  async #take(): Promise<Client> {
    if (this.#isEnded) throw new Error('Cannot use a pool after calling end on the pool');
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#total >= (this.options.max ?? MOST_CONNECTIONS)) return await this.#waitForOne();
    this.#total += 1;
    const client = new Client(this.#link, this.#types, (released, isBroken) => this.#giveBack(released, isBroken));
    await client.connect();
    this.emit('connect', client);
    return client;
  }

  async #waitForOne(): Promise<Client> {
    const limitMs = this.options.connectionTimeoutMillis ?? 0;
    return await new Promise((resolve, reject) => {
      const timer =
        limitMs > 0
          ? setTimeout(() => {
              this.#waiting.splice(this.#waiting.indexOf(receive), 1);
              reject(new Error('timeout exceeded when trying to connect'));
            }, limitMs)
          : undefined;
      const receive = (client: Client): void => {
        clearTimeout(timer);
        resolve(client);
      };
      this.#waiting.push(receive);
    });
  }

  #giveBack(client: Client, isBroken: boolean): void {
    if (this.#idle.includes(client)) {
      throw new Error('Release called on client which has already been released to the pool.');
    }
    if (isBroken || this.#isEnded) {
      this.#total -= 1;
      void client.end();
      if (this.#waiting.length > 0 && !this.#isEnded) this.#take().then(this.#waiting.shift(), () => undefined);
      return;
    }
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(client);
    else next(client);
  }
}
