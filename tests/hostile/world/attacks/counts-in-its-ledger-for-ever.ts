/**
 * A statement that never ends: nothing but the end of its process does end it.
 *
 * @verdict time-limit-exceeded
 * @score at most 0
 */
type Ledger = { prepare(text: string): { all(): unknown[] } };

export const createApp = ({ ledger }: { ledger: Ledger }) => ({
  async fetch() {
    const counting = 'WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n';
    return new Response(JSON.stringify(ledger.prepare(counting).all()));
  },
});
