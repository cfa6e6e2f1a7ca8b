import os from 'node:os';
import path from 'node:path';
import { openLastingBench } from '../../../worker/bench/lasting-bench.ts';
import { readCaseUnderCheck } from '../../../worker/check/case-under-check.ts';
import { parseEnvironment } from '../../door/environment.ts';
import { type Minicase, startMinicase } from '../../door/start-minicase.ts';
import { EXIT } from '../exit.ts';
import { createProgressLine } from '../progress-line.ts';
import { DEMO_PASSWORD, fillCohort } from './fill-cohort.ts';
import { DEMO_PEOPLE, DEMO_STAFF } from './people.ts';
import { reviewCohort } from './review-cohort.ts';

export type DemoArguments = {
  readonly port: string;
  readonly data: string;
  readonly candidates: string;
  readonly challenges: string;
  /** Whether it ends once everything is there, instead of serving it. */
  readonly isOnlyFilled: boolean;
};

const PROJECT = path.join(import.meta.dirname, '../../..');

/** The cases of the demonstration: everybody has the first, some the second as well. */
const CASES = ['order-sync', 'catalogue-search'] as const;

/** `minicase demo`: a server of its own with a cohort that was judged for real. @returns the exit code */
export async function demo(given: DemoArguments): Promise<number> {
  const candidates = Number(given.candidates);
  if (!Number.isInteger(candidates) || candidates < 1 || candidates > DEMO_PEOPLE.length) {
    console.error(`minicase demo: --candidates takes a whole number from 1 to ${DEMO_PEOPLE.length}`);
    return EXIT.badUsage;
  }
  const environment = parseEnvironment(
    {
      ...process.env,
      PORT: given.port,
      MINICASE_DATA: given.data,
      MINICASE_CHALLENGES: given.challenges,
      MINICASE_BENCHES: process.env['MINICASE_BENCHES'] ?? String(os.availableParallelism()),
    },
    PROJECT,
  );
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(1);
      stopping.abort();
    });
  }
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener('abort', () => resolve());
  });
  const minicase = await startMinicase(environment, openLastingBench);
  try {
    const line = createProgressLine(process.stderr);
    const [first, second] = await Promise.all(
      CASES.map((slug) => readCaseUnderCheck(path.join(environment.MINICASE_CHALLENGES, slug))),
    );
    if (first === undefined || second === undefined) return EXIT.badUsage;
    console.log('minicase demo: judging a cohort for real; it goes on where it was stopped, and takes some minutes.');
    const filled = fillCohort(minicase.service, {
      people: DEMO_PEOPLE.slice(0, candidates),
      cases: [first, second],
      signal: stopping.signal,
      onProgress: (done, total) => line.show(`${done} of ${total} candidates`),
    });
    await Promise.race([filled, stopped]);
    line.clear();
    if (!stopping.signal.aborted) await reviewCohort(minicase.service, first);
    if (stopping.signal.aborted || given.isOnlyFilled) return EXIT.judged;
    welcome(minicase);
    await Promise.race([stopped, minicase.failed]);
    return EXIT.judged;
  } finally {
    await minicase.close();
  }
}

function welcome({ address }: Minicase): void {
  console.log(`\n  open      ${address}`);
  for (const { email, role } of DEMO_STAFF) console.log(`  sign in   ${email.padEnd(20)} ${role}`);
  console.log(`  password  ${DEMO_PASSWORD}, for each of them\n\nCtrl-C stops it; what it has judged is kept.`);
}
