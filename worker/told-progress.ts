import type { JudgingProgress } from '../src/protocol/judging-event.ts';

const TELL_EVERY_MS = 200;

/**
 * Passes progress on at most every 200 ms, the latest word last. What cannot be told is dropped: progress is a
 * courtesy.
 */
export class ToldProgress {
  readonly #tell: (progress: JudgingProgress) => Promise<void>;
  #latest: JudgingProgress | undefined;
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<void> = Promise.resolve();

  constructor(tell: (progress: JudgingProgress) => Promise<void>) {
    this.#tell = tell;
  }

  note(progress: JudgingProgress): void {
    this.#latest = progress;
    if (this.#timer !== undefined) return;
    this.#pass();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      if (this.#latest !== undefined) this.note(this.#latest);
    }, TELL_EVERY_MS);
  }

  /** Tells the rest. Nothing is told afterwards. */
  async finish(): Promise<void> {
    clearTimeout(this.#timer);
    this.#pass();
    await this.#telling;
  }

  #pass(): void {
    const progress = this.#latest;
    this.#latest = undefined;
    if (progress !== undefined) this.#telling = this.#telling.then(() => this.#tell(progress)).catch(() => {});
  }
}
