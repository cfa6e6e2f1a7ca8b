import { z } from 'zod';

/** What people mark and no test can tell. */
export const CRITERIA = ['approach', 'creativity', 'communication'] as const;
export const Criterion = z.enum(CRITERIA);
export type Criterion = z.infer<typeof Criterion>;

export const MARKS = [1, 2, 3, 4, 5] as const;
/** From 1 to 5; what each means, `RUBRIC` says. */
export const Mark = z.union(MARKS.map((mark) => z.literal(mark)));
export type Mark = z.infer<typeof Mark>;
