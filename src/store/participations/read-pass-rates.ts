import { sql } from 'kysely';
import { z } from 'zod';
import type { JudgingId } from '../../domain/ids.ts';
import type { Store } from '../store.ts';

const StoredPassRate = z.object({ group: z.string(), title: z.string(), passed: z.int(), total: z.int() });
export type StoredPassRate = z.infer<typeof StoredPassRate>;

/** Of each test of these judgings, for how many it was run and how many passed it. */
export async function readPassRates(store: Store, judgings: readonly JudgingId[]): Promise<StoredPassRate[]> {
  const { rows } = await sql<unknown>`
    select g.value ->> 'name' as "group", c.value ->> 'title' as title,
      count(*) filter (where c.value ->> 'verdict' = 'accepted')::int as passed, count(*)::int as total
    from judgings j
    cross join lateral json_array_elements(j.report -> 'groups') g
    cross join lateral json_array_elements(g.value -> 'cases') c
    where j.id = any(${[...judgings]}::uuid[])
    group by 1, 2`.execute(store.database);
  return rows.map((row) => StoredPassRate.parse(row));
}
