import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

export type StartedProcess = {
  readonly child: ChildProcess;
  /** The first line it wrote. */
  readonly firstLine: string;
  /** Ends it if it still runs, and resolves with its exit code when it is gone. */
  readonly kill: (signal: NodeJS.Signals) => Promise<number | null>;
};

/** Starts a script of this project, and waits for its first line. */
export async function startProcess(script: string, variables: Record<string, string>): Promise<StartedProcess> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, '..', '..', script)], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...variables },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const firstLine = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${script} ended with ${code} before it was ready`);
    }),
  ]);
  return {
    child,
    firstLine,
    kill: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const gone = once(child, 'exit');
      child.kill(signal);
      const [code] = (await gone) as [number | null];
      return code;
    },
  };
}
