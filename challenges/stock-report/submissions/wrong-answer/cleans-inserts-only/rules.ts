/** What the ledger means, as functions of the database: the trigger and the backfill both call them. */
export const RULES = `
  create or replace function tindra_article(written text) returns article stable language sql as $$
    select article from article
    where trim(lower(code)) = trim(lower(written)) or id = 0
    order by id = 0, id
    limit 1
  $$;

  create or replace function tindra_pieces(kind text, quantity int, unit text, box_size int)
  returns int immutable language sql as $$
    select (case when kind = 'sale' then -abs(quantity) else quantity end)
      * (case unit when 'dz' then 12 when 'box' then box_size else 1 end)
  $$;

  create or replace function tindra_day(written text) returns date stable language sql as $$
    select case
      when position('.' in written) = 0 then written::date
      else make_date(
        split_part(written, '.', 3)::int, split_part(written, '.', 2)::int, split_part(written, '.', 1)::int
      )
    end
  $$;

  create or replace function tindra_keep_clean() returns trigger language plpgsql as $$
  declare
    found article := tindra_article(new.article_code);
  begin
    new.article_id = found.id;
    new.place_id = coalesce(new.branch_id, 0);
    new.pieces = tindra_pieces(new.kind, new.quantity, new.unit, found.box_size);
    new.booked_on = tindra_day(new.booked);
    return new;
  end $$;

  create or replace trigger tindra_keep_clean
  before insert on movement
  for each row execute function tindra_keep_clean()
`;

/** `for update`: a clerk who amends one of these rows comes before the batch or after it, never in between. */
export const BATCH = `
  with batch as (
    select * from movement
    where booked_on is null
    order by id
    limit $1
    for update
  )
  update movement set
    article_id = found.id,
    place_id = coalesce(batch.branch_id, 0),
    pieces = tindra_pieces(batch.kind, batch.quantity, batch.unit, found.box_size),
    booked_on = tindra_day(batch.booked)
  from batch, tindra_article(batch.article_code) as found
  where movement.id = batch.id
`;

/** In one transaction: the new till comes, the rules go, and the comment says so to the next deployment. */
export const FINISH = `
  drop trigger tindra_keep_clean on movement;
  drop function tindra_keep_clean, tindra_day, tindra_pieces, tindra_article;
  alter table movement
    alter article_code drop not null,
    alter quantity drop not null,
    alter booked drop not null;
  comment on table movement is 'contracted'
`;
