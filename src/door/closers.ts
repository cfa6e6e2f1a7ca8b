/** What was opened, to be closed in the opposite order, each registered as soon as it is open. */
export class Closers {
  readonly #closers: (() => Promise<void>)[] = [];
  readonly #onError: (error: unknown) => void;
  #closed: Promise<void> | undefined;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  add(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  /** Closes everything, once, whatever fails. */
  async closeAll(): Promise<void> {
    this.#closed ??= this.#closeEach();
    await this.#closed;
  }

  async #closeEach(): Promise<void> {
    for (const close of this.#closers.toReversed()) await close().catch(this.#onError);
  }
}
