/** How a program process says, by its exit code, which of its own limits it ran into. */
export const PROGRAM_EXIT = {
  memoryLimit: 86,
  outputLimit: 87,
  /** The grader hung up, or something other than the grader wrote to its pipe. */
  wireBroken: 88,
} as const;

/** The same of a grader process. */
export const GRADER_EXIT = { memoryLimit: 86 } as const;
