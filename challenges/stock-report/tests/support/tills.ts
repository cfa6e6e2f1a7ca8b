import { world } from 'minicase/world';
import type { OldMovement } from './cleaned.ts';

/** The old till, which knows its own columns only. */
export const oldTill = {
  async book(movement: OldMovement): Promise<void> {
    const { article_code, branch_id, kind, quantity, unit, booked } = movement;
    await world.sql`
      insert into movement (article_code, branch_id, kind, quantity, unit, booked)
      values (${article_code}, ${branch_id}, ${kind}, ${quantity}, ${unit}, ${booked})
    `;
  },
  async amend(id: number, movement: Partial<OldMovement>): Promise<void> {
    for (const [column, value] of Object.entries(movement)) {
      await world.sql.query(`update movement set ${column} = $2 where id = $1`, [id, value]);
    }
  },
  async cancel(id: number): Promise<void> {
    await world.sql`update movement set cancelled = true where id = ${id}`;
  },
  async remove(id: number): Promise<void> {
    await world.sql`delete from movement where id = ${id}`;
  },
};

export type NewMovement = {
  readonly article_id?: number | null;
  readonly place_id?: number | null;
  readonly pieces?: number | null;
  readonly booked_on?: string | null;
};

/** The new till, which knows the new columns only. */
export async function bookNew(movement: NewMovement = {}): Promise<void> {
  const { article_id, place_id, pieces, booked_on } = { ...NEW_SALE, ...movement };
  await world.sql`
    insert into movement (kind, article_id, place_id, pieces, booked_on)
    values ('sale', ${article_id}, ${place_id}, ${pieces}, ${booked_on})
  `;
}

export const NEW_SALE = { article_id: 8, place_id: 2, pieces: -3, booked_on: '2026-05-02' };
