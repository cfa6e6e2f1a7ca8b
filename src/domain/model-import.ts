const WORLD_IMPORT = /import\s+(?:type\s+)?(?:\*\s+as\s+\w+|\{([^}]*)\})\s*from\s*['"]minicase\/world['"]/g;

/** Whether a suite's file imports what compares a program with the model solution. */
export function importsModel(source: string): boolean {
  return [...source.matchAll(WORLD_IMPORT)].some(
    ([, names]) => names === undefined || /\b(cost|withModel)\b/.test(names),
  );
}
