import { z } from 'zod';
import { SourceFile } from '../domain/source-file.ts';

/** What a worker tells a program process, once: everything it will ever know. */
export const ProgramOrder = z.strictObject({
  files: z.array(SourceFile),
  /** The modules that the suite imports, entry first. */
  modules: z.array(z.string()).min(1),
  memoryMb: z.int().positive(),
  outputKb: z.int().positive(),
});
export type ProgramOrder = z.infer<typeof ProgramOrder>;

/**
 * What a program process says outside the wire. The candidate may have written any of it: it can make a judging worse
 * for its author or explain it, never better.
 */
export const ProgramReport = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('compiled') }),
  z.strictObject({ type: z.literal('compile-error'), message: z.string().max(20_000) }),
  z.strictObject({ type: z.literal('output'), text: z.string().max(16 * 1024 * 1024) }),
]);
export type ProgramReport = z.infer<typeof ProgramReport>;
