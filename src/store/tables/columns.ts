import type { ColumnType } from 'kysely';

/** JSON is written as text and comes back unparsed by any schema: every reader must parse it. */
export type Json = ColumnType<unknown, string, string>;
export type NullableJson = ColumnType<unknown, string | null, string | null>;
export type CreatedAt = ColumnType<Date, never, never>;
