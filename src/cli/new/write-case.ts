import { access, chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fillInTemplate, type TemplateWords } from '../../catalogue/fill-in-template.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { CaseTemplate } from '../../protocol/challenge-folder-view.ts';

export type NewCase = TemplateWords & { readonly slug: ChallengeSlug; readonly template: CaseTemplate };

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
    for (const file of await fillInTemplate(template, words)) {
      const target = path.join(draft, file.path);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, file.content);
    }
    // A folder for one's own eyes is not what its author expects.
    await chmod(draft, 0o777 & ~process.umask());
    await rename(draft, folder);
    return folder;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function exists(target: string): Promise<boolean> {
  return await access(target).then(
    () => true,
    () => false,
  );
}
