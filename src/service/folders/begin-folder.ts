import path from 'node:path';
import { fillInTemplate } from '../../catalogue/fill-in-template.ts';
import { listTemplates } from '../../catalogue/list-templates.ts';
import { readSourceFiles } from '../../catalogue/read-source-files.ts';
import { solutionFiles } from '../../domain/digest-challenge.ts';
import { digestFiles } from '../../domain/digest-files.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { SourceFile } from '../../domain/source-file.ts';
import { FolderFiles, type FolderView, type NewFolder } from '../../protocol/challenge-folder-view.ts';
import { createFolder } from '../../store/folders/create-folder.ts';
import { findVersionFolder } from '../../store/folders/version-folders.ts';
import { findVersion, readVersions, type StoredVersion } from '../../store/versions/read-versions.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { readFolder } from './read-folders.ts';
import { wordsIn } from './words-in.ts';

/**
 * Begins a folder: out of a template, or out of a challenge that is there.
 *
 * @throws Refusal `not-found`, `invalid`, or `conflict` where there is something of that name already
 */
export async function beginFolder(service: Service, given: NewFolder, by: string): Promise<FolderView> {
  const { slug } = given;
  const files = FolderFiles.safeParse(await filesFor(service, given));
  if (!files.success) {
    throw new Refusal(
      'conflict',
      `'${slug}' cannot be written here: it ${files.error.issues[0]?.message}. Write it with an editor of your own.`,
    );
  }
  const inTheWay = await createFolder(service.store, {
    slug,
    ...wordsIn(slug, files.data),
    files: files.data,
    filesDigest: await digestFiles(files.data),
    by,
    from: given.from === 'template' ? `template ${given.template}` : 'challenge',
    isNewChallenge: given.from === 'template',
  });
  if (inTheWay === 'folder') {
    throw new Refusal('conflict', `'${slug}' is being written already: go on with that folder, or take another slug.`);
  }
  if (inTheWay === 'challenge') {
    throw new Refusal('conflict', `There is a challenge '${slug}': begin from it, or take another slug.`);
  }
  return await readFolder(service, slug);
}

async function filesFor(service: Service, given: NewFolder): Promise<SourceFile[]> {
  if (given.from === 'challenge') return await filesOfChallenge(service, given.slug);
  const templates = await listTemplates();
  const template = templates.find(({ name }) => name === given.template);
  if (template !== undefined) {
    return await fillInTemplate(template, { title: inOneLine(given.title), summary: inOneLine(given.summary) });
  }
  const names = templates.map(({ name }) => name).join(', ');
  throw new Refusal('invalid', `There is no template '${given.template}'.`, [
    { path: 'template', message: `must be one of ${names}` },
  ]);
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

/** Its folder where it came with one, or else what its newest version was made of. */
async function filesOfChallenge(service: Service, slug: ChallengeSlug): Promise<SourceFile[]> {
  const versions = await readVersions(service.store, slug);
  const [newest] = versions;
  if (newest === undefined) throw new Refusal('not-found', `There is no challenge '${slug}'.`);
  if (newest.isFromFolder && service.challengesFolder !== null) {
    const files = await readSourceFiles(path.join(service.challengesFolder, slug));
    if (files.length > 0) return files;
  }
  const whole = await findVersionFolder(service.store, newest.version);
  if (whole !== undefined) return whole;
  const version = await findVersion(service.store, slug, newest.number);
  if (version === undefined) throw new Error(`version ${newest.number} of ${slug} has gone`);
  return filesOfVersion(version);
}

/** As far as a version knows its folder: without the solutions that nothing is compared with. */
function filesOfVersion({
  statement,
  package: { manifest, files, model, solutions = [] },
}: StoredVersion): SourceFile[] {
  const examples = solutionFiles(solutions);
  const isKnown = new Set(examples.map(({ path: at }) => at));
  const models = (model ?? []).map((file) => ({ ...file, path: `submissions/accepted/model/${file.path}` }));
  return [
    { path: 'challenge.json', content: `${JSON.stringify(manifest, null, 2)}\n` },
    { path: 'statement.md', content: statement },
    ...files,
    ...examples,
    ...models.filter(({ path: at }) => !isKnown.has(at)),
  ];
}
