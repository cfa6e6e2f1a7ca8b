import type { Call } from '../calls.isolate.ts';

/** A statement that the program ran, or a script of several. */
export type SqlCall = Call & {
  readonly kind: 'sql';
  readonly text: string;
  /** In the text that Postgres reads; undefined for a script. */
  readonly params: readonly (string | null)[] | undefined;
  /** Which of the program's connections, from 1 on. */
  readonly connection: number;
  /** Whether it is about the transaction only: `BEGIN`, `COMMIT`, `SAVEPOINT` …; those are not counted. */
  readonly isControl: boolean;
  /** When its answer was there, in virtual milliseconds; undefined where it has not run yet. */
  endedAt?: number;
  /** Rows that it returned or changed. */
  rows?: number;
  /** SQLSTATE of what it was refused with: `23505`. */
  error?: string;
};

export const isSqlCall = (call: Call): call is SqlCall => call.kind === 'sql';
