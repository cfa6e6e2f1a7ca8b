import { z } from 'zod';

/** Where a candidate is in the process of hiring. */
export const STAGES = ['applied', 'chat', 'interview', 'case', 'decision'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;
