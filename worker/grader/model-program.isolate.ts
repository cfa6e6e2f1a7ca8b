import { type Clock, createClock } from '../wire/clock.isolate.ts';
import { OP } from '../wire/message.ts';
import type { Peer } from '../wire/peer.isolate.ts';
import type { ModelProgram } from '../world/part.ts';
import { createEventLoop, type Step } from './event-loop.isolate.ts';
import { createProgramModules } from './program-modules.isolate.ts';

export type ModelProgramOptions = {
  readonly createPeer: (clock: Clock) => Peer;
  readonly entry: string;
  readonly seed: number;
  readonly readCpuNs: () => number | undefined;
  readonly onUncaught: (error: unknown) => void;
};

/**
 * The model solution, in a process of its own beside the program's. Its time is its own, too: the program's clock goes
 * as if there were no model.
 */
export function createModelProgram({ createPeer, entry, seed, readCpuNs, onUncaught }: ModelProgramOptions) {
  const clock = createClock();
  const peer = createPeer(clock);
  const loop = createEventLoop(clock, onUncaught);
  const modules = createProgramModules(peer, [entry], () => undefined);
  let loaded: Promise<void> | undefined;
  let running = 0;
  loop.connect(peer);
  peer.askHost([OP.open, seed]);

  async function during<Result>(run: () => Promise<Result>): Promise<Result> {
    running += 1;
    try {
      return await run();
    } finally {
      running -= 1;
    }
  }

  const program: ModelProgram = {
    peer,
    loop,
    cpuNs: readCpuNs,
    async load() {
      loaded ??= during(() => modules.load(new Map()));
      await loaded;
      return modules.requireExports(entry);
    },
    during,
  };

  return {
    program,
    /** One step, where somebody waits for it: otherwise it stands still. */
    step: (): Step => (running > 0 ? loop.step() : 'idle'),
  };
}
