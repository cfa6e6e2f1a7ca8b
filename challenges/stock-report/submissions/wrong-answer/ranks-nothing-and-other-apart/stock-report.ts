/** Values: the place, the first day, the last day, and what codes have to contain. */
export const STOCK_REPORT = `
  with catalogue as (
    select id, upper(btrim(code)) as code, name from article
  ),
  numbered as (
    select article.code, article.name, movement.id, booked_on, kind, pieces,
      count(*) filter (where kind = 'count') over (partition by article_id order by booked_on, movement.id) as counts
    from movement
    join catalogue as article on article.id = article_id
    where place_id = $1 and booked_on <= $3 and not cancelled
      and strpos(article.code, upper(btrim($4))) > 0
  ),
  running as (
    select *, sum(pieces) over (partition by code, counts order by booked_on, id) as balance
    from numbered
  ),
  ledger as (
    select *,
      case kind
        when 'count' then pieces - lag(balance, 1, 0::bigint) over (partition by code order by booked_on, id)
        else 0
      end as gap,
      case kind when 'count' then 0 else pieces end as change
    from running
  ),
  day as (
    select code, name, booked_on,
      sum(greatest(change, 0)) as added,
      -sum(least(change, 0)) as removed,
      sum(gap) as gap,
      (array_agg(balance order by id desc))[1] as balance,
      (array_agg(json_build_object('on', booked_on, 'counted', pieces, 'gap', gap) order by id desc)
        filter (where kind = 'count'))[1] as last_count
    from ledger
    group by code, name, booked_on
  )
  select code, name,
    coalesce((array_agg(balance::int order by booked_on desc) filter (where booked_on < $2))[1], 0) as opening,
    coalesce(
      json_agg(
        json_build_object('on', booked_on, 'added', added, 'removed', removed, 'gap', gap, 'balance', balance)
        order by booked_on
      ) filter (where booked_on >= $2),
      '[]'
    ) as days,
    (array_agg(balance::int order by booked_on desc))[1] as closing,
    (array_agg(last_count order by booked_on desc) filter (where last_count is not null))[1] as "lastCount"
  from day
  group by code, name
  order by code collate "C"
`;
