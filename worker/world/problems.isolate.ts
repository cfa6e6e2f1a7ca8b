export type Problems = ReturnType<typeof createProblems>;

/** What happened to the world that no test may pass with: each fails the test in which it happens. */
export function createProblems() {
  let found: Error[] = [];

  return {
    /** @param problem - an error, or the message of one; a program that does the same a thousand times is told of it once. */
    add(problem: string | Error): void {
      const message = typeof problem === 'string' ? problem : problem.message;
      if (found.some((other) => other.message === message)) return;
      found.push(typeof problem === 'string' ? new WorldProblem(problem) : problem);
    },
    read: (): readonly Error[] => found,
    checkpoint: (): readonly Error[] => [...found],
    restore(checkpoint: unknown): void {
      found = [...(checkpoint as readonly Error[])];
    },
  };
}

class WorldProblem extends Error {
  override readonly name = 'WorldProblem';
}
