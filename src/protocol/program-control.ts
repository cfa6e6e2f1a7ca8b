import { z } from 'zod';
import { SourceFile } from '../domain/source-file.ts';

/** The packages that a case allows. */
export const ProgramPackages = z.strictObject({
  names: z.array(z.string()).readonly(),
  /** What may be imported of them: `hono`, `hono/cors`. */
  modules: z.array(z.string()).readonly(),
  /** Whether one of them is made of the web platform. */
  needWeb: z.boolean(),
  /** Snapshots of isolates that have them, by their names in the folder that programs start from. */
  snapshots: z.strictObject({ plain: z.string(), web: z.string() }),
});
export type ProgramPackages = z.infer<typeof ProgramPackages>;

/** What a worker tells a program process, once: everything it will ever know. */
export const ProgramOrder = z.strictObject({
  files: z.array(SourceFile),
  /** The modules that the suite imports, entry first. */
  modules: z.array(z.string()).min(1),
  memoryMb: z.int().positive(),
  outputKb: z.int().positive(),
  packages: ProgramPackages,
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
