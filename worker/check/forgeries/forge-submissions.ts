import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../../../src/domain/source-file.ts';

const TEMPLATES = path.join(import.meta.dirname, 'templates');

/** A submission that solves nothing, and tries to have that called right. */
export type Forgery = {
  /** The trick, in words. */
  readonly name: string;
  readonly files: readonly SourceFile[];
};

/**
 * Forges submissions to any challenge: each export of the starter's entry becomes what a template's `forged(name)` gives.
 * None may score more than the starter itself.
 */
export async function forgeSubmissions(entry: SourceFile): Promise<Forgery[]> {
  const names = exportedNames(entry.content);
  const exported = names.map((name) =>
    name === 'default' ? `export default forged('default');` : `export const ${name} = forged('${name}');`,
  );
  return await Promise.all(
    (await readdir(TEMPLATES)).sort().map(async (template) => ({
      name: template.replace('.ts', '').replaceAll('-', ' '),
      files: [
        {
          path: entry.path.replace(/\.([cm]?)[jt]s$/, '.$1ts'),
          content: `${await readFile(path.join(TEMPLATES, template), 'utf8')}\n${exported.join('\n')}\n`,
        },
      ],
    })),
  );
}

/** The values that a module exports, by its text: a starter is small and written to be read. */
function exportedNames(source: string): string[] {
  const names = new Set<string>();
  const declared =
    /^export\s+(?:declare\s+)?(?:(?:async\s+)?function\s*\*?|(?:abstract\s+)?class|const(?:\s+enum)?|let|var|enum)\s+([\w$]+)/gm;
  for (const [, name] of source.matchAll(declared)) names.add(name as string);
  for (const [, list] of source.matchAll(/^export\s*\{([^}]*)\}/gm)) {
    for (const part of (list as string).split(',')) {
      const name = /(?:^|\sas\s+)\s*(?!type\s)([\w$]+)\s*$/.exec(part.trim())?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  for (const [, name] of source.matchAll(/\bexports\.([\w$]+)\s*=/g)) names.add(name as string);
  for (const [, list] of source.matchAll(/\bmodule\.exports\s*=\s*\{([^{}]*)\}/g)) {
    for (const part of (list as string).split(',')) {
      const name = /^\s*([\w$]+)/.exec(part)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  if (/^export\s+default\b/m.test(source)) names.add('default');
  return [...names];
}
