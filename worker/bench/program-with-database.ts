import type { ProgramOrder } from '../../src/protocol/program-control.ts';
import type { DatabaseProcess } from './database-process.ts';
import type { Program } from './judging-run.ts';
import type { ProgramEnd } from './program-end.ts';

type Database = Pick<DatabaseProcess, 'pipes' | 'ended' | 'isEnded' | 'begin' | 'usage' | 'kill'>;

/**
 * A program and the database that it asks, as one: what either uses counts, and the end of one is the end of both. A
 * program that is done with leaves the database to the next.
 */
export function withDatabase(program: Program, database: Database): Program {
  const endOfDatabase = database.ended.then(async (end): Promise<ProgramEnd> => {
    program.kill('finished');
    return { ...(await program.ended), ...end };
  });
  // Where the database went first, the program was only sent after it.
  const endOfProgram = program.ended.then((end) => (database.isEnded ? endOfDatabase : end));
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
    database: database.pipes,
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
