/**
 * A cycle through a list, a map and a set.
 *
 * @class memory
 * @verdict wrong-answer
 * @score at most 60
 */
export * from './honest.ts';


export function total() {
  const list: unknown[] = [];
  const map = new Map<unknown, unknown>([[list, list]]);
  list.push(map, new Set([map, list]), list);
  map.set(map, map);
  return list;
}
