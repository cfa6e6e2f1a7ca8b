import { z } from 'zod';

/** What a database process tells its worker. */
export const DatabaseReport = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** Processor time that the suite's own statements took, and going from one image to another. */
  z.strictObject({ type: z.literal('not-the-programs'), cpuTimeMs: z.number().nonnegative() }),
]);
export type DatabaseReport = z.infer<typeof DatabaseReport>;
