import { isDeepStrictEqual } from 'node:util';
import { allGroups, type ChallengeManifest } from '../../domain/challenge.ts';
import type { FieldChange, PointsChange } from '../../protocol/version-diff.ts';

/** The fields that are not the same, by path. */
export function diffManifests(before: ChallengeManifest | undefined, after: ChallengeManifest): FieldChange[] {
  const [old, today] = [before === undefined ? new Map<string, unknown>() : fieldsOf(before), fieldsOf(after)];
  return [...new Set([...old.keys(), ...today.keys()])].flatMap((path) => {
    const [was, is] = [old.get(path) ?? null, today.get(path) ?? null];
    return isDeepStrictEqual(was, is) ? [] : [{ path, before: was, after: is }];
  });
}

export function diffPoints(before: ChallengeManifest | undefined, after: ChallengeManifest): PointsChange[] {
  const [old, today] = [before, after].map(
    (manifest) =>
      new Map((manifest === undefined ? [] : allGroups(manifest)).map(({ name, points }) => [name, points])),
  );
  return [...new Set([...(old?.keys() ?? []), ...(today?.keys() ?? [])])].flatMap((group) => {
    const [was, is] = [old?.get(group) ?? null, today?.get(group) ?? null];
    return was === is ? [] : [{ group, before: was, after: is }];
  });
}

/** Groups go by their names: one more in the middle does not change all behind it. */
function fieldsOf({ groups, ...manifest }: ChallengeManifest): Map<string, unknown> {
  const fields = flatten('', manifest);
  for (const { name, ...group } of groups) fields.push(...flatten(`groups.${name}`, group));
  return new Map([...fields, ['groups', groups.map(({ name }) => name)]]);
}

function flatten(prefix: string, value: unknown): [string, unknown][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[prefix, value]];
  return Object.entries(value).flatMap(([key, field]) => flatten(prefix === '' ? key : `${prefix}.${key}`, field));
}
