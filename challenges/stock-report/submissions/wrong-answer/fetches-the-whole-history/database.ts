import { Kysely, PostgresDialect } from 'kysely';
import type { Pool } from 'pg';

export interface Database {
  article: { id: number; code: string; name: string; category: string | null; box_size: number };
  movement: {
    id: string;
    article_code: string | null;
    kind: 'delivery' | 'sale' | 'return' | 'correction' | 'count';
    cancelled: boolean;
    article_id: number | null;
    place_id: number | null;
    pieces: number | null;
    booked_on: string | null;
  };
}

export const connect = (pool: Pool): Kysely<Database> => new Kysely({ dialect: new PostgresDialect({ pool }) });
