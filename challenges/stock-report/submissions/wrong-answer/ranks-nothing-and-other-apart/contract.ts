import type { Pool } from 'pg';

const CONTRACTED = `
  select from pg_attribute
  where attrelid = 'movement'::regclass and attname = 'article_code' and not attnotnull
`;

/**
 * Each constraint is promised first, which takes a moment, and checked then, while others write. Where movements are left, the check
 * refuses; what the old till writes keeps the promise by the trigger.
 */
const PROMISE = `
  alter table movement
    drop constraint if exists movement_is_brought_over,
    drop constraint if exists movement_article,
    drop constraint if exists movement_place,
    add constraint movement_is_brought_over check (
      article_id is not null and place_id is not null and pieces is not null and booked_on is not null
    ) not valid,
    add constraint movement_article foreign key (article_id) references article not valid,
    add constraint movement_place foreign key (place_id) references branch not valid
`;

const CHECK = `
  alter table movement
    validate constraint movement_is_brought_over,
    validate constraint movement_article,
    validate constraint movement_place
`;

/** Does not read the table: the constraint proves it. */
const SET_NOT_NULL = `
  alter table movement
    alter column article_id set not null,
    alter column place_id set not null,
    alter column pieces set not null,
    alter column booked_on set not null
`;

const INDEX = `
  create index concurrently if not exists movement_by_place on movement (place_id, article_id, booked_on, id)
`;

/** One transaction: with the trigger and without it, the old columns are what they have to be. */
const LET_GO = `
  drop trigger clean_movement on movement;
  drop function clean_movement();
  alter table movement
    drop constraint movement_is_brought_over,
    alter column article_code drop not null,
    alter column quantity drop not null,
    alter column booked drop not null
`;

// Stryker disable next-line all: an index that is left costs space, and changes nothing
const DROP_PENDING = 'drop index concurrently if exists movement_pending';

const STEPS = [PROMISE, CHECK, SET_NOT_NULL, INDEX, DROP_PENDING, LET_GO];

export async function isContracted(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query(CONTRACTED);
  return rowCount === 1;
}

export async function contract(pool: Pool): Promise<void> {
  if (await isContracted(pool)) return;
  for (const statement of STEPS) await pool.query(statement);
}
