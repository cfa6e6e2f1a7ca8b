/** How much over the limit a program may go before it is stopped: whether it needs that much is to be measured again. */
const TOLERANCE = 1.2;

/** The processor time of one judging. See decision 12. */
export class CpuBudget {
  readonly #limitMs: number;
  #allowedMs: number;
  #isExtended = false;

  constructor(limitMs: number) {
    this.#limitMs = limitMs;
    this.#allowedMs = limitMs;
  }

  /** Whether a case at whose end this much was spent has used up the time. */
  isSpent(spentMs: number): boolean {
    return spentMs > this.#allowedMs;
  }

  /** Whether the program has to be stopped in the middle of its case. The second time there is nothing to measure again. */
  mustStop(spentMs: number): boolean {
    return spentMs >= (this.#isExtended ? this.#allowedMs : this.#allowedMs * TOLERANCE);
  }

  /** After a case that used up the time: as much again for those that follow, once. */
  extend(spentMs: number): void {
    if (!this.#isExtended) this.#allowedMs = spentMs + this.#limitMs;
    this.#isExtended = true;
  }
}
