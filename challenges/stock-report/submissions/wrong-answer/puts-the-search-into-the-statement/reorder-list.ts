/** Values: the last day, and how many ranks. */
export const REORDER_LIST = `
  with numbered as (
    select article_id, place_id, booked_on, kind, pieces,
      count(*) filter (where kind = 'count') over of_shelf as counts,
      count(*) filter (where kind = 'count') over (partition by article_id, place_id) as last_count
    from movement
    where booked_on <= $1 and article_id <> 0 and not cancelled
    window of_shelf as (partition by article_id, place_id order by booked_on, id)
  ),
  turnover as (
    select article_id,
      sum(pieces) filter (where counts = last_count) as stock,
      -sum(pieces) filter (where kind in ('sale', 'return') and booked_on > $1::date - 28) as sold
    from numbered
    group by article_id
  ),
  ranked as (
    select upper(btrim(code)) as code, coalesce(category, 'other') as category, sold, stock,
      rank() over (partition by coalesce(category, 'other') order by sold desc) as rank
    from turnover
    join article on article.id = article_id
    where sold > 0
  )
  select category, rank::int, code, sold::int, stock::int
  from ranked
  where rank <= $2
  order by category collate "C", rank, code collate "C"
`;
