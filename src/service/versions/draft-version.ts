import type { ChallengeSlug } from '../../domain/ids.ts';
import type { VersionDraft, VersionView } from '../../protocol/version-view.ts';
import { saveDraft } from '../../store/versions/save-draft.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { packageDraft } from './package-draft.ts';
import { readVersion } from './read-versions.ts';
import { requireReportOf, summaryOfCheck } from './require-proven.ts';

export type Drafted = { readonly version: VersionView; readonly isNew: boolean };

/**
 * Keeps an author's draft of a challenge, under a number of its own.
 *
 * @throws Refusal `invalid`, or `conflict` where that content was published already.
 */
export async function draftVersion(service: Service, slug: ChallengeSlug, draft: VersionDraft): Promise<Drafted> {
  const challenge = await packageDraft(slug, draft);
  const report = draft.checkReport;
  if (report !== undefined) requireReportOf(slug, challenge.version, report);
  const check = report && { report, summary: summaryOfCheck(report) };
  const saved = await saveDraft(service.store, { package: challenge, statement: draft.statement, by: draft.by, check });
  switch (saved.type) {
    case 'published':
      throw new Refusal(
        'conflict',
        `Version ${saved.number} has this very content and is published: there is nothing to publish. Only what can ` +
          'change a verdict makes a version; a statement that was mended is published as such, or with the folder of challenges.',
      );
    case 'elsewhere':
      throw new Refusal('conflict', `'${saved.slug}' has this very content: change a title or a test.`);
    default:
      return { version: await readVersion(service, slug, saved.number), isNew: saved.type === 'new' };
  }
}
