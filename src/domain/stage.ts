import { z } from 'zod';

/** Where a candidate is in the process of hiring. */
export const Stage = z.enum(['applied', 'chat', 'interview', 'case', 'decision']);
export type Stage = z.infer<typeof Stage>;
