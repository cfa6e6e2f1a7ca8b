import { spawn } from 'node:child_process';

/** Ends by itself where its parent is gone. */
const BURN =
  'const until = process.ppid; for (;;) for (let i = 0; i < 1e9; i++) if (process.ppid !== until) process.exit();';

/** Keeps so many processors busy until it is stopped, for what must hold on a busy machine too. */
export function burnProcessors(count: number): { readonly stop: () => void } {
  const burners = Array.from({ length: count }, () => spawn(process.execPath, ['-e', BURN], { stdio: 'ignore' }));
  return {
    stop() {
      for (const burner of burners) burner.kill('SIGKILL');
    },
  };
}
