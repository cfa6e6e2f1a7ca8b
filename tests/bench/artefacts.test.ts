import { execFileSync } from 'node:child_process';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';

it('are built wherever the process was started', () => {
  const module = fileURLToPath(new URL('../../worker/bench/artefacts/artefacts.ts', import.meta.url));
  const script = `const { buildArtefacts } = await import(${JSON.stringify(module)}); await (await buildArtefacts()).close();`;
  execFileSync(process.execPath, ['--no-warnings', '--input-type=module', '-e', script], {
    cwd: os.tmpdir(),
    stdio: 'pipe',
  });
});
