import { z } from 'zod';
import { Isolation } from '../domain/judging.ts';

export const Health = z.object({
  /** `degraded`: submissions are accepted, and wait for a worker. */
  status: z.enum(['ok', 'degraded', 'down']),
  database: z.enum(['up', 'down']),
  queue: z.object({
    backend: z.enum(['redis', 'postgres']),
    state: z.enum(['up', 'down']),
    /** Benches that take judgings, in all processes; null where the queue's server does not tell. */
    benches: z.int().nullable(),
  }),
  /** How this process contains programs; null where it judges nothing itself. */
  containment: Isolation.nullable(),
});
export type Health = z.infer<typeof Health>;
