import type { ChallengeSlug } from '../../domain/ids.ts';
import type { RejudgeId, RejudgeReport, RejudgeVerdict } from '../../protocol/rejudge-view.ts';
import { decideRejudge as decideInStore } from '../../store/rejudges/decide-rejudge.ts';
import { Refusal } from '../refusal.ts';
import type { Service } from '../service.ts';
import { readRejudge, requireRejudge } from './read-rejudges.ts';

/**
 * Makes the new scores count, for which it takes a second person, or leaves the old ones. The old judgings stay
 * readable either way.
 *
 * @throws Refusal `not-found`, `not-yours` for who started it and would apply it, or `conflict` where it is decided or not at its end.
 */
export async function decideRejudge(
  service: Service,
  slug: ChallengeSlug,
  id: RejudgeId,
  { decision, by }: RejudgeVerdict,
): Promise<RejudgeReport> {
  const { startedBy } = await requireRejudge(service, slug, id);
  if (decision === 'apply' && isSamePerson(by, startedBy)) {
    throw new Refusal(
      'not-yours',
      `'${startedBy}' started this rejudge: ask another author or an admin to look at it and apply it. You may drop it.`,
    );
  }
  const decided = await decideInStore(service.store, id, decision === 'apply' ? 'applied' : 'dropped', by);
  switch (decided) {
    case 'decided-before':
      throw new Refusal('conflict', 'This rejudge was decided before: start another one.');
    case 'unfinished':
      throw new Refusal('conflict', 'Not everything is judged yet: wait for it, or drop the rejudge.');
    case 'decided':
      return await readRejudge(service, slug, id);
  }
}

/** However they write themselves: `Ada ` is `ada`. */
function isSamePerson(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
