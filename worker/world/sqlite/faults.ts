import type { SqliteFault as Refusal } from '../../database/sqlite/message.ts';
import type { Slow } from '../sql/fault-shelf.ts';

/** What can go wrong with a statement, though nothing is wrong with it. */
export type SqliteFault =
  /** SQLITE_BUSY: another process has the file locked, for longer than anybody would wait. */
  | 'busy'
  /** SQLITE_FULL: the disk is full. A transaction is rolled back by it. */
  | 'full'
  /** SQLITE_IOERR: the disk cannot be read. A transaction is rolled back by it. */
  | 'io-error'
  /** SQLITE_READONLY: the file may not be written to. */
  | 'readonly'
  /** SQLITE_CONSTRAINT_UNIQUE, as if another had just written the same key. */
  | 'unique-violation'
  /** SQLITE_CONSTRAINT_FOREIGNKEY, as if another had just removed what a row refers to. */
  | 'foreign-key-violation'
  | Slow;

type Named = Exclude<SqliteFault, Slow>;

const REFUSALS: Readonly<Record<Named, Refusal & { readonly endsTransaction?: true }>> = {
  busy: { code: 5, message: 'database is locked' },
  full: { code: 13, message: 'database or disk is full', endsTransaction: true },
  'io-error': { code: 10, message: 'disk I/O error', endsTransaction: true },
  readonly: { code: 8, message: 'attempt to write a readonly database' },
  'unique-violation': { code: 2067, message: 'UNIQUE constraint failed' },
  'foreign-key-violation': { code: 787, message: 'FOREIGN KEY constraint failed' },
};

export const SQLITE_FAULTS: readonly string[] = Object.keys(REFUSALS);

/** What SQLite would refuse a statement with, and whether its transaction is lost by it. */
export function refusalOf(fault: Named, text: string): Refusal & { readonly endsTransaction?: true } {
  const refusal = REFUSALS[fault];
  if (fault !== 'unique-violation') return refusal;
  const [, table, column] = /(?:into|update)\s+["`[]?(\w+)["`\]]?(?:\s*\(\s*["`[]?(\w+))?/i.exec(text) ?? [];
  return { ...refusal, message: `${refusal.message}: ${table ?? 'table'}.${column ?? 'id'}` };
}
