import {
  EMPTY,
  type SqliteAnswer,
  type SqliteOutcome,
  type SqliteRequest,
  type SqliteStep,
} from '../../database/sqlite/message.ts';
import type { DatabasePort } from '../part.ts';

export type SqliteDatabase = ReturnType<typeof connectSqlite>;

/** The process that has SQLite, asked step by step. */
export function connectSqlite({ exchange, seed }: DatabasePort, wallMs: () => number) {
  let lastImage = EMPTY;

  function send(isProgram: boolean, steps: readonly SqliteStep[]): SqliteAnswer {
    const request: SqliteRequest = { wallMs: wallMs(), steps, isProgram };
    const answer = exchange(JSON.stringify(request));
    // The worker ends this judging's group: nothing that is done from here on counts.
    if (answer === null) throw new Error('the database is gone');
    return JSON.parse(answer) as SqliteAnswer;
  }

  send(false, [{ do: 'open', seed }]);
  return {
    /** As the suite, for which the program does not pay. */
    ask: (...steps: readonly SqliteStep[]): SqliteAnswer => send(false, steps),
    /** As the program. */
    askAsProgram: (step: SqliteStep): SqliteOutcome => send(true, [step])[0] as SqliteOutcome,
    nameImage(): number {
      lastImage += 1;
      return lastImage;
    },
  };
}
