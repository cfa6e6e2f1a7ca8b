import { EventEmitter, once } from 'node:events';
import { styleText } from 'node:util';
import { openBench } from '../../../worker/bench/open-bench.ts';
import { listen } from '../../door/listen.ts';
import { EXIT } from '../exit.ts';
import { findCaseFolder, noCase } from '../find-case-folder.ts';
import { openInBrowser } from '../open-in-browser.ts';
import { watchFolder } from '../watch-folder.ts';
import { createTryApp } from './create-try-app.ts';
import { createTryBench } from './judge-try.ts';
import { readTriedCase } from './read-case.ts';

export type TryArguments = {
  readonly name: string;
  readonly challenges: string;
  readonly port: string;
  readonly isOpened: boolean;
};

/** `minicase try`: shows a case as its candidates will see it, until it is stopped. */
export async function tryCase({ name, challenges, port, isOpened }: TryArguments): Promise<number> {
  const folder = await findCaseFolder(name, challenges);
  if (folder === undefined) return refuse(noCase(name, challenges));
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    return refuse(`--port takes a number up to 65535, not '${port}'`);
  const bench = await openBench();
  const changes = new EventEmitter().setMaxListeners(0);
  const watch = await watchFolder(folder, () => changes.emit('changed'));
  const app = createTryApp({
    folder,
    bench: createTryBench(bench),
    startId: crypto.randomUUID(),
    onChange(tell) {
      changes.on('changed', tell);
      return () => changes.off('changed', tell);
    },
  });
  try {
    const listening = await listen(app, Number(port), '127.0.0.1', '--port');
    const address = `http://localhost:${listening.port}`;
    console.log(`${styleText('bold', address)}  ${folder} as a candidate sees it; Ctrl-C ends it`);
    const tried = await readTriedCase(folder);
    if (tried.state === 'broken') console.log(`${styleText('yellow', 'it cannot be read yet')}: ${tried.message}`);
    if (isOpened) openInBrowser(address);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await listening.close();
    return EXIT.judged;
  } catch (error) {
    return refuse((error as Error).message);
  } finally {
    await watch.close();
    await bench.close();
  }
}

function refuse(message: string): number {
  console.error(`minicase try: ${message}`);
  return EXIT.badUsage;
}
