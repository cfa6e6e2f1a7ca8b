import type { DatabaseReport } from '../../src/protocol/database-control.ts';
import { FramePipe, PipeClosed } from '../wire/frame.ts';

/** What every request to a database says. */
type Request = {
  /** Whether the program has asked for it: what anything else takes of the processor is not the program's. */
  readonly isProgram: boolean;
};

/**
 * Answers one grader after another until their pipes end. Whoever is listening in the worker learns when this process
 * can be asked, and what of its processor time is not the program's to pay.
 *
 * Descriptors: 0 and 1 to the worker, 3 (read) and 4 (write) to the grader.
 */
export async function serveGrader<Asked extends Request>(answer: (request: Asked) => unknown): Promise<void> {
  const worker = new FramePipe(0, 1);
  const grader = new FramePipe(3, 4);
  const report = (message: DatabaseReport): void => worker.write(JSON.stringify(message));
  try {
    report({ type: 'ready' });
    for (;;) {
      const request = JSON.parse(grader.read()) as Asked;
      const before = process.cpuUsage();
      const text = JSON.stringify(await answer(request));
      if (!request.isProgram) {
        const { user, system } = process.cpuUsage(before);
        report({ type: 'not-the-programs', cpuTimeMs: (user + system) / 1e3 });
      }
      grader.write(text);
    }
  } catch (error) {
    if (!(error instanceof PipeClosed)) throw error;
  }
}
