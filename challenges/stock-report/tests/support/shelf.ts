import { world } from 'minicase/world';
import { createReports, type Reports } from '../../starter/index.ts';
import { SCHEMA } from './ledger.ts';

const MIGRATED = `
  alter table movement
    add article_id int not null references article,
    add place_id int not null references branch,
    add pieces int not null,
    add booked_on date not null,
    alter article_code drop not null,
    alter quantity drop not null,
    alter booked drop not null
`;

export type Article = { readonly code: string; readonly name?: string; readonly category?: string | null };

/** Makes a migrated ledger and branches 0 to 5, with these articles from id 1 on: for the top of a spec. */
export async function buildMigratedShop(articles: readonly Article[]): Promise<void> {
  await world.sql.exec(SCHEMA);
  await world.sql.exec(MIGRATED);
  await world.sql.seed({
    branch: [0, 1, 2, 3, 4, 5].map((id) => ({ id, name: `Branch ${id}` })),
    article: [{ code: '?', name: 'Not in the catalogue' }, ...articles].map((article, id) => ({
      id,
      category: null,
      name: `Name of ${article.code}`,
      ...article,
      box_size: 6,
    })),
  });
}

/** How it was booked: the article's id, the kind, the pieces, the day; then what is not as usual. */
export type Booking = readonly [
  article: number,
  kind: string,
  pieces: number,
  on: string,
  unusual?: { readonly place?: number; readonly cancelled?: boolean },
];

/** Books in branch 3, one after the other. @returns the reports under test */
export async function openReports(bookings: readonly Booking[]): Promise<Reports> {
  await world.sql.seed({
    movement: bookings.map(([article_id, kind, pieces, booked_on, { place = 3, cancelled = false } = {}]) => ({
      article_id,
      kind,
      pieces,
      booked_on,
      place_id: place,
      cancelled,
    })),
  });
  return createReports(world.sql);
}
