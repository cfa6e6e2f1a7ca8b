import type { BehaviourCall } from '../../../domain/behaviour.ts';

export type CountedQuery = { readonly statement: string; readonly counts: readonly number[] };

/** Each statement that was run, and how often by each side: the most first. */
export function countQueries(sides: readonly (readonly BehaviourCall[])[]): readonly CountedQuery[] {
  const counted = sides.map((calls) => {
    const queries = calls.filter(({ kind }) => kind === 'sql' || kind === 'sqlite');
    return Map.groupBy(queries, ({ what }) => what.replaceAll(/\s+/g, ' ').trim());
  });
  const statements = new Set(counted.flatMap((side) => [...side.keys()]));
  return [...statements]
    .map((statement) => ({ statement, counts: counted.map((side) => side.get(statement)?.length ?? 0) }))
    .sort((a, b) => Math.max(...b.counts) - Math.max(...a.counts));
}
