import type { RunAnswer, RunStatus } from '../../postgres-client/link.ts';
import { refusal } from './answers.ts';
import type { Slow } from './fault-shelf.ts';
import { inOneLine } from './statement.ts';

/** What can go wrong with a statement, though nothing is wrong with it. */
export type SqlFault =
  /** 40001, and the transaction is lost: it is to be tried again. */
  | 'serialization-failure'
  /** 40P01, and the transaction is lost: it is to be tried again. */
  | 'deadlock'
  /** 23505, as if another had just written the same key. */
  | 'unique-violation'
  /** The connection breaks before the statement runs. */
  | 'connection-lost'
  /** The statement runs, then the connection breaks: the program does not learn what became of it. */
  | 'answer-lost'
  | Slow;

export const SQL_FAULTS: readonly string[] = [
  'serialization-failure',
  'deadlock',
  'unique-violation',
  'connection-lost',
  'answer-lost',
];

/** The answer of a database that refuses a statement by a fault. */
export function refuseBy(fault: SqlFault, text: string): ((status: RunStatus) => RunAnswer) | undefined {
  switch (fault) {
    case 'serialization-failure':
      return (status) => refusal('40001', 'could not serialize access due to concurrent update', status);
    case 'deadlock':
      return (status) => refusal('40P01', 'deadlock detected', status);
    case 'unique-violation':
      return (status) => {
        const table = /(?:into|update)\s+"?([\w.]+)/i.exec(text)?.[1] ?? 'table';
        const constraint = `${table}_key`;
        const answer = refusal('23505', `duplicate key value violates unique constraint "${constraint}"`, status);
        return { ...answer, error: { ...answer.error, s: 'public', t: table, n: constraint } };
      };
    default:
      return undefined;
  }
}

export const connectionLost = (text: string): RunAnswer => ({
  ...refusal('57P01', 'Connection terminated unexpectedly', 'X'),
  error: { M: 'Connection terminated unexpectedly', C: '57P01', D: inOneLine(text) },
});
