import { mapGet, mapSet } from '../wire/intrinsics.isolate.ts';

/** What a suite's world gives the platform of the program to work with. */
const provided = new Map<unknown, unknown>();

export function provide(name: unknown, value: unknown): void {
  mapSet(provided, name, value);
}

/** Something of the world, by name; undefined in a case that has no world. */
export function findProvided(name: string): unknown {
  return mapGet(provided, name);
}
