import path from 'node:path';
import { parseEnvironment } from '../../src/door/environment.ts';
import { startMinicase } from '../../src/door/start-minicase.ts';
import { openScriptedBench } from './scripted-bench.ts';

/** minicase as `src/main.ts` starts it, with scripted benches: a process for tests to kill. */
const projectFolder = path.join(import.meta.dirname, '..', '..');
const minicase = await startMinicase(parseEnvironment(process.env, projectFolder), openScriptedBench);
process.on('SIGTERM', async () => {
  await minicase.close();
  process.exit(0);
});
process.stdout.write(`${JSON.stringify({ address: minicase.address, apiToken: minicase.apiToken })}\n`);
