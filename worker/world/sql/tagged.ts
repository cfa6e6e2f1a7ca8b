import type { Client } from '../../postgres-client/client.ts';
import type { Pool } from '../../postgres-client/pool.ts';
import type { Row } from '../../postgres-client/query.ts';

type Statement = { readonly text: string; readonly values: readonly unknown[] };

/**
 * A tagged template as a statement: what stands in it becomes its values, never its text.
 *
 * @param markOf - what stands for the value of a place, from 1 on
 */
export function statementOf(
  strings: readonly string[],
  values: readonly unknown[],
  markOf = (place: number): string => `$${place}`,
): Statement {
  if (!Array.isArray(strings))
    throw new TypeError('write sql`…` as a tagged template, or call sql.query(text, values)');
  const text = strings.reduce((all, part, index) => (index === 0 ? part : all + markOf(index) + part), '');
  return { text, values };
}

/** What both the pool and a transaction offer: sql`…` and `query`. */
export type Tag = <R extends Row = Row>(strings: readonly string[], ...values: unknown[]) => Promise<R[]>;

export function tagOf(queryable: Pick<Client | Pool, 'query'>): Tag {
  return async (strings, ...values) => {
    const { rows } = await queryable.query(statementOf(strings, values));
    return rows as never[];
  };
}
