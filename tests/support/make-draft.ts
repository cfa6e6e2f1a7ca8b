import type { TestGroup } from '../../src/domain/challenge.ts';
import { ChallengeSlug } from '../../src/domain/ids.ts';
import type { CaseName } from '../../src/protocol/version-diff.ts';
import { VersionDraft, type VersionView } from '../../src/protocol/version-view.ts';
import type { Service } from '../../src/service/service.ts';
import { draftVersion } from '../../src/service/versions/draft-version.ts';
import { publishVersion } from '../../src/service/versions/publish-version.ts';
import { makeChallenge } from './make-challenge.ts';
import { makeCheckReport } from './make-check-report.ts';

/** A draft of `makeChallenge`, of which a spec says `mark`, so that it is a version of its own. */
export function makeDraft(mark: string, changes: Partial<Record<keyof VersionDraft, unknown>> = {}): VersionDraft {
  const { manifest, files } = makeChallenge();
  return VersionDraft.parse({
    by: 'grace',
    manifest,
    statement: `Add two numbers, ${mark}.`,
    files: files.map((file) =>
      file.path === 'tests/secret/hidden-sums.spec.ts' ? { ...file, content: `// SECRET-SPEC\n// ${mark}\n` } : file,
    ),
    ...changes,
  });
}

/** The groups of `makeChallenge`, the second with other points. */
export function makeGroups(points: number): readonly TestGroup[] {
  return makeChallenge().manifest.groups.map((group) => (group.name === 'Sums' ? { ...group, points } : group));
}

/** Drafts a version and publishes it with a green report. */
export async function publishDraft(
  service: Service,
  draft: VersionDraft,
  cases: readonly CaseName[] = [],
  changelog = 'More to come.',
): Promise<VersionView> {
  const slug = ChallengeSlug.parse('two-sums');
  const { version } = await draftVersion(service, slug, draft);
  const checkReport = makeCheckReport(version.version, cases);
  return await publishVersion(service, slug, version.number, { by: 'grace', changelog, checkReport });
}
