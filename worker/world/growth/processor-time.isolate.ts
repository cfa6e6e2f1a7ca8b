import type { WorldPorts } from '../part.ts';

/** So many calls that do nothing tell what a call costs by itself. */
const NULL_CALLS = 40;
const NULL_ROUNDS = 3;

export type ProcessorTime = ReturnType<typeof createProcessorTime>;

/** What it is measured by. */
export type Measured = Pick<WorldPorts, 'programCpuNs'> & {
  readonly loop: Pick<WorldPorts['loop'], 'settle' | 'nextTimerAt'>;
};

/** Measures what the program uses of the processor, by the kernel's count. */
export function createProcessorTime({ loop, programCpuNs }: Measured) {
  /** A request that the program answers at once, after which it waits: only then has the kernel counted it. */
  const ping = (): void => void loop.nextTimerAt();

  function readMs(): number {
    ping();
    const nanoseconds = programCpuNs();
    if (nanoseconds === undefined)
      throw new Error("growth: the program's processor time cannot be read on this machine");
    return nanoseconds / 1e6;
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
      return least;
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
