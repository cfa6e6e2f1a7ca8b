import { type Files, findFile } from '../../../files/files.ts';

/** What can be read of `challenge.json` while it is being written: whatever is wrong with it, the server says. */
export type ManifestDraft = {
  readonly title?: string;
  readonly entry?: string;
  readonly dependencies: readonly string[];
  readonly groups: readonly { readonly file: string; readonly visibility: 'sample' | 'secret' }[];
};

const NOTHING: ManifestDraft = { dependencies: [], groups: [] };

export function readManifestDraft(files: Files): ManifestDraft {
  try {
    const given: unknown = JSON.parse(findFile(files, 'challenge.json')?.content ?? '');
    if (!isRecord(given)) return NOTHING;
    const { title, entry, dependencies, groups } = given;
    return {
      ...(typeof title === 'string' ? { title } : {}),
      ...(typeof entry === 'string' ? { entry } : {}),
      dependencies: Array.isArray(dependencies) ? dependencies.filter((name) => typeof name === 'string') : [],
      groups: Array.isArray(groups) ? groups.flatMap(groupIn) : [],
    };
  } catch {
    return NOTHING;
  }
}

function groupIn(group: unknown): ManifestDraft['groups'] {
  if (!isRecord(group) || typeof group['file'] !== 'string') return [];
  return [{ file: group['file'], visibility: group['visibility'] === 'sample' ? 'sample' : 'secret' }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
