/** How much one submission may hold. Apart from the schemas, so that a browser can know it without them. */
export const SOURCE_LIMITS = {
  files: 100,
  fileBytes: 1024 * 1024,
  totalBytes: 2 * 1024 * 1024,
  pathLength: 200,
} as const;

/** What a path may be made of. */
export const SOURCE_PATH = /^[A-Za-z0-9_\-.@+ ()[\]/]+$/;

export const PATH_RULES = {
  length: `must be at most ${SOURCE_LIMITS.pathLength} characters`,
  characters: 'must be made of ASCII letters, digits and _ - . @ + ( ) [ ] /',
  parts: "must be relative, without '.', '..' or empty parts",
} as const;

export function isRelative(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..' && !part.endsWith(' '));
}

/** Why a path cannot be one of a submission's, or undefined where it can. */
export function refuseSourcePath(path: string): string | undefined {
  if (path.length > SOURCE_LIMITS.pathLength) return PATH_RULES.length;
  if (path !== '' && !SOURCE_PATH.test(path)) return PATH_RULES.characters;
  return isRelative(path) ? undefined : PATH_RULES.parts;
}
