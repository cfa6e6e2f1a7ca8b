import type { ProgramOrder } from '../../../src/protocol/program-control.ts';
import type { Program } from '../judging-run.ts';
import type { DatabaseProcess } from './database-process.ts';
import type { ProgramEnd } from './program-end.ts';

type Database = Pick<DatabaseProcess, 'pipes' | 'ended' | 'isEnded' | 'begin' | 'usage' | 'kill'>;

/** How a database is the program's. */
export type DatabaseRole = {
  /** What the grader knows it by. */
  readonly as: 'database' | 'sqlite';
  /** Whether it is left to the next where a program is done with; else it ends with the program. */
  readonly isKept: boolean;
};

/**
 * A program and a database that it asks, as one: what either uses counts, and the end of one is the end of both, but
 * where the database is kept.
 */
export function withDatabase(program: Program, database: Database, { as, isKept }: DatabaseRole): Program {
  let isDone = false;
  const endOfDatabase = database.ended.then(async (end): Promise<ProgramEnd> => {
    if (isDone) return await program.ended;
    program.kill('finished');
    return { ...(await program.ended), ...end };
  });
  // Where the database went first, the program was only sent after it.
  const endOfProgram = program.ended.then(async (end) => {
    if (database.isEnded) return await endOfDatabase;
    if (isKept) return end;
    usage();
    isDone = true;
    database.kill('finished');
    return await endOfDatabase;
  });
  let isCounted = true;
  let last = { cpuTimeMs: 0, memoryMb: 0, peakMemoryMb: 0 };

  function usage() {
    const own = program.usage();
    const asked = isCounted ? database.usage() : last;
    last = asked;
    return {
      cpuTimeMs: own.cpuTimeMs + asked.cpuTimeMs,
      // Each has the whole limit to itself.
      memoryMb: Math.max(own.memoryMb, asked.memoryMb),
      peakMemoryMb: Math.max(own.peakMemoryMb, asked.peakMemoryMb),
    };
  }

  return {
    pid: program.pid,
    pipes: program.pipes,
    databases: { ...program.databases, [as]: database.pipes },
    ended: Promise.race([endOfDatabase, endOfProgram]),
    get isEnded() {
      return program.isEnded || database.isEnded;
    },
    get output() {
      return program.output;
    },
    async compile(order: ProgramOrder) {
      database.begin(order.memoryMb);
      return await program.compile(order);
    },
    usage,
    kill(reason) {
      if (reason === 'finished') {
        usage();
        isCounted = false;
      } else {
        database.kill(reason);
      }
      program.kill(reason);
    },
  };
}
