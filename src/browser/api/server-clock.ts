/**
 * The server's time without the local clock, which may be wrong or be set: a monotonic clock, and how far the server's
 * is ahead of it. Each answer says within which bounds that is; the estimate is moved into them, and no further.
 */
export class ServerClock {
  readonly #monotonicNow: () => number;
  #offsetMs: number | undefined;

  constructor(monotonicNow: () => number) {
    this.#monotonicNow = monotonicNow;
  }

  /** An answer to a request of `sentAt`, which came at `receivedAt`, says that it was between two times on the server. */
  correct(earliest: number, latest: number, sentAt: number, receivedAt: number): void {
    const least = earliest - receivedAt;
    const most = latest - sentAt;
    const estimate = this.#offsetMs ?? (least + most) / 2;
    this.#offsetMs = Math.min(Math.max(estimate, least), most);
  }

  /** In ms since 1970; undefined before the first answer. */
  now(): number | undefined {
    return this.#offsetMs === undefined ? undefined : this.#monotonicNow() + this.#offsetMs;
  }
}
