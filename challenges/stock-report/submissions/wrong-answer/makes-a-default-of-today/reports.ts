import { sql } from 'kysely';
import type { Pool } from 'pg';
import { connect } from './database.ts';
import { CODE, withLedger } from './ledger.ts';
import type { ArticleReport, ReportDay, Reports } from './types.ts';
import { mustBeDays, mustBeWhole } from './validation.ts';

type ArticleRow = Omit<ArticleReport, 'days'> & { readonly id: number };
type DayRow = ReportDay & { readonly id: number };

export function createReports(pool: Pool): Reports {
  const db = connect(pool);

  return {
    async stockReport({ place, from, to, search = '' }) {
      mustBeWhole({ place }, 0);
      mustBeDays({ from, to });
      if (to < from) throw new RangeError('to is before from');

      const ledger = withLedger(db, to, place);
      const articles = (await ledger
        .selectFrom('ledger')
        .innerJoin('article', 'article.id', 'ledger.article_id')
        .select([
          'article.id',
          CODE.as('code'),
          'name',
          sql`coalesce((array_agg(balance order by booked_on desc, ledger.id desc)
            filter (where booked_on < ${from}::date))[1], 0)`.as('opening'),
          sql`(array_agg(balance order by booked_on desc, ledger.id desc))[1]`.as('closing'),
          sql`(array_agg(json_build_object('on', booked_on, 'counted', pieces, 'gap', gap)
            order by booked_on desc, ledger.id desc) filter (where kind = 'count'))[1]`.as('lastCount'),
        ])
        .where(sql<boolean>`position(upper(trim(${search})) in ${CODE}) > 0`)
        .groupBy('article.id')
        .execute()) as unknown as ArticleRow[];

      const days = (await ledger
        .selectFrom('ledger')
        .select([
          'article_id as id',
          sql`booked_on::text`.as('on'),
          sql`coalesce(sum(pieces) filter (where pieces > 0 and kind != 'count'), 0)::int`.as('added'),
          sql`coalesce(-sum(pieces) filter (where pieces < 0 and kind != 'count'), 0)::int`.as('removed'),
          sql`sum(gap)::int`.as('gap'),
          sql`(array_agg(balance order by id desc))[1]`.as('balance'),
        ])
        .where(sql<boolean>`booked_on >= ${from}::date`)
        .where(
          'article_id',
          'in',
          articles.map(({ id }) => id).concat(-1),
        )
        .groupBy(['article_id', 'booked_on'])
        .orderBy('booked_on')
        .execute()) as unknown as DayRow[];

      const daysOf = Map.groupBy(days, ({ id }) => id);
      return articles
        .map(({ id, ...article }) => ({ ...article, days: (daysOf.get(id) ?? []).map(({ id: _, ...day }) => day) }))
        .sort((a, b) => (a.code < b.code ? -1 : 1));
    },

    async reorderList({ day, top }) {
      mustBeDays({ day });
      mustBeWhole({ top }, 1);
      return await withLedger(db, day)
        .with('shelf', (db) =>
          db
            .selectFrom('ledger')
            .distinctOn(['place_id', 'article_id'])
            .select(['article_id', 'balance'])
            .orderBy('place_id')
            .orderBy('article_id')
            .orderBy('booked_on', 'desc')
            .orderBy('id', 'desc'),
        )
        .with('sales', (db) =>
          db
            .selectFrom('ledger')
            .select(['article_id', sql<number>`-sum(pieces)::int`.as('sold')])
            .where('kind', 'in', ['sale', 'return'])
            .where(sql<boolean>`booked_on > ${day}::date - 28`)
            .where('article_id', '<>', 0)
            .groupBy('article_id'),
        )
        .with('ranked', (db) =>
          db
            .selectFrom('sales')
            .innerJoin('article', 'article.id', 'sales.article_id')
            .select((eb) => [
              sql<string>`coalesce(category, 'other')`.as('category'),
              sql<number>`(rank() over (partition by coalesce(category, 'other') order by sold desc))::int`.as('rank'),
              CODE.as('code'),
              'sold',
              eb
                .selectFrom('shelf')
                .whereRef('shelf.article_id', '=', 'article.id')
                .select(sql<number>`sum(balance)::int`.as('stock'))
                .as('stock'),
            ])
            .where('sold', '>', 0),
        )
        .selectFrom('ranked')
        .selectAll()
        .where('rank', '<=', top)
        .orderBy(sql`category collate "C", rank, code collate "C"`)
        .$castTo<{ category: string; rank: number; code: string; sold: number; stock: number }>()
        .execute();
    },
  };
}
