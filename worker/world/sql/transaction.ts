/** A transaction that a session has open. */
export type Transaction = {
  /** What began it, to begin it again. */
  readonly beginText: string;
  /** Whether the database itself has it open; else it has read only, or nothing yet. */
  readonly isNative: boolean;
  /** Whether it is to be rolled back, and nothing else. */
  readonly hasFailed: boolean;
  /** Whether it has done what cannot be begun again: a write, a lock, a savepoint, a setting. */
  readonly isBound: boolean;
  /** Whether it can recover from a failure. */
  readonly hasSavepoint: boolean;
  /** Whether its reads all see what its first statement saw. */
  readonly keepsSnapshot: boolean;
  /** How many changes had been committed when its snapshot was taken; undefined before its first statement. */
  readonly snapshotAt?: number;
  /** The database as its snapshot is, where it could not be kept open. */
  readonly snapshotImage?: number;
};

export type Session = { readonly id: number; readonly transaction?: Transaction | undefined };

export function beginTransaction(beginText: string, isSnapshot: boolean): Transaction {
  return {
    beginText,
    isNative: false,
    hasFailed: false,
    isBound: false,
    hasSavepoint: false,
    keepsSnapshot: isSnapshot,
  };
}
