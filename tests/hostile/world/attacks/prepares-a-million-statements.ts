/**
 * Has statements compiled and keeps them all, without ever running one.
 *
 * @verdict time-limit-exceeded wrong-answer memory-limit-exceeded runtime-error
 * @score at most 0
 */
type Ledger = { prepare(text: string): unknown };

export const createApp = ({ ledger }: { ledger: Ledger }) => ({
  async fetch() {
    const kept: unknown[] = [];
    for (let n = 0; n < 1_000_000; n++) {
      try {
        kept.push(ledger.prepare(`SELECT ${n} AS "${'x'.repeat(1_000)}"`));
      } catch (error) {
        kept.push(error);
      }
    }
    return new Response('{}');
  },
});
