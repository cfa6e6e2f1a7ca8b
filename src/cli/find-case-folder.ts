import { access } from 'node:fs/promises';
import path from 'node:path';

/** Where a case is kept: the folder that is named, or that of a slug among the challenges. Undefined where neither is one. */
export async function findCaseFolder(name: string, challenges: string): Promise<string | undefined> {
  for (const place of [name, path.join(challenges, name)]) {
    const isCase = await access(path.join(place, 'challenge.json')).then(
      () => true,
      () => false,
    );
    if (isCase) return place;
  }
  return undefined;
}

/** What to say where there is none. */
export function noCase(name: string, challenges: string): string {
  return `there is no challenge.json in ${[name, path.join(challenges, name)].join(' or ')}`;
}
