import { world } from 'minicase/world';
import { expect } from 'vitest';
import { type Cleaned, cleaned, type OldMovement } from './cleaned.ts';

export const SCHEMA = `
  create table branch (id int primary key, name text not null);
  create table article (id int primary key, code text not null, name text not null, category text, box_size int not null);
  create table movement (
    id bigserial primary key,
    article_code text not null,
    branch_id int references branch,
    kind text not null,
    quantity int not null,
    unit text,
    booked text not null,
    cancelled boolean not null default false
  );
`;

export const BRANCHES = ['Central warehouse', 'Voss', 'Lom', 'Oppdal'].map((name, id) => ({ id, name }));

/** Twice as many articles as there are: the second and the third till had a catalogue of their own. */
export const ARTICLES = [
  { id: 9, code: 'ski-170 ', name: 'Ski 170 (till 2)', category: null, box_size: 50 },
  { id: 0, code: '?', name: 'Not in the catalogue', category: null, box_size: 1 },
  { id: 7, code: 'SKI-170', name: 'Touring ski 170', category: 'ski', box_size: 6 },
  { id: 8, code: ' Wax-9', name: 'Blue wax', category: 'care', box_size: 20 },
  { id: 12, code: 'Ski-170', name: 'SKI!!', category: 'shoe', box_size: 1 },
];

/** The ledger as the statement shows it. */
export const EXAMPLE: readonly OldMovement[] = [
  old('SKI-170', 3, 'delivery', 2, 'box', '2026-02-27'),
  old(' ski-170', 3, 'sale', 2, null, '1.3.2026'),
  old('SKI-170', 3, 'sale', -1, 'pc', '01.03.2026'),
  { ...old('Ski-170 ', 3, 'sale', 4, 'pc', '2026-03-02'), cancelled: true },
  old('SKI-170', 3, 'count', 8, 'pc', '2026-03-03'),
  old('SKI-170', 3, 'correction', -1, 'pc', '2026-03-03'),
  old('WAX-9', null, 'delivery', 1, 'dz', '2026-03-03'),
];

/** A row as the old till writes it. */
export function old(
  article_code: string,
  branch_id: number | null,
  kind: string,
  quantity: number,
  unit: string | null,
  booked: string,
): OldMovement {
  return { article_code, branch_id, kind, quantity, unit, booked, cancelled: false };
}

/** Makes the tables: for the top of a spec. */
export async function buildShop(movements: readonly OldMovement[]): Promise<void> {
  await world.sql.exec(SCHEMA);
  await world.sql.seed({ branch: BRANCHES, article: ARTICLES, movement: movements });
}

export type Row = OldMovement & Partial<Cleaned> & { readonly id: string };

/** The ledger as it is, by id. */
export async function readLedger(): Promise<Row[]> {
  const columns = await world.sql<{ name: string }>`
    select attname::text as name from pg_attribute
    where attrelid = 'movement'::regclass and attnum > 0 and not attisdropped
  `;
  const names = columns.map(({ name }) => (name === 'booked_on' ? 'booked_on::text' : `"${name}"`));
  return (await world.sql.query(`select ${names.join(', ')} from movement order by movement.id`)).rows as Row[];
}

/** Fails unless every row has the new columns that its old ones tell. @returns how many rows there are */
export async function expectClean(): Promise<number> {
  const rows = await readLedger();
  expect(rows.map(newColumnsOf)).toEqual(rows.map((row) => ({ id: row.id, ...cleaned(row, ARTICLES) })));
  return rows.length;
}

export const newColumnsOf = ({ id, article_id, place_id, pieces, booked_on }: Row) => ({
  id,
  article_id,
  place_id,
  pieces,
  booked_on,
});

export const oldColumnsOf = ({ article_code, branch_id, kind, quantity, unit, booked, cancelled }: Row) => ({
  article_code,
  branch_id,
  kind,
  quantity,
  unit,
  booked,
  cancelled,
});
