import { styleText } from 'node:util';
import { NotGranted } from '../ask-api.ts';
import { createProgressLine } from '../progress-line.ts';
import { watchFolder } from '../watch-folder.ts';
import { formatJudging } from './format-judging.ts';
import { judgeFolder } from './judge-folder.ts';
import { readSession } from './session.ts';

/** Saves and runs the samples each time a file is saved, until `signal` aborts. What comes while it runs is run after. */
export async function watchSolution(folder: string, signal: AbortSignal): Promise<void> {
  await readSession(folder);
  let isRunning = false;
  let isWanted = true;
  const run = async () => {
    if (isRunning) return;
    isRunning = true;
    while (isWanted && !signal.aborted) {
      isWanted = false;
      await runSamples(folder);
    }
    isRunning = false;
  };
  const watched = await watchFolder(folder, (paths) => {
    if (paths.every((each) => each.startsWith('.minicase') || each.startsWith('brief/'))) return;
    isWanted = true;
    void run();
  });
  console.log(styleText('dim', `${folder} is watched; Ctrl-C ends it`));
  await run();
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  await watched.close();
}

/** What is not granted is told: the next save tries again. */
async function runSamples(folder: string): Promise<void> {
  const progress = createProgressLine(process.stdout);
  try {
    const { submission } = await judgeFolder(folder, 'sample', false, progress.show);
    progress.clear();
    console.log(`\n${new Date().toLocaleTimeString('en-GB')}\n${formatJudging(submission.judging)}`);
  } catch (error) {
    progress.clear();
    if (!(error instanceof NotGranted)) throw error;
    console.error(`minicase-cli: ${error.message}`);
  }
}
