import { z } from 'zod';
import type { ChallengeSlug } from '../../domain/ids.ts';
import type { SourceFile } from '../../domain/source-file.ts';

const Titled = z.object({ title: z.string().trim().min(1).max(120) });

/** What `challenge.json` calls the case, however much else is wrong with it; the slug where it does not. */
export function titleIn(slug: ChallengeSlug, files: readonly SourceFile[]): string {
  const text = files.find(({ path }) => path === 'challenge.json')?.content ?? '';
  try {
    return Titled.parse(JSON.parse(text)).title;
  } catch {
    return slug;
  }
}
