import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readSourceFiles } from '../../catalogue/read-source-files.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { type Template, templateFolder } from './templates.ts';

export type NewCase = {
  readonly slug: ChallengeSlug;
  readonly template: Template;
  readonly title: string;
  readonly summary: string;
};

/** Writes a case, all of it or nothing. @returns its folder, or undefined where there is something already */
export async function writeCase(
  { slug, template, ...words }: NewCase,
  challenges: string,
): Promise<string | undefined> {
  const folder = path.join(challenges, slug);
  if (await exists(folder)) return undefined;
  await mkdir(challenges, { recursive: true });
  const draft = await mkdtemp(path.join(challenges, '.new-'));
  try {
    for (const file of await readSourceFiles(templateFolder(template))) {
      const target = path.join(draft, file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, fillIn(file, words));
    }
    // A folder for one's own eyes is not what its author expects.
    await chmod(draft, 0o777 & ~process.umask());
    await rename(draft, folder);
    return folder;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

type Words = Pick<NewCase, 'title' | 'summary'>;

/** In JSON the places stand between quotes. */
function fillIn({ path: at, content }: { readonly path: string; readonly content: string }, words: Words): string {
  const write = (text: string): string => (at.endsWith('.json') ? JSON.stringify(text).slice(1, -1) : text);
  return content.replaceAll(/\{\{(title|summary)\}\}/g, (_, name: keyof Words) => write(words[name]));
}

async function exists(target: string): Promise<boolean> {
  return await access(target).then(
    () => true,
    () => false,
  );
}
