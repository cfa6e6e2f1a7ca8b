import type { SqliteOutcome } from '../../database/sqlite/message.ts';
import { CALL_LIMIT } from '../calls.isolate.ts';
import { durationMs } from '../duration.ts';
import type { WorldPorts } from '../part.ts';
import { sleep } from '../services/delay.isolate.ts';
import { type FaultShelf, nameOfFault, takeFault } from '../sql/fault-shelf.ts';
import { STATEMENT_LIMIT_CHARS } from '../sql/program-link.isolate.ts';
import { inOneLine, isControl } from '../sql/statement.ts';
import { refusalOf, type SqliteFault } from './faults.ts';
import { listOf, type Params, sendParams } from './params.ts';
import { countOf } from './result.ts';
import type { SqliteCall } from './sqlite-call.ts';
import { nameOfCode } from './sqlite-error.ts';
import type { SqliteDatabase } from './sqlite-link.isolate.ts';

/** Undefined for a script, which has no values. */
type Given = Params | undefined;

export type SqliteLink = ReturnType<typeof createSqliteLink>;

/** What the program reaches SQLite by: each statement is logged, may travel, and may meet a fault. */
export function createSqliteLink(ports: WorldPorts, database: () => SqliteDatabase, faults: FaultShelf<SqliteFault>) {
  let isInTransaction = false;
  /** Statements that were compiled since the test began: each is kept for as long as the program keeps it. */
  let prepared = 0;

  function note(text: string, params: Given): SqliteCall {
    const values = params === undefined ? undefined : listOf(params);
    const size = (values ?? []).reduce<number>((sum, value) => sum + lengthOf(value), text.length);
    if (size > STATEMENT_LIMIT_CHARS) {
      throw new RangeError(`a statement and its values have more than ${STATEMENT_LIMIT_CHARS / 1024 / 1024} MB`);
    }
    ports.calls.weigh(size);
    return ports.calls.note<SqliteCall>({
      kind: 'sqlite',
      text,
      params: values,
      isControl: isControl(text) || /^\s*pragma\b/i.test(text),
    });
  }

  function describe(text: string): SqliteOutcome {
    prepared += 1;
    if (prepared > CALL_LIMIT) {
      const message = `the program prepared more than ${CALL_LIMIT.toLocaleString('en-US')} statements in one test`;
      ports.problems.add(message);
      throw new RangeError(message);
    }
    return database().askAsProgram({ do: 'describe', text });
  }

  function meetFault(call: SqliteCall): SqliteFault | undefined {
    const fault = takeFault(faults, call.text);
    if (fault !== undefined) ports.calls.noteFault(call, nameOfFault(fault));
    return fault;
  }

  function run(text: string, params: Given, fault: SqliteFault | undefined, mostRows?: number): SqliteOutcome {
    if (typeof fault === 'string') return refuse(fault, text);
    const outcome = database().askAsProgram(
      params === undefined ? { do: 'script', text } : { do: 'run', text, values: sendParams(params), mostRows },
    );
    ({ isInTransaction } = outcome);
    return outcome;
  }

  function refuse(fault: Extract<SqliteFault, string>, text: string): SqliteOutcome {
    const { endsTransaction, ...error } = refusalOf(fault, text);
    if (endsTransaction) {
      database().ask({ do: 'roll-back' });
      isInTransaction = false;
    }
    return { columns: [], rows: [], changes: 0, lastInsertRowid: 0, isInTransaction, error };
  }

  function finish(call: SqliteCall, outcome: SqliteOutcome): SqliteOutcome {
    call.endedAt = ports.nowMs();
    ports.calls.noteAnswer(call);
    call.rows = countOf(outcome);
    if (outcome.error !== undefined) call.error = nameOfCode(outcome.error.code);
    return outcome;
  }

  return {
    isInTransaction: (): boolean => isInTransaction,

    /** What a statement's columns are called, or why it is none. It is not run, and not logged. */
    describe,

    /** While it runs nothing else does, the program's timers included. */
    runNow(text: string, params: Given, mostRows?: number): SqliteOutcome {
      const call = note(text, params);
      const fault = meetFault(call);
      if (typeof fault === 'object') ports.loop.moveTo(ports.nowMs() + durationMs(fault.slow));
      return finish(call, run(text, params, fault, mostRows));
    },

    /** On its way there and back other things may happen. */
    async run(text: string, params: Given): Promise<SqliteOutcome> {
      const call = note(text, params);
      const takeEffect = async () => {
        const fault = meetFault(call);
        if (typeof fault === 'object') await sleep(durationMs(fault.slow));
        return run(text, params, fault);
      };
      return finish(call, await ports.io.perform('sqlite', takeEffect, inOneLine(text, 60)));
    },

    /** Ends what the program has not committed. */
    rollBack(): void {
      if (isInTransaction) database().ask({ do: 'roll-back' });
      isInTransaction = false;
    },

    /** To be called when the database has gone back to an image, which has no transaction open. */
    reset(): void {
      prepared = 0;
      isInTransaction = false;
    },
  };
}

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  return ArrayBuffer.isView(value) ? value.byteLength : 8;
}
