import { mapGet, mapSet, objectKeys } from '../wire/intrinsics.isolate.ts';

/** What a suite's world gives the platform of the program to work with. */
const provided = new Map<unknown, unknown>();

/** `process.env`: one object, whatever the suite puts into it. */
export const environment: Record<string, string | undefined> = {};

export function provide(name: unknown, value: unknown): void {
  mapSet(provided, name, value);
  if (name === 'env') replaceEnvironment(value as Record<string, string>);
}

function replaceEnvironment(values: Readonly<Record<string, string>>): void {
  for (const name of objectKeys(environment)) delete environment[name];
  for (const name of objectKeys(values)) environment[name] = values[name];
}

/** Something of the world, by name; undefined in a case that has no world. */
export function findProvided(name: string): unknown {
  return mapGet(provided, name);
}
