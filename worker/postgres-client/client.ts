import { Emitter } from './emitter.ts';
import { escapeIdentifier, escapeLiteral } from './escape.ts';
import type { SqlLink } from './link.ts';
import { type QueryConfig, type QueryResult, readAnswer, readConfig } from './query.ts';
import { createTypeParsers, type TypeParsers } from './type-parsers.ts';
import { valueText } from './value-text.ts';

export type Callback = (error: unknown, result?: QueryResult) => void;

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
