import type { SqliteFault } from '../../database/sqlite/message.ts';

/** https://www.sqlite.org/rescode.html */
const NAMES: Readonly<Record<number, string>> = {
  ...{ 1: 'ERROR', 2: 'INTERNAL', 3: 'PERM', 4: 'ABORT', 5: 'BUSY', 6: 'LOCKED', 7: 'NOMEM', 8: 'READONLY' },
  ...{ 9: 'INTERRUPT', 10: 'IOERR', 11: 'CORRUPT', 13: 'FULL', 14: 'CANTOPEN', 17: 'SCHEMA', 18: 'TOOBIG' },
  ...{ 19: 'CONSTRAINT', 20: 'MISMATCH', 21: 'MISUSE', 23: 'AUTH', 25: 'RANGE', 26: 'NOTADB' },
  ...{ 261: 'BUSY_RECOVERY', 517: 'BUSY_SNAPSHOT', 275: 'CONSTRAINT_CHECK', 531: 'CONSTRAINT_COMMITHOOK' },
  ...{ 787: 'CONSTRAINT_FOREIGNKEY', 1043: 'CONSTRAINT_FUNCTION', 1299: 'CONSTRAINT_NOTNULL' },
  ...{ 1555: 'CONSTRAINT_PRIMARYKEY', 1811: 'CONSTRAINT_TRIGGER', 2067: 'CONSTRAINT_UNIQUE' },
  ...{ 2323: 'CONSTRAINT_VTAB', 2579: 'CONSTRAINT_ROWID', 3091: 'CONSTRAINT_DATATYPE' },
};

export function nameOfCode(code: number): string {
  return `SQLITE_${NAMES[code] ?? NAMES[code & 0xff] ?? 'ERROR'}`;
}

/** What a statement was refused with, as better-sqlite3 tells it, and with the number as `node:sqlite` does. */
export class SqliteError extends Error {
  override readonly name: string = 'SqliteError';
  /** `SQLITE_CONSTRAINT_UNIQUE` */
  readonly code: string;
  readonly errcode: number;

  constructor({ code, message }: SqliteFault) {
    super(message);
    this.code = nameOfCode(code);
    this.errcode = code;
  }
}
