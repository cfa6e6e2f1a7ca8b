import { z } from 'zod';

/** What somebody of the staff is there for. Which routes that opens, `src/http/access.ts` says. */
export const Role = z.enum(['admin', 'author', 'reviewer']);
export type Role = z.infer<typeof Role>;
