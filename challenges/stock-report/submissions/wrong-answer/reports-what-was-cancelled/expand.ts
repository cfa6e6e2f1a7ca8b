import type { Pool } from 'pg';
import { isContracted } from './contract.ts';

const COLUMNS = `
  alter table movement
    add column if not exists article_id int,
    add column if not exists place_id int,
    add column if not exists pieces int,
    add column if not exists booked_on date
`;

/** All that is known about the mess: the old till's rows pass through it, and so do those of the backfill. */
const RULES = `
  create or replace function clean_movement() returns trigger language plpgsql as $$
  declare
    known article;
  begin
    select * into known
    from article
    where upper(btrim(code)) = upper(btrim(new.article_code)) or id = 0
    order by id = 0, id
    limit 1;

    new.article_id := known.id;
    new.place_id := coalesce(new.branch_id, 0);
    new.pieces := case new.kind when 'sale' then -abs(new.quantity) else new.quantity end
      * case new.unit when 'box' then known.box_size when 'dz' then 12 else 1 end;
    new.booked_on := case
      when new.booked like '%.%' then to_date(new.booked, 'DD.MM.YYYY')
      else new.booked::date
    end;
    return new;
  end $$
`;

const TRIGGER = `
  create or replace trigger clean_movement before insert or update on movement
  for each row execute function clean_movement()
`;

/** Without it each batch would begin to search where the first one began. It gets smaller, and contract drops it. */
// Stryker disable next-line all: batches are found without it, only slower
const PENDING = 'create index concurrently if not exists movement_pending on movement (id) where article_id is null';

export async function expand(pool: Pool): Promise<void> {
  if (await isContracted(pool)) return;
  for (const statement of [COLUMNS, RULES, TRIGGER, PENDING]) await pool.query(statement);
}
