import { type DatabaseAnswer, type DatabaseRequest, type DatabaseStep, EMPTY } from '../../database/message.ts';
import type { RunAnswer } from '../../postgres-client/link.ts';

/** Asks the database process; null when it is gone. Undefined while cases are only collected, and nothing is asked. */
export type DatabaseExchange = (frame: string) => string | null;

export type Database = ReturnType<typeof connectDatabase>;

/** The database process, asked step by step. */
export function connectDatabase(exchange: DatabaseExchange, seed: number, wallMs: () => number) {
  let lastImage = EMPTY;

  function send(steps: readonly DatabaseStep[], isProgram: boolean): DatabaseAnswer {
    const request: DatabaseRequest = { wallMs: wallMs(), steps, isProgram };
    const answer = exchange(JSON.stringify(request));
    // The worker ends this judging's group: nothing that is done from here on counts.
    if (answer === null) throw new Error('the database is gone');
    return JSON.parse(answer) as DatabaseAnswer;
  }

  /** What the program is not charged for. */
  const ask = (...steps: readonly DatabaseStep[]): DatabaseAnswer => send(steps, false);

  ask({ do: 'open', seed });
  return {
    ask,
    /** One statement with values, or a script without. @param isProgram - whether the program is charged for it */
    run(text: string, values?: readonly (string | null)[], isProgram = false): RunAnswer {
      const [answer] = send([{ do: 'run', text, values }], isProgram);
      return answer as RunAnswer;
    },
    nameImage(): number {
      lastImage += 1;
      return lastImage;
    },
  };
}
