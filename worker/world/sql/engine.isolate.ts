import type { DatabaseStep } from '../../database/message.ts';
import type { RunAnswer, RunStatus } from '../../postgres-client/link.ts';
import { cannotSerialize, deadlock, done, inFailedTransaction, READ_ONLY } from './answers.ts';
import type { Database } from './database-link.isolate.ts';
import { keepsSnapshot, kindOf, takesLock } from './statement.ts';
import { beginTransaction, type Session, type Transaction } from './transaction.ts';

type Values = readonly (string | null)[] | undefined;
type Waiting = {
  readonly session: number;
  readonly text: string;
  readonly values: Values;
  readonly resolve: (answer: RunAnswer) => void;
};
/** `wait`: not before the transaction of another session has ended. */
type Outcome = RunAnswer | 'wait';

export type EngineState = { readonly sessions: ReadonlyMap<number, Session>; readonly owner: number | undefined };
export type Engine = ReturnType<typeof createEngine>;

const HAS_WRITTEN = 'SELECT pg_current_xact_id_if_assigned() IS NOT NULL';

/**
 * Many sessions on the one connection that the database has; see decision 25. One transaction at a time writes: others
 * read what was committed before it, and wait where they would write.
 */
export function createEngine(database: Database) {
  let sessions = new Map<number, Session>();
  /** Whose transaction the database has open. */
  let owner: number | undefined;
  let waiting: Waiting[] = [];
  /** Sessions of the suite itself. */
  const authors = new Set<number>();
  let lastSession = 0;
  /** Grows with every change that is committed. */
  let committed = 0;

  const transactionOf = (session: number): Transaction | undefined => sessions.get(session)?.transaction;

  function setTransaction(session: number, transaction: Transaction | undefined): void {
    const before = transactionOf(session);
    if (before?.snapshotImage !== undefined && before.snapshotImage !== transaction?.snapshotImage) {
      database.ask({ do: 'forget', image: before.snapshotImage });
    }
    sessions.set(session, { id: session, transaction });
  }

  function update(session: number, change: Partial<Transaction>): void {
    const transaction = transactionOf(session);
    if (transaction !== undefined) setTransaction(session, { ...transaction, ...change });
  }

  /** The one statement of a session, now or never again. */
  function attempt(session: number, text: string, values: Values): Outcome {
    const transaction = transactionOf(session);
    if (owner === session) return runNative(session, text, values);
    if (owner !== undefined && !stepAside(owner)) return runBeside(session, text, values);
    return transaction === undefined ? runNative(session, text, values) : resume(session, transaction, text, values);
  }

  /** Runs on the database as it is. What it answers tells whether a transaction is open afterwards. */
  function runNative(session: number, text: string, values: Values): RunAnswer {
    const kind = kindOf(text);
    const before = transactionOf(session);
    const answer = database.run(text, values, !authors.has(session));
    const hasChanged = answer.results.some(({ command }) => command !== 'SELECT' && command !== 'SHOW');
    if (answer.status === 'I') {
      owner = undefined;
      setTransaction(session, undefined);
      if (hasChanged && !/^\s*(?:rollback|abort)/i.test(text)) committed += 1;
      return answer;
    }
    owner = session;
    const transaction = before ?? beginTransaction(kind === 'begin' ? text : 'BEGIN', keepsSnapshot(text));
    const isQuiet = kind === 'begin' || kind === 'isolation' || (kind === 'read' && !takesLock(text));
    setTransaction(session, {
      ...transaction,
      beginText: kind === 'isolation' ? `${transaction.beginText}; ${text}` : transaction.beginText,
      keepsSnapshot: transaction.keepsSnapshot || (kind === 'isolation' && keepsSnapshot(text)),
      isNative: true,
      hasFailed: answer.status === 'E',
      hasSavepoint: transaction.hasSavepoint || kind === 'savepoint',
      isBound: transaction.isBound || !isQuiet || (kind === 'begin' && values === undefined && /;\s*\S/.test(text)),
      ...(kind !== 'begin' && kind !== 'isolation' && { snapshotAt: transaction.snapshotAt ?? committed }),
    });
    return answer;
  }

  /**
   * Takes a transaction out of the database that has only read: it loses nothing by being begun again. False where it
   * has done more, and stays.
   */
  function stepAside(session: number): boolean {
    const transaction = transactionOf(session);
    if (transaction === undefined) return false;
    const isLost = transaction.hasFailed && !transaction.hasSavepoint;
    if (transaction.isBound && !isLost) return false;
    if (!isLost && database.run(HAS_WRITTEN).results[0]?.rows[0]?.[0] !== 'f') {
      update(session, { isBound: true });
      return false;
    }
    database.run('ROLLBACK');
    owner = undefined;
    const needsImage = transaction.keepsSnapshot && transaction.snapshotAt !== undefined;
    const image = needsImage ? (transaction.snapshotImage ?? database.nameImage()) : undefined;
    if (image !== undefined && transaction.snapshotImage === undefined) database.ask({ do: 'save', image });
    update(session, { isNative: false, isBound: false, ...(image !== undefined && { snapshotImage: image }) });
    return true;
  }

  /** A statement of a session while another's transaction has written: what it sees was committed before that. */
  function runBeside(session: number, text: string, values: Values): Outcome {
    const transaction = transactionOf(session);
    const kind = kindOf(text);
    const virtual = runVirtually(session, transaction, text);
    if (virtual !== undefined) return virtual;
    if (kind !== 'read' || takesLock(text)) return 'wait';
    const work = database.nameImage();
    const snapshot = transaction?.snapshotImage;
    const steps: DatabaseStep[] = [{ do: 'save', image: work }];
    if (snapshot === undefined) steps.push({ do: 'run', text: 'ROLLBACK' });
    else steps.push({ do: 'restore', image: snapshot });
    const image = transaction?.keepsSnapshot === true && snapshot === undefined ? database.nameImage() : undefined;
    if (image !== undefined) steps.push({ do: 'save', image });
    const answer = readOnly(steps, text, values, work);
    if (answer.error?.['C'] === READ_ONLY) {
      if (image !== undefined) database.ask({ do: 'forget', image });
      return 'wait';
    }
    return noteRead(session, answer, image);
  }

  /** Reads elsewhere than where the database is, and goes back to where it was. */
  function readOnly(before: readonly DatabaseStep[], text: string, values: Values, backTo: number): RunAnswer {
    const answers = database.ask(
      ...before,
      { do: 'run', text: 'BEGIN READ ONLY' },
      { do: 'run', text, values },
      { do: 'restore', image: backTo },
      { do: 'forget', image: backTo },
    );
    return answers.at(-1) as RunAnswer;
  }

  function noteRead(session: number, answer: RunAnswer, image: number | undefined): RunAnswer {
    const transaction = transactionOf(session);
    if (transaction === undefined) return { ...answer, status: 'I' };
    const hasFailed = answer.error !== undefined;
    update(session, {
      hasFailed,
      snapshotAt: transaction.snapshotAt ?? committed,
      ...(image !== undefined && { snapshotImage: image }),
    });
    return { ...answer, status: hasFailed ? 'E' : 'T' };
  }

  /** What needs no database: beginning, and all that a transaction which it does not have can do but read and write. */
  function runVirtually(session: number, transaction: Transaction | undefined, text: string): RunAnswer | undefined {
    const kind = kindOf(text);
    if (transaction === undefined) {
      if (kind !== 'begin' || /;\s*\S/.test(text)) return undefined;
      setTransaction(session, beginTransaction(text, keepsSnapshot(text)));
      return done(/^\s*start/i.test(text) ? 'START TRANSACTION' : 'BEGIN', 'T');
    }
    if (kind === 'end' && !/;\s*\S/.test(text)) {
      setTransaction(session, undefined);
      return done(transaction.hasFailed || /^\s*(?:rollback|abort)/i.test(text) ? 'ROLLBACK' : 'COMMIT', 'I');
    }
    if (transaction.hasFailed) return inFailedTransaction();
    if (kind === 'isolation') {
      update(session, {
        beginText: `${transaction.beginText}; ${text}`,
        keepsSnapshot: transaction.keepsSnapshot || keepsSnapshot(text),
      });
      return done('SET', 'T');
    }
    return undefined;
  }

  /** Goes on with a transaction that the database does not have, while it has no other. */
  function resume(session: number, transaction: Transaction, text: string, values: Values): RunAnswer {
    const virtual = runVirtually(session, transaction, text);
    if (virtual !== undefined) return virtual;
    const isStale = transaction.keepsSnapshot && (transaction.snapshotAt ?? committed) !== committed;
    if (isStale) return runOnSnapshot(session, transaction, text, values);
    const begun = database.run(transaction.beginText);
    if (begun.error !== undefined) {
      database.run('ROLLBACK');
      update(session, { hasFailed: true });
      return { ...begun, status: 'E' };
    }
    owner = session;
    return runNative(session, text, values);
  }

  /** Others have committed since the snapshot was taken: it can be read, and to write would be to overlook them. */
  function runOnSnapshot(session: number, transaction: Transaction, text: string, values: Values): RunAnswer {
    const { snapshotImage } = transaction;
    if (kindOf(text) === 'read' && !takesLock(text) && snapshotImage !== undefined) {
      const now = database.nameImage();
      const steps: DatabaseStep[] = [
        { do: 'save', image: now },
        { do: 'restore', image: snapshotImage },
      ];
      const answer = readOnly(steps, text, values, now);
      if (answer.error?.['C'] !== READ_ONLY) return noteRead(session, answer, undefined);
    }
    update(session, { hasFailed: true });
    return cannotSerialize('E');
  }

  /** Those who wait go on in the order in which they came, until one has to wait still. */
  function goOn(): void {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const outcome = attempt(next.session, next.text, next.values);
      if (outcome === 'wait') return;
      waiting.shift();
      next.resolve(outcome);
    }
  }

  function statusOf(session: number): RunStatus {
    const transaction = transactionOf(session);
    if (transaction === undefined) return 'I';
    return transaction.hasFailed ? 'E' : 'T';
  }

  return {
    open(isAuthor = false): number {
      lastSession += 1;
      if (isAuthor) authors.add(lastSession);
      sessions.set(lastSession, { id: lastSession });
      return lastSession;
    },

    /** Resolves when the statement has run, which may be when others have ended their transactions. */
    async run(session: number, text: string, values: Values): Promise<RunAnswer> {
      if (owner !== undefined && owner !== session && waiting.length > 0 && kindOf(text) === 'other') {
        return await enqueue(session, text, values);
      }
      const outcome = attempt(session, text, values);
      if (outcome === 'wait') return await enqueue(session, text, values);
      if (owner === undefined) goOn();
      return outcome;
    },

    /** Ends a transaction with an error that nothing but the suite has brought about. */
    fail(session: number, answer: (status: RunStatus) => RunAnswer): RunAnswer {
      const transaction = transactionOf(session);
      if (transaction === undefined) return answer('I');
      if (owner === session) {
        database.run('ROLLBACK');
        owner = undefined;
      }
      update(session, { hasFailed: true, isNative: false, isBound: false });
      if (owner === undefined) goOn();
      return answer('E');
    },

    /** The connection is gone, and what it had not committed with it. */
    close(session: number): void {
      waiting = waiting.filter((other) => other.session !== session);
      if (owner === session) {
        database.run('ROLLBACK');
        owner = undefined;
      }
      setTransaction(session, undefined);
      sessions.delete(session);
      if (owner === undefined) goOn();
    },

    statusOf,

    /** Refuses the first that waits, when nothing else is left that could happen; false where nobody waits. */
    breakDeadlock(): boolean {
      const first = waiting.shift();
      if (first === undefined) return false;
      update(first.session, { hasFailed: true });
      first.resolve(deadlock(statusOf(first.session)));
      return true;
    },

    checkpoint: (): EngineState => ({ sessions: new Map(sessions), owner }),

    /** What waits at the end of a test waits for ever. */
    restore(state: EngineState): void {
      for (const { id } of sessions.values()) setTransaction(id, undefined);
      sessions = new Map(state.sessions);
      owner = state.owner;
      waiting = [];
    },
  };

  function enqueue(session: number, text: string, values: Values): Promise<RunAnswer> {
    return new Promise((resolve) => {
      waiting.push({ session, text, values, resolve });
    });
  }
}
