import type { WorldPorts } from '../part.ts';

/** So many calls that do nothing tell what a call costs by itself. */
const NULL_CALLS = 40;
const NULL_ROUNDS = 3;

export type ProcessorTime = ReturnType<typeof createProcessorTime>;

/** What it is measured by. */
export type Measured = Pick<WorldPorts, 'programCpuNs' | 'breakSuite'> & {
  readonly loop: Pick<WorldPorts['loop'], 'settle' | 'nextTimerAt'>;
};

/** Measures what the program uses of the processor, by the kernel's count. */
export function createProcessorTime({ loop, programCpuNs, breakSuite }: Measured) {
  /** A request that the program answers at once, after which it waits: only then has the kernel counted it. */
  const ping = (): void => void loop.nextTimerAt();

  /** Nothing is to be held against a candidate where nobody counts. */
  function refuse(): never {
    const message =
      'the processor time of programs cannot be read on this machine: nothing that is measured can be judged';
    breakSuite(message);
    throw new Error(message);
  }

  function readMs(): number {
    ping();
    const nanoseconds = programCpuNs();
    return nanoseconds === undefined ? refuse() : nanoseconds / 1e6;
  }

  return {
    readMs,

    /** What a call costs that does nothing. */
    nullCallMs(): number {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < NULL_ROUNDS; round++) {
        const before = readMs();
        for (let call = 0; call < NULL_CALLS; call++) ping();
        least = Math.min(least, (readMs() - before) / (NULL_CALLS + 1));
      }
      // A count that stands still is another process's.
      return least > 0 ? least : refuse();
    },

    /** What one of several runs costs, in milliseconds. */
    async measureMs(repeats: number, run: () => unknown): Promise<number> {
      await loop.settle();
      const before = readMs();
      for (let count = 0; count < repeats; count++) {
        const value = run();
        if (isPromise(value)) await value;
      }
      return (readMs() - before) / repeats;
    },
  };
}

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
