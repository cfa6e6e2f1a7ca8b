/**
 * Makes the process of its database keep as much as it can, and asks for all of it.
 *
 * @verdict memory-limit-exceeded time-limit-exceeded wrong-answer runtime-error
 * @score at most 0
 */
type Ledger = { prepare(text: string): { all(): unknown[] }; exec(script: string): void };

const NUMBERS = 'WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n LIMIT 1000)';

export const createApp = ({ ledger }: { ledger: Ledger }) => ({
  async fetch() {
    const told = [
      () => ledger.exec('CREATE TABLE nothing (bytes)'),
      () => ledger.exec(`INSERT INTO nothing ${NUMBERS} SELECT zeroblob(1000000) FROM n`),
      () => ledger.prepare('SELECT * FROM nothing').all(),
      () => ledger.prepare(`${NUMBERS} SELECT count(DISTINCT zeroblob(4000000) || n) FROM n`).all(),
    ].map((act) => {
      try {
        return act();
      } catch (error) {
        return String(error);
      }
    });
    return new Response(JSON.stringify(told));
  },
});
