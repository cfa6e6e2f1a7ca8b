import type { Pool } from 'pg';

/** Any update makes the trigger fill in the new columns; this one changes nothing else. */
const TOUCH = `
  update movement set article_code = article_code
  where id = any (array(
    select id from movement where article_id is null order by id limit $1 for update
  ))
`;

export async function backfill(pool: Pool, atMost: number): Promise<number> {
  const { rowCount } = await pool.query(TOUCH, [atMost]);
  return rowCount ?? 0;
}
