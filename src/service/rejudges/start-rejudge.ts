import { randomUUID } from 'node:crypto';
import type { ChallengeSlug } from '../../domain/ids.ts';
import { RejudgeId, type RejudgeReport, type RejudgeRequest } from '../../protocol/rejudge-view.ts';
import { startRejudge as startInStore } from '../../store/rejudges/start-rejudge.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { requireVersion } from '../versions/read-versions.ts';
import { readRejudge } from './read-rejudges.ts';

/**
 * Has everything that counts by one version judged by another, behind all that anybody waits for. No score changes.
 *
 * @throws Refusal `not-found`, `invalid` or `conflict`
 */
export async function startRejudge(
  service: Service,
  slug: ChallengeSlug,
  { from, to, by }: RejudgeRequest,
): Promise<RejudgeReport> {
  if (from === to)
    throw new Refusal('invalid', 'The same would come out again.', [{ path: 'to', message: 'is `from`' }]);
  const [old, today] = [await requireVersion(service, slug, from), await requireVersion(service, slug, to)];
  if (today.state === 'draft') {
    throw new Refusal(
      'conflict',
      `Version ${to} is a draft: publish it first. Only what never changes can be a score.`,
    );
  }
  const id = RejudgeId.parse(randomUUID());
  const started = await startInStore(service.store, { id, slug, from: old.version, to: today.version, by });
  if (started.type === 'undecided') {
    throw new Refusal('conflict', `Rejudge '${started.id}' is not decided yet: apply or drop it first.`);
  }
  if (started.submissions === 0) {
    throw new Refusal('conflict', `No submission counts by version ${from}: there is nothing to judge again.`);
  }
  return await readRejudge(service, slug, id);
}
