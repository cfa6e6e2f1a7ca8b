/**
 * Calls a service for as long as it is let.
 *
 * @verdict time-limit-exceeded wrong-answer
 * @score at most 0
 */
export const createApp = () => ({
  async fetch() {
    for (;;) await fetch('https://bank.example/balance').catch(() => undefined);
  },
});
