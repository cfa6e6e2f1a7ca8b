import type { Call } from '../calls.isolate.ts';

/** A statement that the program ran on SQLite, or a script of several. */
export type SqliteCall = Call & {
  readonly kind: 'sqlite';
  readonly text: string;
  /** Its values in order, of named ones too; undefined for a script. */
  readonly params: readonly unknown[] | undefined;
  /** Whether it is about the transaction or the connection only: `BEGIN`, `SAVEPOINT`, `PRAGMA` …; those are not counted. */
  readonly isControl: boolean;
  /** When its answer was there, in virtual milliseconds; undefined where it has not run yet. */
  endedAt?: number;
  /** Rows that it returned or changed. */
  rows?: number;
  /** What it was refused with: `SQLITE_CONSTRAINT_UNIQUE`. */
  error?: string;
};

export const isSqliteCall = (call: Call): call is SqliteCall => call.kind === 'sqlite';
