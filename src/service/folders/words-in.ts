import { z } from 'zod';
import { ChallengeManifest } from '../../domain/challenge.ts';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { SourceFile } from '../../domain/source-file.ts';

const { title, summary } = ChallengeManifest.shape;

export type Words = { readonly title: string; readonly summary: string };

/** What `challenge.json` calls the case, however much else is wrong with it; the slug where it does not. */
export function wordsIn(slug: ChallengeSlug, files: readonly SourceFile[]): Words {
  const Said = z.object({ title: title.catch(slug), summary: summary.catch('') });
  const text = files.find(({ path }) => path === 'challenge.json')?.content ?? '';
  try {
    return Said.parse(JSON.parse(text));
  } catch {
    return { title: slug, summary: '' };
  }
}
