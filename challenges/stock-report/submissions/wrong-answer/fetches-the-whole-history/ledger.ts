import { type Kysely, sql } from 'kysely';
import type { Database } from './database.ts';

/** Every movement until a day with the balance after it. A count begins a chapter, and the balance is what was added up in it. */
export function withLedger(db: Kysely<Database>, until: string, place?: number) {
  return db
    .with('chapter', (db) =>
      db
        .selectFrom('movement')
        .selectAll()
        .select(
          sql<number>`sum((kind = 'count')::int) over (partition by place_id, article_id order by booked_on, id)`.as(
            'chapter',
          ),
        )
        .where('cancelled', '=', false)
        .where(sql<boolean>`booked_on <= ${until}::date`)
        .$if(place !== undefined, (query) => query.where('place_id', '=', place as number)),
    )
    .with('summed', (db) =>
      db
        .selectFrom('chapter')
        .selectAll()
        .select(
          sql<number>`sum(pieces) over (partition by place_id, article_id, chapter order by booked_on, id)::int`.as(
            'balance',
          ),
        ),
    )
    .with('ledger', (db) =>
      db
        .selectFrom('summed')
        .select([
          'id',
          'article_id',
          'place_id',
          'kind',
          'booked_on',
          'pieces',
          'balance',
          sql<number>`case when kind = 'count' then pieces - coalesce(
            lag(balance) over (partition by place_id, article_id order by booked_on, id), 0
          ) else 0 end`.as('gap'),
        ]),
    );
}

/** A code as people write it when they are careful. */
export const CODE = sql<string>`upper(trim(article.code))`;
