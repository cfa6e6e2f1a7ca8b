import { sql } from 'kysely';
import { z } from 'zod';
import { ChallengeSlug, ChallengeVersion } from '../../domain/ids.ts';
import { CheckSummary, VersionNumber } from '../../protocol/version-view.ts';
import type { Store } from '../store.ts';

const CataloguedChallenge = z.object({
  slug: ChallengeSlug,
  title: z.string(),
  summary: z.string(),
  current: z.object({ number: VersionNumber, version: ChallengeVersion, check: CheckSummary.nullable() }).nullable(),
  publishedAt: z.date().nullable(),
  /** The one that was published before the current one. */
  previous: z.object({ number: VersionNumber, version: ChallengeVersion }).nullable(),
  drafts: z.int(),
  hasOpenRejudge: z.boolean(),
});
export type CataloguedChallenge = z.infer<typeof CataloguedChallenge>;

/** Every challenge of which there is any version, by slug; in words the current one's, or else the newest one's. */
export async function readCatalogue({ database }: Store): Promise<CataloguedChallenge[]> {
  const { rows } = await sql<unknown>`
    select challenges.slug,
      told.package -> 'manifest' ->> 'title' as title,
      told.package -> 'manifest' ->> 'summary' as summary,
      case when told.is_current then
        json_build_object('number', told.number, 'version', told.version, 'check', told.check_summary)
      end as current,
      case when told.is_current then told.published_at end as "publishedAt",
      case when told.is_current then (
        select json_build_object('number', number, 'version', version)
        from challenge_versions before
        where before.slug = challenges.slug and before.state = 'published' and before.number < told.number
        order by before.number desc
        limit 1
      ) end as previous,
      (
        select count(*)::int from challenge_versions drafts
        where drafts.slug = challenges.slug and drafts.state = 'draft'
      ) as drafts,
      exists (
        select from rejudges where rejudges.slug = challenges.slug and rejudges.decision is null
      ) as "hasOpenRejudge"
    from challenges
    cross join lateral (
      select *, version is not distinct from challenges.current_version as is_current
      from challenge_versions
      where challenge_versions.slug = challenges.slug
      order by is_current desc, number desc
      limit 1
    ) told
    order by challenges.slug`.execute(database);
  return rows.map((row) => CataloguedChallenge.parse(row));
}
