import { z } from 'zod';

/** What a group of tests is evidence for; reviewers compare candidates by these. */
export const CATEGORIES = ['correctness', 'resilience', 'performance', 'security', 'quality'] as const;
export const Category = z.enum(CATEGORIES);
export type Category = z.infer<typeof Category>;
