import type { RunAnswer, RunStatus } from '../../postgres-client/link.ts';
import { type Duration, durationMs } from '../duration.ts';
import { refusal } from './answers.ts';
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
  /** The statement runs, so much later. */
  | { readonly slow: Duration };

export type FaultOptions = {
  /** How often; once where it is left out. */
  readonly times?: number;
};

/** A fault that waits for its statement. */
export type PendingFault = {
  readonly match: (text: string) => boolean;
  readonly fault: SqlFault;
  readonly timesLeft: number;
};

const NAMED = ['serialization-failure', 'deadlock', 'unique-violation', 'connection-lost', 'answer-lost'];

/** @throws TypeError where it is no fault, or fits no statement */
export function readFault(match: unknown, fault: unknown, { times = 1 }: FaultOptions = {}): PendingFault {
  if (!(match instanceof RegExp) && typeof match !== 'string') {
    throw new TypeError(
      'world.sql.fail: the first argument is a part of the statement’s text, or an expression for it',
    );
  }
  if (!Number.isInteger(times) || times < 1) throw new TypeError(`world.sql.fail: times is ${String(times)}`);
  const isSlow = typeof fault === 'object' && fault !== null && 'slow' in fault;
  if (isSlow) durationMs(fault.slow, 'world.sql.fail: slow');
  else if (!NAMED.includes(fault as string)) {
    throw new TypeError(
      `world.sql.fail: ${JSON.stringify(fault)} is no fault: write ${NAMED.map((name) => `'${name}'`).join(', ')} or { slow: '3s' }`,
    );
  }
  const wanted = typeof match === 'string' ? match.toLowerCase() : match;
  return {
    match:
      wanted instanceof RegExp
        ? (text) => new RegExp(wanted.source, wanted.flags.replace(/[gy]/g, '')).test(text)
        : (text) => text.toLowerCase().includes(wanted),
    fault: fault as SqlFault,
    timesLeft: times,
  };
}

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
