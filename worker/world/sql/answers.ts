import type { RunAnswer, RunStatus } from '../../postgres-client/link.ts';

/** Answers that Postgres would give, where it is not asked. */
export function refusal(code: string, message: string, status: RunStatus, hint?: string): RunAnswer {
  const error = { S: 'ERROR', V: 'ERROR', C: code, M: message, ...(hint !== undefined && { H: hint }) };
  return { results: [], error, status };
}

export const done = (command: string, status: RunStatus): RunAnswer => ({
  results: [{ command, rowCount: null, fields: [], rows: [] }],
  status,
});

export const inFailedTransaction = (): RunAnswer =>
  refusal('25P02', 'current transaction is aborted, commands ignored until end of transaction block', 'E');

export const cannotSerialize = (status: RunStatus): RunAnswer =>
  refusal('40001', 'could not serialize access due to concurrent update', status);

export const deadlock = (status: RunStatus): RunAnswer =>
  refusal(
    '40P01',
    'deadlock detected',
    status,
    'minicase: the statement waits for a transaction that waits for it: nothing else is left to run',
  );

/** SQLSTATE of a write in a transaction that may only read. */
export const READ_ONLY = '25006';
