import type { SuiteHost } from '../suite.isolate.ts';

type Host = {
  reportTo(send: (result: string) => void): void;
  connect(exchange: (frame: string) => string, tellOfViolation: () => void, seed: number): void;
  start(evaluate: (host: SuiteHost) => Promise<void>, modules: string, skip: string): void;
  step(): boolean;
};
const { __host: host } = globalThis as unknown as { readonly __host: Host };

/** So many microtasks are run after each step, as a process would run all there are. */
const HOPS = 60;
/** More steps than any suite here takes. */
const MOST_STEPS = 5_000;

/**
 * Runs a suite while the snapshot is taken: V8 keeps the code that it compiles for this, and no suite has to compile it
 * again. What is done here leaves nothing else behind.
 */
export function warmUp(evaluate: (host: SuiteHost) => Promise<void>, program: (frame: string) => string): void {
  const told: string[] = [];
  const ignore = (): void => undefined;
  host.reportTo((result) => void told.push(result));
  host.connect(program, ignore, 1);
  host.start(evaluate, '["index.ts"]', '[]');
  let steps = 0;
  const step = (): void => {
    steps += 1;
    if (steps > MOST_STEPS) throw new Error('the warm-up of a grader does not end');
    if (host.step()) {
      next();
      return;
    }
    const failed = told.find((result) => /"type":"broken"|"isPassed":false/.test(result));
    if (failed !== undefined) throw new Error(`the warm-up of a grader fails: ${failed}`);
  };
  /** A step sees nothing left to do where microtasks of the one before, or of the start, have not run. */
  const next = (): void => {
    let turn: Promise<unknown> = Promise.resolve();
    for (let hop = 0; hop < HOPS; hop++) turn = turn.then(ignore);
    void turn.then(step);
  };
  next();
}
