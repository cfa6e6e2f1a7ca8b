import { escapeIdentifier, escapeLiteral } from './escape.ts';
import type { SqlLink } from './link.ts';
import { type QueryConfig, type QueryResult, readAnswer, readConfig } from './query.ts';
import { createTypeParsers, type TypeParsers } from './type-parsers.ts';
import { valueText } from './value-text.ts';

type Callback = (error: unknown, result?: QueryResult) => void;
type Listener = (...args: readonly unknown[]) => void;

/** What a client and a pool tell of themselves; see `on`. */
class Emitter {
  readonly #listeners = new Map<string, Listener[]>();

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  once(event: string, listener: Listener): this {
    const once: Listener = (...args) => {
      this.off(event, once);
      listener(...args);
    };
    return this.on(event, once);
  }

  off(event: string, listener: Listener): this {
    this.#listeners.set(
      event,
      (this.#listeners.get(event) ?? []).filter((other) => other !== listener),
    );
    return this;
  }

  addListener(event: string, listener: Listener): this {
    return this.on(event, listener);
  }

  removeListener(event: string, listener: Listener): this {
    return this.off(event, listener);
  }

  removeAllListeners(event?: string): this {
    if (event === undefined) this.#listeners.clear();
    else this.#listeners.delete(event);
    return this;
  }

  emit(event: string, ...args: readonly unknown[]): boolean {
    const listeners = this.#listeners.get(event) ?? [];
    for (const listener of listeners) listener(...args);
    return listeners.length > 0;
  }
}

/** One connection, by the conventions of node-postgres: statements run one after the other. */
export class Client extends Emitter {
  readonly #link: SqlLink;
  readonly #types: TypeParsers & { setTypeParser: ReturnType<typeof createTypeParsers>['setTypeParser'] };
  readonly #release: ((client: Client, isBroken: boolean) => void) | undefined;
  #session: number | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #isLost = false;

  constructor(link: SqlLink, types: TypeParsers, release?: (client: Client, isBroken: boolean) => void) {
    super();
    this.#link = link;
    this.#types = createTypeParsers(types);
    this.#release = release;
  }

  async connect(callback?: (error: unknown) => void): Promise<this> {
    try {
      this.#session ??= this.#link.open();
      callback?.(null);
    } catch (error) {
      if (callback === undefined) throw error;
      callback(error);
    }
    return this;
  }

  query(query: unknown, values?: unknown, callback?: unknown): Promise<QueryResult> {
    const done = [callback, values, query].find((given) => typeof given === 'function') as Callback | undefined;
    const result = this.#run(query, typeof values === 'function' ? undefined : values);
    if (done !== undefined) {
      result.then(
        (value) => done(null, value),
        (error: unknown) => done(error),
      );
    }
    return result;
  }

  setTypeParser(dataTypeID: number, parse: (text: string) => unknown): void {
    this.#types.setTypeParser(dataTypeID, parse);
  }

  getTypeParser(dataTypeID: number): (text: string) => unknown {
    return this.#types.getTypeParser(dataTypeID);
  }

  escapeIdentifier(name: string): string {
    return escapeIdentifier(name);
  }

  escapeLiteral(text: string): string {
    return escapeLiteral(text);
  }

  /** Gives a client of a pool back. @param destroy - whether it is not to be used again */
  release(destroy?: unknown): void {
    if (this.#release === undefined) throw new TypeError('client.release is not a function');
    this.#release(this, this.#isLost || Boolean(destroy));
  }

  async end(): Promise<void> {
    await this.#last.catch(() => undefined);
    if (this.#session !== undefined) this.#link.close(this.#session);
    this.#session = undefined;
    this.#isLost = true;
    this.emit('end');
  }

  #run(query: unknown, values: unknown): Promise<QueryResult> {
    let config: QueryConfig;
    let texts: (string | null)[] | undefined;
    try {
      config = readConfig(query, values);
      // What a value is now counts, whatever becomes of it while the statement waits for its turn.
      texts = config.values?.map(valueText);
    } catch (error) {
      return Promise.reject(error);
    }
    const turn = this.#last.then(() => this.#runNow(config, texts));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  async #runNow(config: QueryConfig, texts: readonly (string | null)[] | undefined): Promise<QueryResult> {
    if (this.#isLost) {
      throw new Error('Client has encountered a connection error and is not queryable');
    }
    if (this.#session === undefined) throw new Error('Client was not connected: call connect() first');
    const isScript = config.rowMode === undefined && (texts === undefined || texts.length === 0);
    const answer = await this.#link.run(this.#session, config.text, isScript ? undefined : (texts ?? []));
    if (answer.status === 'X') this.#lose(answer.error?.['M'] ?? 'Connection terminated unexpectedly');
    return readAnswer(answer, config, this.#types);
  }

  #lose(message: string): never {
    this.#isLost = true;
    throw new Error(message);
  }
}

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
