import { once } from 'node:events';
import { styleText } from 'node:util';
import { openBenchPool } from '../../../worker/check/bench-pool.ts';
import { readCaseUnderCheck } from '../../../worker/check/case-under-check.ts';
import { withPatience } from '../../../worker/check/check-challenge.ts';
import { JudgeError } from '../../domain/judge-error.ts';
import { EXIT } from '../exit.ts';
import { findCaseFolder, noCase } from '../find-case-folder.ts';
import { watchFolder } from '../watch-folder.ts';
import { formatFault, formatResult } from './format-result.ts';
import { planWork, type Work } from './plan-work.ts';
import { createWatchedCase, type WatchedCase } from './watched-case.ts';

export type WatchArguments = {
  readonly name: string;
  readonly challenges: string;
  readonly hasMutants: boolean;
};

/** `minicase watch`: looks again at what a change can affect, each time a file is saved, until it is stopped. */
export async function watchCase({ name, challenges, hasMutants }: WatchArguments): Promise<number> {
  const folder = await findCaseFolder(name, challenges);
  if (folder === undefined) {
    console.error(`minicase watch: ${noCase(name, challenges)}`);
    return EXIT.badUsage;
  }
  const pool = openBenchPool();
  const look = createLook(createWatchedCase(pool), folder, hasMutants);
  const broken = Promise.withResolvers<never>();
  let isStopped = false;
  let last: Promise<void> = Promise.resolve();
  const enqueue = (changed: readonly string[]): void => {
    last = last
      .then(() => (isStopped ? undefined : look(changed)))
      .catch((cause: unknown) => {
        if (!isStopped) broken.reject(cause);
      });
  };
  const stopping = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), broken.promise]);
  const watch = await watchFolder(folder, enqueue);
  console.log(`${styleText('bold', folder)}  looked at once, and then as you save it; Ctrl-C ends it`);
  enqueue([]);
  try {
    await stopping;
    return EXIT.judged;
  } finally {
    isStopped = true;
    await watch.close();
    await pool.close();
  }
}

/** Looks at what changed, and prints what there is to tell; at all of the case until it could be looked at once. */
function createLook(watched: WatchedCase, folder: string, hasMutants: boolean) {
  const firstWorks: readonly Work[] = [{ kind: 'first' }, ...(hasMutants ? [{ kind: 'mutants' } as const] : [])];
  let hasSeenAll = false;
  /** What changed while the case could not be read is looked at once it can. */
  const pending = new Set<string>();
  return async (changed: readonly string[]): Promise<void> => {
    for (const file of changed) pending.add(file);
    try {
      const subject = withPatience(await readCaseUnderCheck(folder));
      const works = hasSeenAll ? planWork([...pending], subject, hasMutants) : firstWorks;
      for (const work of works) {
        let startedAt = performance.now();
        for await (const result of watched.look(work, subject)) {
          console.log(formatResult(result, performance.now() - startedAt));
          startedAt = performance.now();
        }
      }
      if (!hasSeenAll) console.log(styleText('dim', 'watching …'));
      hasSeenAll = true;
      pending.clear();
    } catch (cause) {
      if (!(cause instanceof JudgeError)) throw cause;
      console.log(formatFault(cause.message));
    }
  };
}
